/// A figure drawn once, of which pictures in every theme and format are made: its code runs and its words are laid out only once.
///
/// Only a figure that asks the canvas for its theme is drawn anew for each theme. A drawing serves one thread at a time.
public final class Drawing {
  /// The natural size of each page in CSS pixels, whole numbers.
  public let size: Size
  private let description: PictureDescription
  private let pages: Int
  private let body: (Canvas, Int) throws -> Void
  /// Texts belong to the engine that laid them out, which no other thread may use meanwhile.
  private let engine = TextEngine.take()
  /// What was drawn, page by page, for whatever theme or for one alone.
  private var recordings: [(theme: Theme?, marks: [[Mark]], block: Int)] = []

  /// Cairo's images have at most 32,767 device pixels each way.
  private static var mostPixels: Double { 16_000 }

  /// Makes a drawing, whose pages are drawn when a picture is asked for.
  ///
  /// - Parameters:
  ///   - size: natural size of each page in pixels; rounded up to whole pixels.
  ///   - description: title and alternative text, written into SVG and PDF files.
  ///   - body: draws the page of an index on the canvas, which lives only during the call.
  /// - Throws: `CanvasError` for a size that no picture can have.
  public init(
    _ size: Size, pages: Int = 1, _ description: PictureDescription,
    _ body: @escaping (Canvas, Int) throws -> Void
  ) throws(CanvasError) {
    guard (0...Drawing.mostPixels).contains(size.width), (0...Drawing.mostPixels).contains(size.height) else {
      throw .size(picture: description.id, width: size.width, height: size.height)
    }
    self.size = Size(size.width.rounded(.up), size.height.rounded(.up))
    (self.description, self.pages, self.body) = (description, pages, body)
  }

  deinit { TextEngine.giveBack(engine) }

  /// The drawing as a file; of several pages only a PDF file holds more than the first.
  ///
  /// - Throws: what `body` throws, or `CanvasError` if Cairo refuses.
  public func picture(as format: PictureFormat, theme: Theme = .light) throws -> Picture {
    let marks = try marks(theme)
    switch format {
    case .svg: return Picture(bytes: SVGWriter.document(marks[0], size, theme, description), size: size)
    case .png: return Picture(bytes: try CairoPainter.png(marks[0], size, theme, description.id), size: size)
    case .pdf: return Picture(bytes: try CairoPainter.pdf(marks, size, theme, description), size: size)
    }
  }

  /// How many cells of a map one rectangle stands for at most; 1 where every cell is drawn.
  ///
  /// - Throws: what `body` throws.
  public func largestBlock() throws -> Int {
    if recordings.isEmpty { _ = try marks(.light) }
    return recordings[0].block
  }

  private func marks(_ theme: Theme) throws -> [[Mark]] {
    if let known = recordings.first(where: { $0.theme == nil || $0.theme == theme }) { return known.marks }
    var block = 1
    var asksForTheme = false
    let marks = try TextEngine.$current.withValue(engine) {
      try (0..<pages).map { page in
        let canvas = Canvas(size: size, theme: theme, text: engine)
        canvas.rectangle(Rect(0, 0, size.width, size.height), fill: .paper)
        try body(canvas, page)
        if canvas.wasAskedForTheme { asksForTheme = true }
        block = max(block, canvas.largestBlock)
        return canvas.marks
      }
    }
    recordings.append((asksForTheme ? theme : nil, marks, block))
    return marks
  }
}

extension Picture {
  /// Draws a picture in one theme and format.
  ///
  /// - Throws: what `body` throws, or `CanvasError` for a size that no picture can have or if Cairo refuses.
  public static func draw(
    _ size: Size, as format: PictureFormat, theme: Theme = .light, _ description: PictureDescription,
    _ body: (Canvas) throws -> Void
  ) throws -> Picture {
    try withoutActuallyEscaping(body) { body in
      try Drawing(size, description) { canvas, _ in try body(canvas) }.picture(as: format, theme: theme)
    }
  }

  /// Draws a PDF file of several pages, all of one size; `body` draws the page of an index.
  ///
  /// - Throws: what `body` throws, or `CanvasError` for a size that no picture can have or if Cairo refuses.
  public static func document(
    _ size: Size, pages: Int, theme: Theme = .light, _ description: PictureDescription,
    _ body: (Canvas, Int) throws -> Void
  ) throws -> Picture {
    try withoutActuallyEscaping(body) { body in
      try Drawing(size, pages: pages, description, body).picture(as: .pdf, theme: theme)
    }
  }
}
