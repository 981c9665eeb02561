import Canvas

/// Pictures beside each other, with a letter above each and its legend below.
struct LetteredRow: Element {
  /// One picture.
  struct Panel: Sendable {
    let heat: HeatMap
    let legend: Legend?
  }

  /// How large a picture is at most.
  static let side = 132.0

  /// What the pictures are called.
  static let letters = ["A", "B", "C"]

  private let columns: Row

  /// Sets pictures side by side; without letters of its own the row takes A, B, C.
  init(_ panels: [Panel], titles: [String] = LetteredRow.letters) {
    columns = Row(
      zip(titles, panels).map { title, panel in
        let picture = [TextBlock(title, .heading), panel.heat] as [any Element]
        return Column(picture + [panel.legend].compactMap { $0 }, gap: 8)
      }, gap: 32, alignment: .leading)
  }

  /// All pictures.
  var size: Size { columns.size }

  /// Where the columns stand when the row stands at a point.
  func frames(at origin: Point) -> [Rect] { columns.frames(at: origin) }

  /// Draws all pictures.
  func draw(on canvas: Canvas, in rect: Rect) { columns.draw(on: canvas, in: rect) }
}
