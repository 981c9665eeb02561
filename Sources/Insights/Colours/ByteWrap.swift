import Tensors

/// What becomes of a map when its numbers are multiplied by 255 and cast to bytes, as `np.array(map * 255, dtype=np.uint8)`
/// does: above 255 they begin again at 0.
public struct ByteWrap: Equatable, Sendable {
  /// A cell on its way to a byte.
  public struct Cell: Equatable, Sendable {
    /// Where it is.
    public let place: Place
    /// Its value.
    public let value: Float
    /// The value times 255.
    public let scaled: Float
    /// What the byte holds.
    public let byte: UInt8
  }

  /// The layer and the filter whose map it is.
  public let layer: String
  /// The index of the filter.
  public let filter: Int
  /// The image.
  public let example: Experiment.Example
  /// The map, `[rows, columns]`.
  public let map: Tensor
  /// Some of its cells, from the smallest value to the largest.
  public let cells: [Cell]
  /// How many cells of the map do not fit into a byte, of how many.
  public let wrapped, count: Int

  /// The first value that does not fit: 256 / 255.
  public static let limit: Float = 256 / 255

  /// The byte that a number becomes on usual machines: the fraction is cut off, and of the rest the last eight bits stay.
  public static func byte(_ value: Float) -> UInt8 {
    let scaled = value * 255
    // Beyond 32 bits processors give the smallest integer, whose last bits are 0.
    guard abs(scaled) < 0x1p31 else { return 0 }
    return UInt8(truncatingIfNeeded: Int32(scaled))
  }

  /// The map as bytes, from 0 to 1.
  public var wrappedMap: Tensor { Tensor(map.shape, map.values.map { Float(Self.byte($0)) / 255 }) }

  /// The map of a layer in which most strong cells turn dark, of the hero if there is such, else of any example; of none, the
  /// strongest map of the hero. `nil` without convolution layers.
  init?(_ experiment: Experiment, _ convolutions: [Convolution]) {
    let others = experiment.examples.indices.filter { $0 != experiment.hero }
    let found =
      Self.worst([experiment.hero], convolutions) ?? Self.worst(others, convolutions)
      ?? Self.strongest(experiment.hero, convolutions)
    guard let found else { return nil }
    (layer, filter) = (found.convolution.name, found.filter)
    example = experiment.examples[found.example]
    map = found.convolution.activation.slice(found.example).slice(filter)
    let values = map.values
    wrapped = values.count { !(0..<Self.limit).contains($0) }
    count = values.count
    cells = Self.tellingCells(map)
  }

  private typealias Choice = (convolution: Convolution, example: Int, filter: Int)

  /// The map whose strong cells lose most of their brightness.
  private static func worst(_ examples: [Int], _ convolutions: [Convolution]) -> Choice? {
    var best: (choice: Choice, loss: Float)?
    for example in examples {
      for convolution in convolutions {
        let maps = convolution.activation.slice(example)
        for filter in 0..<maps.shape.channels {
          let values = maps.slice(filter).values
          let largest = values.max() ?? 0
          let loss = values.reduce(Float(0)) { sum, value in
            value < limit ? sum : sum + max(0, value / largest - Float(byte(value)) / 255)
          }
          if loss > best?.loss ?? 0 { best = ((convolution, example, filter), loss) }
        }
      }
    }
    return best?.choice
  }

  private static func strongest(_ example: Int, _ convolutions: [Convolution]) -> Choice? {
    var best: (choice: Choice, value: Float)?
    for convolution in convolutions {
      let maps = convolution.activation.slice(example)
      let index = maps.indexOfMaximum ?? 0
      guard maps.values[index] > best?.value ?? -.infinity else { continue }
      best = ((convolution, example, index / (maps.shape.rows * maps.shape.columns)), maps.values[index])
    }
    return best?.choice
  }

  /// The largest value, the smallest if it is negative, the darkest and the brightest that do not fit, the largest that fits:
  /// as far as such a cell is found at some distance from those before it, so that each can be pointed at.
  private static func tellingCells(_ map: Tensor) -> [Cell] {
    let (values, columns) = (map.values, map.shape[1])
    let order = values.indices.sorted { (values[$0], $1) < (values[$1], $0) }
    let large = order.filter { values[$0] >= limit }
    let byBytes = large.sorted { (byte(values[$0]), $0) < (byte(values[$1]), $1) }
    let candidates: [[Int]] = [
      order.reversed(), order.filter { values[$0] < 0 }, byBytes, byBytes.reversed(),
      order.reversed().filter { (0..<limit).contains(values[$0]) },
    ]
    let distance = max(2, min(map.shape[0], columns) / 5)
    var chosen: [Int] = []
    for wanted in candidates {
      let next = wanted.prefix(max(1, wanted.count / 2)).first { index in
        chosen.allSatisfy {
          max(abs($0 / columns - index / columns), abs($0 % columns - index % columns)) >= distance
        }
      }
      if let next { chosen.append(next) }
    }
    return chosen.sorted { (values[$0], $0) < (values[$1], $1) }.map {
      Cell(
        place: Place(row: $0 / columns, column: $0 % columns), value: values[$0], scaled: values[$0] * 255,
        byte: byte(values[$0]))
    }
  }
}
