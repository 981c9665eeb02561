import Canvas
import Localization

/// Distances that all figures share, in px.
public enum FigureMetrics {
  /// Free on every side of a figure's content.
  public static let margin = 16.0
  /// The usual width of a figure's content; with both margins the picture is 720 px wide.
  public static let width = 688.0
  /// Between the title and the content.
  static let titleGap = 14.0
}

/// A figure drawn, in one language, theme and format.
public struct RenderedFigure: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]
  /// The natural size in CSS pixels, with margins and title.
  public let size: Size
  /// Title, caption and alternative text in that language.
  public let wording: FigureWording
  /// The parts that lead somewhere or have a name, in the coordinates of the whole picture.
  public let regions: [FigureRegion]
}

/// All frames of a sequence, in one language and theme.
public struct RenderedSequence: Sendable {
  /// The bytes of the PDF file, a page for each frame.
  public let bytes: [UInt8]
  /// Title, caption and alternative text of the whole.
  public let wording: FigureWording
}

/// Draws figures with their title above, for one theme.
public struct FigureRenderer: Sendable {
  /// Whose colours are drawn.
  public let theme: Theme

  /// Makes a renderer.
  public init(theme: Theme = .light) { self.theme = theme }

  /// Draws a figure; may be called from several threads at once, and gives the same bytes as from one.
  ///
  /// - Throws: what the figure throws for missing strings, or `CanvasError`.
  public func render(_ figure: some Figure, _ strings: Strings, as format: FigureFormat) throws -> RenderedFigure {
    let prepared = try PreparedFigure(figure, strings)
    return RenderedFigure(
      bytes: try prepared.bytes(as: format, theme: theme), size: prepared.size, wording: prepared.wording,
      regions: prepared.regions)
  }

  /// Draws all frames of a sequence, each with its title, as the pages of one PDF file.
  ///
  /// - Throws: what the frames throw for missing strings, or `CanvasError`.
  public func render(_ sequence: some FigureSequence, _ strings: Strings) throws -> RenderedSequence {
    let wording = try sequence.wording(strings)
    let figures = sequence.frames
    let frames = try figures.map { try Frame($0, strings) }
    let size = frames.reduce(Size(0, 0)) { Size(max($0.width, $1.size.width), max($0.height, $1.size.height)) }
    let document = try Picture.document(
      size, pages: frames.count, theme: theme, PictureDescription(sequence.id, wording, strings)
    ) { canvas, page in try frames[page].draw(figures[page], on: canvas, strings) }
    return RenderedSequence(bytes: document.bytes, wording: wording)
  }
}

/// A figure in one language, which takes one drawing for files in all formats and themes. It serves one thread at a time.
public struct PreparedFigure {
  /// The natural size in CSS pixels, with margins and title.
  public let size: Size
  /// Title, caption and alternative text in the language.
  public let wording: FigureWording
  /// The parts that lead somewhere or have a name, in the coordinates of the whole picture.
  public let regions: [FigureRegion]
  private let drawing: Drawing

  /// Makes a figure ready to be drawn.
  ///
  /// - Throws: what the figure throws for missing strings, or `CanvasError` for a size that no picture can have.
  public init(_ figure: some Figure, _ strings: Strings) throws {
    let frame = try Frame(figure, strings)
    regions = try figure.regions(strings).map { $0.moved(FigureMetrics.margin, frame.top) }
    drawing = try Drawing(frame.size, PictureDescription(figure.id, frame.wording, strings)) { canvas, _ in
      try frame.draw(figure, on: canvas, strings)
    }
    size = drawing.size
    let block = try drawing.largestBlock()
    wording =
      block == 1
      ? frame.wording : frame.wording.noting(try strings("maps.blocks", ["count": strings.numbers.integer(block)]))
  }

  /// The bytes of a file.
  ///
  /// - Throws: what the figure throws for missing strings, or `CanvasError`.
  public func bytes(as format: FigureFormat, theme: Theme) throws -> [UInt8] {
    try drawing.picture(as: format, theme: theme).bytes
  }
}

extension PictureDescription {
  fileprivate init(_ id: String, _ wording: FigureWording, _ strings: Strings) {
    self.init(id: id, title: wording.title, alternative: wording.alternative, language: strings.language.rawValue)
  }
}

/// A figure with its margin and title.
private struct Frame {
  let wording: FigureWording
  /// The size with margins and title.
  let size: Size
  /// Where the content begins, below the title.
  let top: Double
  private let title: TextBlock
  private let content: Size

  init(_ figure: any Figure, _ strings: Strings) throws {
    wording = try figure.wording(strings)
    content = try figure.size(strings)
    let margin = FigureMetrics.margin
    title = TextBlock(wording.title, .title, width: content.width)
    top = margin + title.size.height + FigureMetrics.titleGap
    size = Size(content.width + 2 * margin, top + content.height + margin)
  }

  func draw(_ figure: any Figure, on canvas: Canvas, _ strings: Strings) throws {
    canvas.place(title, at: Point(FigureMetrics.margin, FigureMetrics.margin))
    try canvas.moved(FigureMetrics.margin, top, content: content) { try figure.draw(on: canvas, strings) }
  }
}
