import Support

/// The arguments of an augmentation while they are read; what nobody read is an error.
struct AugmentationArguments {
  private var given: [AugmentationValue] = []

  /// Takes a text apart; throws where it is none of this form, or names an argument twice.
  init(_ text: String) throws(AugmentationError) {
    if text.isEmpty { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        String($0.drop { $0 == " " })
      }
      guard let name = words.first, !name.isEmpty else {
        throw AugmentationError(
          "a name is missing in '\(text.printable(limit: 60))'; write name=value,name=value, as in rotation=25,zoom=0.1"
        )
      }
      if given.contains(where: { $0.name == name }) { throw AugmentationError("\(name) is given twice") }
      given.append(AugmentationValue(name: name, text: words.count > 1 ? words[1] : nil))
    }
  }

  /// The value of an argument, which may have two names, if it is given.
  mutating func take(_ name: String, or other: String? = nil) throws(AugmentationError) -> AugmentationValue? {
    let places = given.indices.filter { given[$0].name == name || given[$0].name == other }
    if places.count > 1, let other { throw AugmentationError("\(name) and \(other) mean the same: give one of them") }
    return places.first.map { given.remove(at: $0) }
  }

  /// Throws if an argument is left that nobody read.
  func end(known: [String]) throws(AugmentationError) {
    guard let stranger = given.first else { return }
    throw AugmentationError(
      "there is no transformation '\(stranger.name.printable(limit: 40))'; "
        + Spelling.advice(for: stranger.name, among: known).dropLast())
  }
}

/// What was given for a transformation, as in `25`, `0.8/1.2` or nothing.
public struct AugmentationValue: Sendable {
  let name: String
  let text: String?

  /// A number that must lie within limits, which `expected` says in words.
  func number(_ expected: String, where isAllowed: (Double) -> Bool) throws(AugmentationError) -> Double {
    guard let text, let number = Double(text), number.isFinite, isAllowed(number) else { throw unusable(expected) }
    return number
  }

  /// Two numbers with a stroke between them, as in `0.8/1.2`, the first not larger; or what one number stands for.
  func range(
    _ expected: String, where isAllowed: (Double) -> Bool, around: ((Double) -> ClosedRange<Double>)? = nil
  ) throws(AugmentationError) -> ClosedRange<Double> {
    let numbers = (text ?? "").split(separator: "/", omittingEmptySubsequences: false).map { Double($0) ?? .nan }
    guard numbers.allSatisfy(\.isFinite) else { throw unusable(expected) }
    switch numbers.count {
    case 1:
      guard let around, numbers[0] >= 0 else { throw unusable(expected) }
      let range = around(numbers[0])
      guard isAllowed(range.lowerBound), isAllowed(range.upperBound) else { throw unusable(expected) }
      return range
    case 2:
      guard isAllowed(numbers[0]), isAllowed(numbers[1]), numbers[0] <= numbers[1] else { throw unusable(expected) }
      return numbers[0]...numbers[1]
    default: throw unusable(expected)
    }
  }

  /// Nothing, or `true`.
  func flag() throws(AugmentationError) {
    guard text == nil || text?.lowercased() == "true" else { throw unusable("given without a value, or be left out") }
  }

  /// The error of a value that cannot be used.
  func unusable(_ expected: String) -> AugmentationError {
    guard let text else { return AugmentationError("\(name) needs a value: it must be \(expected)") }
    return AugmentationError("\(name) must be \(expected), not '\(text.printable(limit: 40))'")
  }
}

extension Double {
  /// The shortest text that reads as this number, `25` and not `25.0`.
  var plain: String { self == rounded() && abs(self) < 1e15 ? String(Int64(self)) : "\(self)" }
}

extension ClosedRange<Double> {
  /// Both ends, as in `0.8/1.2`.
  var plain: String { "\(lowerBound.plain)/\(upperBound.plain)" }
}
