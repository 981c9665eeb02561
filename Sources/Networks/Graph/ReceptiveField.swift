import Engine
import Tensors

/// Which cells of the network's input one value of a layer's output depends on.
///
/// Closed form of Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural Networks" (Distill, 2019):
/// a window that reaches over k cells (its size, without gaps) and has stride s with p cells of padding in front turns size r, jump j and start b into
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

  /// The field along each axis of the input, outermost first.
  public var axes: [Axis]

  /// Makes a field along any axes.
  public init(axes: [Axis]) { self.axes = axes }

  /// Makes a field along rows and columns.
  public init(rows: Axis, columns: Axis) { axes = [rows, columns] }

  /// The field along the rows, of an input with rows and columns.
  public var rows: Axis { axes[axes.count - 2] }
  /// The field along the columns.
  public var columns: Axis { axes[axes.count - 1] }

  /// The field of the input itself: one cell.
  public static func oneCell(axes: Int) -> ReceptiveField {
    ReceptiveField(axes: Array(repeating: Axis(size: 1, jump: 1, start: 0), count: axes))
  }

  /// The field behind a layer that sees this much of maps of `shape`; `nil` where sizes grow beyond reason, or where no
  /// single field tells of all cells.
  package func seen(by sight: Sight, over shape: Shape) -> ReceptiveField? {
    switch sight {
    case .cell: return self
    case .scattered: return nil
    case .window(let window):
      guard window.axes.count == axes.count else { return nil }
      return field(
        zip(axes, window.axes).map { axis, window in
          axis.under(reach: window.reach, stride: window.stride, before: window.padding.before)
        })
    case .everything:
      let extents = shape.hasCells ? shape.cells : axes.map { _ in 1 }
      guard extents.count == axes.count else { return nil }
      return field(zip(axes, extents).map { $0.under(reach: $1, stride: 0, before: 0) })
    }
  }

  /// The field of a value that is made of two others, cell by cell; `nil` where their jumps differ.
  package func union(_ other: ReceptiveField) -> ReceptiveField? {
    guard axes.count == other.axes.count else { return nil }
    return field(zip(axes, other.axes).map { $0.union($1) })
  }

  private func field(_ axes: [Axis?]) -> ReceptiveField? {
    let known = axes.compactMap { $0 }
    return known.count == axes.count ? ReceptiveField(axes: known) : nil
  }
}

extension ReceptiveField.Axis {
  fileprivate func under(reach window: Int, stride: Int, before: Int) -> Self? {
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
