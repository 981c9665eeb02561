import Networks

/// Looking into values that came from JSON.
extension SourceValue {
  /// The value of a key; `nil` where this is no mapping or has no such key.
  subscript(key: String) -> SourceValue? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  var text: String? { if case .text(let text) = content { text } else { nil } }
  var integer: Int? { if case .integer(let number) = content { number } else { nil } }
  var flag: Bool? { if case .flag(let flag) = content { flag } else { nil } }
  var list: [SourceValue]? { if case .list(let values) = content { values } else { nil } }
  var entries: [SourceEntry]? { if case .mapping(let entries) = content { entries } else { nil } }
  var isNone: Bool { if case .none = content { true } else { false } }

  /// A number, whole or not.
  var number: Double? {
    switch content {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
