/// How numbers become colours: which hues, over which range, and for what the range holds.
///
/// A diverging scale is symmetric, so that zero is its middle: value v has the place `0.5 + v / (2 max(|min|, |max|))`.
/// A sequential scale runs from zero to its maximum.
public struct ColourScale: Sendable, Hashable {
  /// What the numbers are.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Activations and pre-activations: blue, white, red.
    case activation
    /// Kernels and biases: brown, white, teal.
    case weight
    /// Probabilities and shares: white to blue.
    case probability
    /// Counts of errors: white to orange.
    case error
    /// Images: 0 black, the maximum white.
    case grey

    /// Whether zero stands in the middle.
    public var isDiverging: Bool { self == .activation || self == .weight }
  }

  /// What the numbers are.
  public let kind: Kind
  /// The least number of the scope, for the legend.
  public let minimum: Double
  /// The greatest number of the scope.
  public let maximum: Double
  /// For what the scale holds, in words: "this map", "this layer", "this block".
  public let scope: String

  /// Makes the scale of a range.
  public init(_ kind: Kind, _ range: ClosedRange<Double>, scope: String) {
    self.kind = kind
    minimum = range.lowerBound
    maximum = range.upperBound
    self.scope = scope
  }

  /// Makes the scale of the numbers at hand; numbers that are not finite do not count.
  public init(_ kind: Kind, of values: some Sequence<Float>, scope: String) {
    var least = Float.infinity
    var greatest = -Float.infinity
    for value in values where value.isFinite {
      least = min(least, value)
      greatest = max(greatest, value)
    }
    self.init(kind, least <= greatest ? Double(least)...Double(greatest) : 0...0, scope: scope)
  }

  /// Images with pixels in 0...1.
  public static let image = ColourScale(.grey, 0...1, scope: "")
  /// Probabilities in 0...1.
  public static func probability(scope: String = "") -> ColourScale { ColourScale(.probability, 0...1, scope: scope) }

  /// The greatest absolute value, at which a diverging scale ends.
  public var limit: Double { max(abs(minimum), abs(maximum)) }

  /// The place of a number on the scale in 0...1, 0.5 for zero of a diverging scale.
  public func position(of value: Double) -> Double {
    guard limit > 0 else { return kind.isDiverging ? 0.5 : 0 }
    let place = kind.isDiverging ? 0.5 + value / (2 * limit) : value / limit
    return min(max(place, 0), 1)
  }

  /// The entry of a `ColourTable` for a number: 0...254, 127 for zero of a diverging scale, 255 for not a number.
  func index(of value: Float) -> UInt8 {
    value.isNaN ? 255 : UInt8((position(of: Double(value)) * 254).rounded())
  }
}

/// The 255 colours of a scale (an odd number, so that zero has its own) and one for what is not a number.
struct ColourTable: Sendable {
  let colours: [Colour]

  init(_ stops: [UInt32]) {
    let stops = stops.map { Colour($0) }
    let steps = stops.count - 1
    colours =
      (0..<255).map { entry in
        let place = Double(entry) / 254 * Double(steps)
        let left = min(Int(place), steps - 1)
        return stops[left].mixed(with: stops[left + 1], place - Double(left))
      } + [Colour(0x808080)]
  }

  init(grey: Bool) { colours = (0..<255).map { Colour(grey: Double($0) / 254) } + [Colour(0x808080)] }
}

extension Theme {
  func table(_ kind: ColourScale.Kind) -> ColourTable { palette.scales[kind]! }

  /// The colour of a number.
  public func colour(of value: Float, _ scale: ColourScale) -> Colour {
    table(scale.kind).colours[Int(scale.index(of: value))]
  }
}
