import Support

/// The arguments of a setting while they are read, as in `sgd:momentum=0.9,nesterov`.
///
/// Each is read once, under Keras's name and with Keras's default; what nobody read is an error.
public struct SettingArguments {
  /// What stands before the colon.
  public let head: String
  private var given: [(name: String, text: String?)] = []
  private var known: [String] = []

  /// Takes a text apart; throws `SettingError` where it is none of this form, or names an argument twice.
  public init(_ text: String) throws(SettingError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    head = String(parts[0])
    guard parts.count > 1 else { return }
    for part in parts[1].split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let name = words.first, !name.isEmpty else {
        throw SettingError(
          "an argument is missing in '\(text.printable(limit: 60))'; write name:argument=value,argument=value")
      }
      if given.contains(where: { $0.name == name }) { throw SettingError("\(name) of \(head) is given twice") }
      given.append((name, words.count > 1 ? words[1] : nil))
    }
  }

  /// A number that must lie within limits, which `expected` says in words.
  mutating func number(
    _ name: String, default standard: Double, _ expected: String, where isAllowed: (Double) -> Bool
  ) throws(SettingError) -> Double {
    try optionalNumber(name, expected, where: isAllowed) ?? standard
  }

  /// A number that must lie within limits, if it is given.
  mutating func optionalNumber(
    _ name: String, _ expected: String, where isAllowed: (Double) -> Bool
  ) throws(SettingError) -> Double? {
    guard let text = try value(name) else { return nil }
    guard let number = Double(text), number.isFinite, isAllowed(number) else { throw unusable(name, text, expected) }
    return number
  }

  /// A whole number of at least `least`, if it is given.
  mutating func optionalInteger(_ name: String, from least: Int) throws(SettingError) -> Int? {
    guard let text = try value(name) else { return nil }
    guard let number = Int(text), number >= least, number <= 1_000_000_000 else {
      throw unusable(name, text, "a whole number from \(least)")
    }
    return number
  }

  /// Several numbers with strokes between them, as in `0.1/0.01`, if they are given.
  mutating func numbers(_ name: String, _ expected: String) throws(SettingError) -> [Double]? {
    guard let text = try value(name) else { return nil }
    let numbers = text.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    guard numbers.allSatisfy({ $0?.isFinite == true }) else { throw unusable(name, text, expected) }
    return numbers.compactMap { $0 }
  }

  /// Whether a flag is given, as in `nesterov` or `nesterov=true`.
  mutating func flag(_ name: String, default standard: Bool = false) throws(SettingError) -> Bool {
    guard let (_, text) = take(name) else { return standard }
    switch text?.lowercased() {
    case nil, "true", "yes": return true
    case "false", "no": return false
    default: throw unusable(name, text ?? "", "true or false")
    }
  }

  /// One word out of some, if it is given.
  mutating func choice<Value: RawRepresentable & CaseIterable>(
    _ name: String, of type: Value.Type
  ) throws(SettingError) -> Value? where Value.RawValue == String {
    guard let text = try value(name) else { return nil }
    guard let value = Value(rawValue: text) else {
      throw unusable(name, text, type.allCases.map(\.rawValue).joined(separator: " or "))
    }
    return value
  }

  /// Throws if an argument is left that nobody read.
  func end() throws(SettingError) {
    guard let stranger = given.first else { return }
    let advice = known.isEmpty ? "it has no arguments." : Spelling.advice(for: stranger.name, among: known)
    throw SettingError("\(head) has no argument '\(stranger.name.printable(limit: 40))'; \(advice.dropLast())")
  }

  private mutating func value(_ name: String) throws(SettingError) -> String? {
    guard let (_, text) = take(name) else { return nil }
    guard let text else { throw SettingError("\(name) of \(head) needs a value, as in \(name)=1") }
    return text
  }

  private mutating func take(_ name: String) -> (name: String, text: String?)? {
    known.append(name)
    return given.firstIndex { $0.name == name }.map { given.remove(at: $0) }
  }

  private func unusable(_ name: String, _ text: String, _ expected: String) -> SettingError {
    SettingError("\(name) of \(head) must be \(expected), not '\(text.printable(limit: 40))'")
  }
}
