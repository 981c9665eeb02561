import Tensors

extension DataSource {
  /// Short signals of six kinds, made of formulas: frequency, phase, strength, noise and offset are drawn at random.
  static let signals = DataSource(
    name: "signals", licence: "MIT", place: .generated, defaults: Dataset.Defaults(network: "signals", epochs: 60),
    make: { _ in Dataset.signals() })
}

extension Dataset {
  /// 6,000 signals to train with and 1,000 to test with, 128 steps each, `[1, 128]`; the same bytes on every machine.
  ///
  /// A step is stored as an 8-bit converter measures it: 0 to 255, at rest in the middle.
  static func signals() -> Dataset {
    Dataset(
      name: "signals", title: "signals",
      train: SignalKind.examples(6000, stream: "signals train"),
      test: SignalKind.examples(1000, stream: "signals test"),
      classes: SignalKind.allCases.map(\.rawValue))
  }
}

/// What a signal looks like.
enum SignalKind: String, CaseIterable {
  case sine, square, triangle, chirp, pulses, spike

  /// How many steps a signal has.
  static let length = 128

  static func examples(_ count: Int, stream: String) -> LabelledImages {
    var (values, labels): ([UInt8], [UInt8]) = ([], [])
    values.reserveCapacity(count * length)
    for index in 0..<count {
      var draw = Draw(stream, index)
      let label = draw.choice(allCases.count)
      values += allCases[label].signal(&draw)
      labels.append(UInt8(label))
    }
    return LabelledImages(pixels: values, labels: labels, shape: [1, length])
  }

  /// One signal of this kind.
  private func signal(_ draw: inout Draw) -> [UInt8] {
    let (turns, phase) = (draw.number(2...6), draw.number(0...1))
    let (strength, offset, noise) = (draw.number(0.16...0.38), draw.number(-0.08...0.08), draw.number(0.01...0.05))
    let form = form(turns: turns, phase: phase, &draw)
    return (0..<Self.length).map { step in
      let value = form(Double(step) / Double(Self.length))
      return UInt8(step: 0.5 + offset + strength * value + noise * draw.noise())
    }
  }

  /// The signal without noise, from -1 to 1 (a spike stands out), by the part of its length that has passed.
  private func form(turns: Double, phase: Double, _ draw: inout Draw) -> (Double) -> Double {
    switch self {
    case .sine: return { Wave.sine(turns * $0 + phase) }
    case .square: return { Wave.square(turns * $0 + phase) }
    case .triangle: return { Wave.triangle(turns * $0 + phase) }
    case .chirp:
      // The frequency grows evenly to a multiple of what it was, or falls: the number of turns is its integral.
      let (growth, falls) = (draw.number(1.6...3), draw.choice(2) == 1)
      return { time in
        let t = falls ? 1 - time : time
        return Wave.sine(turns * (t + (growth - 1) * t * t / 2) + phase)
      }
    case .pulses:
      let width = draw.number(0.1...0.25)
      return { Wave.part(turns * $0 + phase) < width ? 1 : -0.4 }
    case .spike:
      let (place, width, up) = (draw.number(0.1...0.9), draw.number(0.012...0.03), draw.choice(2) == 0)
      let height = (up ? 1.0 : -1) * draw.number(0.8...1.4)
      return { Wave.sine(turns * $0 + phase) + height * Swift.max(0, 1 - abs($0 - place) / width) }
    }
  }
}
