import Canvas
import Insights
import Tensors

/// Where the two rows of pictures stand: cells of one size in both where both are maps, so that sizes can be compared.
struct LayerMapsLayout {
  /// A row of pictures.
  struct Row {
    var top: Double
    /// The size of a cell: square in maps, in signals and vectors as high as it takes to be seen.
    let cell: Size
    let pitch: Double
    let height: Double

    /// The rectangle of a picture of `[rows, columns]`.
    func frame(_ index: Int, _ shape: Shape) -> Rect {
      Rect(
        Double(index) * pitch, top + LayerMapsLayout.headHeight, Double(shape[1]) * cell.width,
        Double(shape[0]) * cell.height)
    }
  }

  let before, after: Row

  static let headHeight = 40.0
  private static let gap = 10.0
  private static let between = 48.0
  private static let labelWidth = 54.0

  init(_ value: LayerPictures) {
    let cells = [value.before, value.after].map(LayerMapsLayout.cell)
    let isComparable = value.before.kind == value.after.kind && value.before.kind != .vector
    let common = min(cells[0], cells[1])
    before = LayerMapsLayout.row(value.before, cell: isComparable ? common : cells[0], top: 0)
    var below = LayerMapsLayout.row(value.after, cell: isComparable ? common : cells[1], top: 0)
    below.top = LayerMapsLayout.headHeight + before.height + LayerMapsLayout.between
    after = below
  }

  var legendTop: Double { after.top + LayerMapsLayout.headHeight + after.height + 24 }

  /// As large as there is room for in a row, but no picture is huge.
  private static func cell(_ pictures: ValuePictures) -> Double {
    let shape = pictures.pictures[0].values.shape
    let count = Double(pictures.pictures.count)
    let room = (FigureMetrics.width - gap * (count - 1)) / count
    return min(room / Double(shape[1]), (pictures.kind == .vector ? 18 : 150) / Double(shape[0]), 18)
  }

  private static func row(_ pictures: ValuePictures, cell: Double, top: Double) -> Row {
    let shape = pictures.pictures[0].values.shape
    let least = pictures.kind == .vector || pictures.kind == .signal ? min(14, 150 / Double(shape[0])) : 0
    let isSignal = pictures.kind == .maps && shape[0] == 1
    let size =
      isSignal
      ? Size(cell, Size.map(rows: 1, columns: shape[1], cell: cell).height) : Size(cell, max(cell, least))
    let room = (FigureMetrics.width + gap) / Double(pictures.pictures.count)
    return Row(
      top: top, cell: size, pitch: max(Double(shape[1]) * cell + gap, min(labelWidth, room)),
      height: Double(shape[0]) * size.height)
  }
}
