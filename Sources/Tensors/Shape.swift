/// The extents of a tensor, outermost first.
///
/// Feature maps of one example are `[channels, rows, columns]`, vectors `[features]`; with a batch in front
/// `[examples, channels, rows, columns]` and `[examples, features]`.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// The extent of each axis, outermost first.
  public let dimensions: [Int]

  /// Makes a shape; every extent must be positive or zero.
  public init(_ dimensions: [Int]) {
    precondition(dimensions.allSatisfy { $0 >= 0 }, "a shape has no negative extents: \(dimensions)")
    self.dimensions = dimensions
  }

  /// Makes a shape from its extents, outermost first.
  public init(arrayLiteral elements: Int...) {
    self.init(elements)
  }

  /// How many axes there are.
  @inlinable public var rank: Int { dimensions.count }

  /// How many values a tensor of this shape holds: the product of the extents.
  @inlinable public var count: Int { dimensions.reduce(1, *) }

  /// The extent of one axis.
  @inlinable public subscript(axis: Int) -> Int { dimensions[axis] }

  /// This shape for a batch of `examples`.
  public func batched(_ examples: Int) -> Shape { Shape([examples] + dimensions) }

  /// This shape without its first axis.
  public var withoutBatch: Shape { Shape(Array(dimensions.dropFirst())) }

  /// The extents joined by a multiplication sign, as in `26×26×8`.
  public var description: String { dimensions.map(String.init).joined(separator: "×") }
}

/// Feature maps of one example: `[channels, rows, columns]`; of signals `[channels, steps]`, of volumes
/// `[channels, depth, rows, columns]`.
extension Shape {
  /// Whether this is a stack of two-dimensional maps.
  public var isMaps: Bool { rank == 3 }
  /// Whether this is a stack of maps with any number of axes from one to three, and no vector.
  public var hasCells: Bool { (2...4).contains(rank) }
  /// The number of maps, for a shape of maps; the number of features of a vector.
  public var channels: Int { dimensions[0] }
  /// The extents of each map; none of a vector.
  public var cells: [Int] { Array(dimensions.dropFirst()) }
  /// The number of rows of each map, for a shape of two-dimensional maps.
  public var rows: Int { dimensions[1] }
  /// The number of columns of each map, for a shape of two-dimensional maps.
  public var columns: Int { dimensions[2] }

  /// The extents as Keras prints them, channels last: `[rows, columns, channels]` or `[features]`.
  public var channelsLast: [Int] { rank > 1 ? Array(dimensions.dropFirst()) + [dimensions[0]] : dimensions }

  /// Makes a shape from extents as Keras prints them, channels last.
  public init(channelsLast extents: [Int]) { self.init(extents.suffix(1) + extents.dropLast()) }
}
