/// A language of the site and of its figures.
public enum Language: String, CaseIterable, Sendable, Codable {
  case english = "en"
  case spanish = "es"

  /// The language's name in itself.
  public var endonym: String {
    switch self {
    case .english: "English"
    case .spanish: "Español"
    }
  }
}
