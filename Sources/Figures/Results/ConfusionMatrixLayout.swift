import Canvas
import Insights
import Localization

/// Where the parts of a confusion matrix stand.
struct ConfusionMatrixLayout {
  /// The cells.
  let grid: Rect
  /// The legend and the commonest confusions.
  let notes: Rect
  /// The room right of the cells for the sums of the rows.
  let sums: Double
  /// Whether cells are large enough for numbers.
  let hasNumbers: Bool
  /// Whether the names over the columns are turned, being wider than a cell.
  let hasUprightNames: Bool
  /// All parts together.
  let size: Size

  private let count: Int

  init(_ matrix: ConfusionMatrix) {
    count = matrix.classes.count
    let names = TextStyle.label.bold.width(ofWidest: matrix.classes)
    let left = 24 + names + 8
    sums = 48
    // Up to a dozen classes the notes stand beside the cells, else below.
    let isBeside = count <= 12
    let notesWidth = isBeside ? 144.0 : FigureMetrics.width
    let room = FigureMetrics.width - left - sums - (isBeside ? notesWidth + 20 : 0)
    let cell = max(4, min(48, (room / Double(max(1, count))).rounded(.down)))
    hasNumbers = cell >= 26
    hasUprightNames = names > cell - 6
    let top = 20 + (hasUprightNames ? names + 10 : 22)
    let side = cell * Double(count)
    grid = Rect(left, top, side, side)
    let bottom = grid.maxY + (hasNumbers ? 24 : 4)
    notes =
      isBeside
      ? Rect(grid.maxX + sums + 20, top, notesWidth, side) : Rect(left, bottom + 16, min(360, room), 210)
    size = Size(FigureMetrics.width, isBeside ? bottom : notes.maxY)
  }

  /// The cell of a true class and an answer.
  func cell(_ label: Int, _ predicted: Int) -> Rect { grid.cell(label, predicted, of: (count, count)) }

  /// Draws the names of the classes left of the rows and above the columns, and what rows and columns are.
  func drawNames(_ classes: [String], on canvas: Canvas, _ strings: Strings) throws {
    canvas.text(try strings("confusion-matrix.labels.predicted"), at: Point(grid.midX, 0), .heading, .ink, .top)
    canvas.text(
      try strings("confusion-matrix.labels.true"), at: Point(9, grid.midY), .heading, .ink, .centre, rotated: -90)
    for (index, name) in classes.enumerated() {
      let diagonal = cell(index, index)
      canvas.text(name, at: Point(grid.minX - 8, diagonal.midY), .label.bold, .ink, .right)
      let place = Point(diagonal.midX, grid.minY - 6)
      if hasUprightNames {
        canvas.text(name, at: place, .label.bold, .ink, .left, rotated: -90)
      } else {
        canvas.text(name, at: place, .label.bold, .ink, .bottom)
      }
    }
  }
}
