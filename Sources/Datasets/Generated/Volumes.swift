import Tensors

extension DataSource {
  /// Small volumes with one solid each, made of formulas: place, size, turn, brightness and noise are drawn at random.
  static let volumes = DataSource(
    name: "volumes", licence: "MIT", place: .generated, defaults: Dataset.Defaults(network: "volumes", epochs: 30),
    make: { _ in Dataset.volumes() })
}

extension Dataset {
  /// 3,000 volumes to train with and 600 to test with, of 16 slices with 16 rows and 16 columns, `[1, 16, 16, 16]`; the same
  /// bytes on every machine.
  static func volumes() -> Dataset {
    Dataset(
      name: "volumes", title: "volumes",
      train: Solid.examples(3000, stream: "volumes train"), test: Solid.examples(600, stream: "volumes test"),
      classes: Solid.allCases.map(\.rawValue))
  }
}

/// A body in space.
enum Solid: String, CaseIterable {
  case ball, cube, cylinder, cone, torus, cross

  /// How many cells a volume has along each axis.
  static let side = 16

  static func examples(_ count: Int, stream: String) -> LabelledImages {
    var (values, labels): ([UInt8], [UInt8]) = ([], [])
    values.reserveCapacity(count * side * side * side)
    for index in 0..<count {
      var draw = Draw(stream, index)
      let label = draw.choice(allCases.count)
      allCases[label].append(to: &values, &draw)
      labels.append(UInt8(label))
    }
    return LabelledImages(pixels: values, labels: labels, shape: [1, side, side, side])
  }

  /// Adds the cells of one volume, slice by slice, each row by row.
  private func append(to values: inout [UInt8], _ draw: inout Draw) {
    let (size, turn) = (draw.number(4.5...6.5), draw.turn())
    let middle = SIMD3(draw.number(-1.5...1.5), draw.number(-1.5...1.5), draw.number(-1.5...1.5))
    let (inside, outside, noise) = (draw.number(0.55...0.9), draw.number(0.05...0.2), draw.number(0.02...0.08))
    let half = Double(Self.side - 1) / 2
    for slice in 0..<Self.side {
      for row in 0..<Self.side {
        for column in 0..<Self.side {
          let from = SIMD3(Double(slice), Double(row), Double(column)) - half - middle
          let place = SIMD3(dot(turn[0], from), dot(turn[1], from), dot(turn[2], from)) / size
          // One cell wide, the border goes from outside to inside.
          let share = Swift.min(Swift.max(0.5 + depth(place) * size, 0), 1)
          values.append(UInt8(step: outside + (inside - outside) * share + noise * draw.noise()))
        }
      }
    }
  }

  /// About how far inside a place lies, in units of the solid's size; negative outside of it.
  private func depth(_ p: SIMD3<Double>) -> Double {
    func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }
    func box(_ x: Double, _ y: Double, _ z: Double) -> Double {
      Swift.min(x - abs(p.x), Swift.min(y - abs(p.y), z - abs(p.z)))
    }
    switch self {
    case .ball: return 0.95 - dot(p, p).squareRoot()
    case .cube: return box(0.8, 0.8, 0.8)
    case .cylinder: return Swift.min(0.7 - length(p.y, p.z), 0.9 - abs(p.x))
    case .cone: return Swift.min(0.9 - abs(p.x), 0.5 * (0.9 - p.x) - length(p.y, p.z))
    case .torus: return 0.33 - length(length(p.y, p.z) - 0.68, p.x)
    case .cross: return Swift.max(box(1, 0.35, 0.35), Swift.max(box(0.35, 1, 0.35), box(0.35, 0.35, 1)))
    }
  }
}

private func dot(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> Double { a.x * b.x + a.y * b.y + a.z * b.z }
