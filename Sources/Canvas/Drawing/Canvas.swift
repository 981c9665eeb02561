/// A place to draw a figure on, in pixels at natural size, whatever the format and the theme.
///
/// It lives while a `Drawing` is made. Drawing takes `Paint` (a role), which a theme turns into a colour later.
public final class Canvas {
  /// The natural size of the whole picture.
  public let size: Size
  /// The area to draw in: from (0, 0), as large as the figure said.
  public private(set) var content: Rect

  /// Whose colours are drawn. A figure that asks is drawn anew for each theme: take a `Paint` where there is one.
  public var theme: Theme {
    wasAskedForTheme = true
    return ownTheme
  }

  let text: TextEngine
  private(set) var wasAskedForTheme = false
  private let ownTheme: Theme
  /// What was drawn so far, in the coordinates of the whole picture.
  private(set) var marks: [Mark] = []
  /// How many cells of a map one rectangle stands for at most; 1 where every cell was drawn.
  private(set) var largestBlock = 1
  /// Where (0, 0) lies in the whole picture.
  private var origin = Point(0, 0)

  init(size: Size, theme: Theme, text: TextEngine) {
    self.size = size
    ownTheme = theme
    self.text = text
    content = Rect(at: Point(0, 0), size)
  }

  /// Draws with the origin moved; a size given becomes `content` meanwhile.
  public func moved(_ dx: Double, _ dy: Double, content size: Size? = nil, _ body: () throws -> Void) rethrows {
    let outer = (origin, content)
    origin = origin.moved(dx, dy)
    if let size { content = Rect(at: Point(0, 0), size) }
    defer { (origin, content) = outer }
    try body()
  }

  /// Draws only what falls into a rectangle.
  public func clipped(to rect: Rect, _ body: () throws -> Void) rethrows {
    marks.append(.clip(placed(rect)))
    defer { marks.append(.end) }
    try body()
  }

  /// Draws rotated around a point, clockwise by degrees.
  public func rotated(_ degrees: Double, around centre: Point, _ body: () throws -> Void) rethrows {
    marks.append(.turn(degrees: degrees, around: placed(centre)))
    defer { marks.append(.end) }
    try body()
  }
}

/// What the marks of all kinds are made of; places are those of the figure's code.
extension Canvas {
  func fill(_ outline: Outline, _ paint: Paint) { marks.append(.fill(placed(outline), paint)) }

  func stroke(_ outline: Outline, _ paint: Paint, width: Double, dash: Dash = .solid) {
    marks.append(.stroke(placed(outline), Stroke(paint: paint, width: width, dash: dash)))
  }

  func show(_ layout: TextLayout, at corner: Point, _ paint: Paint) {
    marks.append(.text(layout, placed(corner), paint))
  }

  func show(_ cells: Cells, in rect: Rect) {
    marks.append(.cells(CellPicture(cells, rect.size), placed(rect)))
  }

  /// Notes that rectangles stand for several cells each, which readers have to be told.
  func note(block count: Int) { largestBlock = max(largestBlock, count) }

  private func placed(_ point: Point) -> Point { point.moved(origin.x, origin.y) }

  private func placed(_ rect: Rect) -> Rect { Rect(at: placed(rect.origin), rect.size) }

  private func placed(_ outline: Outline) -> Outline {
    switch outline {
    case .rectangle(let rect, let radius): .rectangle(placed(rect), radius: radius)
    case .circle(let centre, let radius): .circle(placed(centre), radius: radius)
    case .path(let steps):
      .path(
        steps.map { step in
          switch step {
          case .move(let point): .move(placed(point))
          case .line(let point): .line(placed(point))
          case .curve(let first, let second, let end): .curve(placed(first), placed(second), placed(end))
          case .close: .close
          }
        })
    }
  }
}
