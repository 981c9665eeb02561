import Localization

extension FigureWording {
  /// Takes the strings `KEY.TITLE`, `KEY.caption` and `KEY.alternative`: where the point depends on what came out.
  init(_ key: String, title: String, _ strings: Strings, _ values: [String: String]) throws {
    self.init(
      title: try strings("\(key).\(title)", values), caption: try strings("\(key).caption", values),
      alternative: try strings("\(key).alternative", values))
  }
}
