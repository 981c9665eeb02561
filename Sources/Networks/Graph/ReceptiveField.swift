import Engine
import Tensors

/// Which cells of the network's input one value of a layer's output depends on.
///
/// Closed form of Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks" (Distill, 2019):
/// a window of size k and stride s with p cells of padding in front turns size r, jump j and start b into
/// `r + (k - 1) * j`, `j * s` and `b - p * j`.
public struct ReceptiveField: Hashable, Sendable {
  /// The field along one axis.
  public struct Axis: Hashable, Sendable {
    /// How many cells of the input one output sees, those in the padding included.
    public var size: Int
    /// How far apart the fields of two neighbours are; 0 where every output sees the same cells.
    public var jump: Int
    /// The first cell that the first output sees; negative where that lies in the padding.
    public var start: Int

    /// Makes the field along one axis.
    public init(size: Int, jump: Int, start: Int) {
      (self.size, self.jump, self.start) = (size, jump, start)
    }

    /// The cells that the output at `index` sees, those in the padding included.
    public func cells(at index: Int) -> Range<Int> { start + index * jump..<start + index * jump + size }
  }

  /// The field along the rows and along the columns of the input.
  public var rows, columns: Axis

  /// Makes a field.
  public init(rows: Axis, columns: Axis) { (self.rows, self.columns) = (rows, columns) }

  /// The field of the input itself: one cell.
  public static let oneCell = ReceptiveField(
    rows: Axis(size: 1, jump: 1, start: 0), columns: Axis(size: 1, jump: 1, start: 0))

  /// The field behind a layer that sees this much of maps of `shape`; `nil` where sizes grow beyond reason.
  package func seen(by sight: Sight, over shape: Shape) -> ReceptiveField? {
    switch sight {
    case .cell: return self
    case .scattered: return nil
    case .window(let window):
      guard let rows = rows.under(size: window.rows, stride: window.rowStride, before: window.padding.top),
        let columns = columns.under(
          size: window.columns, stride: window.columnStride, before: window.padding.left)
      else { return nil }
      return ReceptiveField(rows: rows, columns: columns)
    case .everything:
      let extents = shape.isMaps ? (shape.rows, shape.columns) : (1, 1)
      guard let rows = rows.under(size: extents.0, stride: 0, before: 0),
        let columns = columns.under(size: extents.1, stride: 0, before: 0)
      else { return nil }
      return ReceptiveField(rows: rows, columns: columns)
    }
  }

  /// The field of a value that is made of two others, cell by cell; `nil` where their jumps differ.
  package func union(_ other: ReceptiveField) -> ReceptiveField? {
    guard let rows = rows.union(other.rows), let columns = columns.union(other.columns) else { return nil }
    return ReceptiveField(rows: rows, columns: columns)
  }
}

extension ReceptiveField.Axis {
  fileprivate func under(size window: Int, stride: Int, before: Int) -> Self? {
    let (growth, overflow1) = (window - 1).multipliedReportingOverflow(by: jump)
    let (newSize, overflow2) = size.addingReportingOverflow(growth)
    let (newJump, overflow3) = jump.multipliedReportingOverflow(by: stride)
    let (shift, overflow4) = before.multipliedReportingOverflow(by: jump)
    let (newStart, overflow5) = start.subtractingReportingOverflow(shift)
    if overflow1 || overflow2 || overflow3 || overflow4 || overflow5 { return nil }
    // Beyond this the cells of a field at any index could not be counted any more.
    guard newSize < 1 << 40, newJump < 1 << 32, newStart > -(1 << 40) else { return nil }
    return Self(size: newSize, jump: newJump, start: newStart)
  }

  fileprivate func union(_ other: Self) -> Self? {
    guard jump == other.jump else { return nil }
    let first = min(start, other.start)
    return Self(size: max(start + size, other.start + other.size) - first, jump: jump, start: first)
  }
}
