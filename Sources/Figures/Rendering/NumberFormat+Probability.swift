import Localization

extension NumberFormat {
  /// A probability with two decimals; one that would only round to 0 or 1 says so, as in `>0.99`.
  func probability(_ value: Float) -> String {
    if value > 0 && value < 0.005 { return "<" + decimal(0.01) }
    if value < 1 && value >= 0.995 { return ">" + decimal(0.99) }
    return decimal(value)
  }
}
