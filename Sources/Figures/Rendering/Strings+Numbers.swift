import Foundation
import Localization

/// Numbers as figures print them.
extension Strings {
  /// A share of something in whole percent; what is there is never 0%.
  func share(_ share: Double) -> String {
    let text = numbers.percent(share, places: 0)
    return share > 0 && share < 0.005 ? "<" + numbers.percent(0.01, places: 0) : text
  }

  /// A factor behind a multiplication sign, with three decimals: in parentheses if it is negative.
  func operand(_ value: Float) -> String {
    let text = numbers.decimal(value, places: 3)
    return text.hasPrefix("\u{2212}") ? "(\(text))" : text
  }

  /// A positive number with about three digits that count: `2,340`, `12.5`, `0.0031`, `4.0·10⁻⁷`.
  func significant(_ value: Double) -> String {
    guard value.isFinite else { return numbers.decimal(value) }
    return switch value {
    case 0: "0"
    case 1e9...: power(value)
    case 100...: numbers.integer(Int(value.rounded()))
    case 10...: numbers.decimal(value, places: 1)
    case 0.1...: numbers.decimal(value, places: 2)
    case 0.001...: numbers.decimal(value, places: 4)
    default: power(value)
    }
  }

  /// A probability with four decimals, or as many as it takes to tell it from 0 and from 1.
  func probability(_ value: Double) -> String {
    if value < 0.001 { return significant(value) }
    var places = 4
    while value < 1 && 1 - value < 0.5 * pow(10, Double(-places)) && places < 9 { places += 1 }
    return numbers.decimal(value, places: places)
  }

  private func power(_ value: Double) -> String {
    var (exponent, mantissa) = (0, value)
    while mantissa >= 9.95 { (exponent, mantissa) = (exponent + 1, mantissa / 10) }
    while mantissa < 0.995 { (exponent, mantissa) = (exponent - 1, mantissa * 10) }
    let raised = String(exponent).map { character -> Character in
      let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
      return character.wholeNumberValue.map { digits[$0] } ?? "⁻"
    }
    return numbers.decimal(mantissa, places: 1) + "·10" + String(raised)
  }
}
