/// What stands beyond the edges of a picture that is moved, with Keras's names; the numbers are SciPy's.
public struct Fill: Hashable, Sendable {
  /// How the plane goes on.
  public enum Mode: String, CaseIterable, Sendable {
    /// The pixel at the edge again and again: `aaaa|abcd|dddd`.
    case nearest
    /// Everywhere the same value: `kkkk|abcd|kkkk`.
    case constant
    /// The picture in a mirror: `dcba|abcd|dcba`.
    case reflect
    /// The picture again, its last pixel on its first: `abcd|abcd`, of a period one shorter than the picture.
    case wrap
  }

  /// How the plane goes on.
  public let mode: Mode
  /// The value of `constant`, from 0, black, to 1.
  public let value: Double

  /// A fill; Keras's own is `nearest`.
  public init(_ mode: Mode = .nearest, value: Double = 0) { (self.mode, self.value) = (mode, value) }

  static let names = ["fill_mode", "cval"]

  init(_ arguments: inout AugmentationArguments) throws(AugmentationError) {
    let (mode, value) = (try arguments.take("fill_mode"), try arguments.take("cval"))
    let expected = Mode.allCases.map(\.rawValue).joined(separator: " or ")
    if let mode {
      guard let known = mode.text.flatMap(Mode.init) else { throw mode.unusable(expected) }
      self.mode = known
    } else {
      self.mode = .nearest
    }
    self.value = try value?.number("a number from 0 to 1", where: (0...1).contains) ?? 0
    if value != nil, self.mode != .constant {
      throw AugmentationError("cval is the value of fill_mode=constant and changes nothing without it")
    }
  }

  var texts: [String] {
    (mode == .nearest ? [] : ["fill_mode=\(mode.rawValue)"]) + (value == 0 ? [] : ["cval=\(value.plain)"])
  }

  /// The place inside a row of `count` pixels that stands for one outside; `nil` where nothing but the value does.
  func inside(_ place: Double, _ count: Int) -> Double? {
    let last = Double(count - 1)
    if place >= 0 && place <= last { return place }
    switch mode {
    case .constant: return nil
    case .nearest: return min(max(place, 0), last)
    case .reflect:
      // The mirror stands half a pixel beyond the edge; there the two pixels are the same, so that the edge's value stays.
      let period = 2 * Double(count)
      let from = place + 0.5 - period * ((place + 0.5) / period).rounded(.down)
      return min(max((from < Double(count) ? from : period - from) - 0.5, 0), last)
    case .wrap:
      guard last > 0 else { return 0 }
      return place - last * (place / last).rounded(.down)
    }
  }
}
