import Foundation

/// Numbers as a reader of one language expects them: true minus sign, decimal comma in Spanish, grouped thousands.
///
/// Made here rather than by a locale of the machine, so that the same bytes come out everywhere.
public struct NumberFormat: Sendable {
  /// The language whose conventions hold.
  public let language: Language

  /// Makes the format of one language.
  public init(_ language: Language) { self.language = language }

  private var decimalSeparator: String { language == .spanish ? "," : "." }
  /// A comma in English; in Spanish a no-break thin space, and only from five digits on (RAE).
  private var groupSeparator: String { language == .spanish ? "\u{202F}" : "," }

  /// A whole number with grouped thousands, as in `60,000`.
  public func integer(_ value: Int) -> String {
    let digits = String(value.magnitude)
    let sign = value < 0 ? "\u{2212}" : ""
    guard digits.count > (language == .spanish ? 4 : 3) else { return sign + digits }
    var groups: [Substring] = []
    var rest = digits[...]
    while !rest.isEmpty {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    return sign + groups.joined(separator: groupSeparator)
  }

  /// A number with a fixed number of decimals; what rounds to zero has no sign.
  public func decimal(_ value: Double, places: Int = 2) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : (value < 0 ? "\u{2212}∞" : "∞") }
    let text = String(format: "%.\(places)f", value.magnitude)
    let isZero = !text.contains { $0 != "0" && $0 != "." }
    let parts = text.split(separator: ".")
    let whole = Int(parts[0]).map(integer) ?? String(parts[0])
    let fraction = parts.count > 1 ? decimalSeparator + parts[1] : ""
    return (value < 0 && !isZero ? "\u{2212}" : "") + whole + fraction
  }

  /// A number with a fixed number of decimals.
  public func decimal(_ value: Float, places: Int = 2) -> String { decimal(Double(value), places: places) }

  /// A number with as few decimals as it needs, six at most, as in `0.3` and `6`.
  public func short(_ value: Double) -> String {
    decimal(value, places: (0..<6).first { Double(String(format: "%.\($0)f", value)) == value } ?? 6)
  }

  /// Between numbers of a list: a comma where that is not the decimal sign.
  public var listSeparator: String { language == .spanish ? "; " : ", " }

  /// A share of one as a percentage, as in `96.9 %` (a no-break thin space before the sign).
  public func percent(_ share: Double, places: Int = 1) -> String {
    decimal(share * 100, places: places) + (language == .spanish ? "\u{202F}%" : "%")
  }

  /// An output of a network: a probability in percent, or a score.
  public func output(_ value: Float, isScore: Bool) -> String {
    isScore ? decimal(Double(value), places: 3) : certainty(Double(value))
  }

  /// A probability in percent; softmax never gives 1, so what would round to 100% says that, as in `>99.9%`.
  public func certainty(_ probability: Double) -> String {
    probability >= 0.9995 ? ">" + percent(0.999) : percent(probability)
  }
}
