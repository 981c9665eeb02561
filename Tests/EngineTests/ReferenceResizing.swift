import Engine
import Tensors
import Testing

/// Random extents with every rule in turn, always the same for a number.
struct RandomResizing: CustomTestStringConvertible, Sendable {
  let number: Int
  let extents, sizes: [Int]
  let channels: Int
  let rule: ResamplingRule
  /// Factors that were rounded down to the sizes.
  let scales: [Float]?

  init(_ number: Int) {
    var generator = RandomGenerator(seed: UInt64(number), stream: "resizing")
    func draw(_ range: ClosedRange<Int>) -> Int { range.lowerBound + Int(generator.next() % UInt64(range.count)) }
    self.number = number
    extents = [draw(1...7), draw(1...7)]
    channels = draw(1...3)
    rule = ResamplingRule(
      interpolation: number % 2 == 0 ? .bilinear : .nearest, coordinates: CellCoordinates.allCases[number / 2 % 3],
      rounding: NearestRounding.allCases[number / 6 % 4])
    if number % 5 == 0 {
      let scales = [Float(draw(20...40)) / 16, Float(draw(16...40)) / 16]
      (self.scales, sizes) = (scales, zip(extents, scales).map { Int(Float($0) * $1) })
    } else {
      (scales, sizes) = (nil, [draw(1...9), draw(1...9)])
    }
  }

  var testDescription: String { "\(number): \(extents) to \(sizes), \(rule)" }

  var axes: [ResampledAxis] {
    extents.indices.map { ResampledAxis(extents[$0], to: sizes[$0], rule, scale: scales?[$0]) }
  }

  static let all = (1...48).map(RandomResizing.init)
}

extension Reference {
  /// As ONNX's definition of Resize reads.
  static func resizing(_ x: Doubles, _ random: RandomResizing) -> Doubles {
    var result = Doubles(Shape([x.shape[0], x.shape[1]] + random.sizes))
    for place in places(result.shape.dimensions) {
      let corners = [0, 1].map { axis in
        nearCells(
          place[axis + 2], Double(random.extents[axis]), Double(random.sizes[axis]), random.rule,
          random.scales.map { Double($0[axis]) })
      }
      for (row, rowWeight) in corners[0] {
        for (column, columnWeight) in corners[1] {
          result[place] += rowWeight * columnWeight * x[place[0], place[1], row, column]
        }
      }
    }
    return result
  }

  private static func nearCells(
    _ cell: Int, _ old: Double, _ new: Double, _ rule: ResamplingRule, _ scale: Double?
  ) -> [(Int, Double)] {
    let (i, step) = (Double(cell), 1 / (scale ?? new / old))
    let position =
      switch rule.coordinates {
      case .halfPixel: (i + 0.5) * step - 0.5
      case .asymmetric: i * step
      case .alignCorners: new == 1 ? 0 : i * (old - 1) / (new - 1)
      }
    func inside(_ place: Double) -> Int { Int(min(max(place, 0), old - 1)) }
    guard rule.interpolation == .bilinear else {
      // What lies in the middle, but for an error of rounding.
      let tiny = 1e-9
      switch rule.rounding {
      case .floor: return [(inside((position + tiny).rounded(.down)), 1)]
      case .ceil: return [(inside((position - tiny).rounded(.up)), 1)]
      case .roundPreferFloor: return [(inside((position - 0.5 - tiny).rounded(.up)), 1)]
      case .roundPreferCeil: return [(inside((position + 0.5 + tiny).rounded(.down)), 1)]
      }
    }
    let low = position.rounded(.down)
    return [(inside(low), 1 - (position - low)), (inside(low + 1), position - low)]
  }
}
