import Canvas
import Insights
import Localization

/// Where the rows of filters and their pieces of images stand.
struct ExcitingPatchesLayout {
  /// How many pieces stand in a row.
  let count: Int
  /// The size of a piece, and how far each stands from the one before.
  let pieceSize: Size
  let pitch: Double
  /// The size of a whole image, and of a cell in it.
  let imageSize: Size
  /// The side of a cell of a kernel; 0 where none is drawn.
  let kernelCell: Double
  let size: Size

  static let headHeight = 34.0
  static let crowdWidth = 104.0
  private static let side = 46.0
  private static let imageSide = 72.0
  private let imageLeft: Double
  private let piecesLeft: Double
  private let rowHeight: Double
  private let cell: Double

  init(_ value: ExcitingPatches, _ rows: [ExcitingPatchesRow], _ labels: [String]) {
    let kernel = value.kernels?.first?.first
    kernelCell = kernel.map { 34.0.cell(of: max($0.shape[0], $0.shape[1])) } ?? 0
    let kernels = Double(value.kernels?.first?.count ?? 0)
    let kernelWidth = kernels * (Double(kernel?.shape[1] ?? 0) * kernelCell + 3)
    let shape = rows.lazy.compactMap(\.patches.first).first?.example.image.shape
    let (imageRows, imageColumns) = (shape?.rows ?? 1, shape?.columns ?? 1)
    let imageCell = Self.imageSide.cell(of: max(imageRows, imageColumns))
    imageSize = .map(rows: imageRows, columns: imageColumns, cell: imageCell)
    let field = (
      rows: rows.flatMap(\.patches).map(\.rows.count).max() ?? 1,
      columns: rows.flatMap(\.patches).map(\.columns.count).max() ?? 1
    )
    cell = Self.side.cell(of: max(field.rows, field.columns))
    pieceSize = .map(rows: field.rows, columns: field.columns, cell: cell)
    imageLeft = max(TextStyle.label.width(ofWidest: labels), kernelWidth) + 12
    piecesLeft = imageLeft + imageSize.width + 24
    let words = TextStyle.small.width(ofWidest: rows.flatMap(\.words).flatMap { [$0.image, $0.value] })
    let room = FigureMetrics.width - piecesLeft - Self.crowdWidth - 8
    let least = max(pieceSize.width, words) + 7
    count = max(1, min(ExcitingPatches.patchLimit, Int(room / least)))
    pitch = max(least, room / Double(count))
    rowHeight = max(imageSize.height, pieceSize.height + 32, Double(kernel?.shape[0] ?? 0) * kernelCell + 20) + 14
    size = Size(FigureMetrics.width, Self.headHeight + Double(rows.count) * rowHeight - 14)
  }

  /// The top of a filter's row.
  func top(_ row: Int) -> Double { Self.headHeight + Double(row) * rowHeight }

  /// The whole image of a row.
  func image(_ row: Int) -> Rect { Rect(at: Point(imageLeft, top(row)), imageSize) }

  /// A piece of an image, which may be smaller than most where it is cut.
  func piece(_ index: Int, _ row: Int, _ patch: ExcitingPatches.Patch) -> Rect {
    Rect(
      at: Point(piecesLeft + Double(index) * pitch, top(row)),
      .map(rows: patch.rows.count, columns: patch.columns.count, cell: cell))
  }

  /// The place of the words under a piece.
  func words(_ index: Int, _ row: Int) -> Point {
    Point(piecesLeft + Double(index) * pitch, top(row) + pieceSize.height + 4)
  }

  /// The left edges of what stands beside each other.
  var columns: (image: Double, pieces: Double, crowd: Double) {
    (imageLeft, piecesLeft, FigureMetrics.width - Self.crowdWidth)
  }
}
