import ArgumentParser
import Canvas
import Localization
import Report

/// The options of commands that draw or write pages.
struct LookOptions: ParsableArguments {
  @Option(help: "The theme of the figures for download: light, dark or print. Default: light.")
  var theme: Theme?

  @Option(
    help: "A directory whose files replace the templates of the same path; may be given several times.",
    completion: .directory)
  var templates: [String] = []
}

extension Theme: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

/// A list of languages in one argument, as in `en,es`.
struct LanguageList: ExpressibleByArgument {
  let languages: [Language]

  static let allValueStrings = ["en", "es", "en,es", "es,en"]

  init?(argument: String) {
    self.init(argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init))
  }

  /// Languages by their names, each once.
  init?(_ names: [String]) {
    var languages: [Language] = []
    for part in names {
      guard let language = Language(rawValue: part.trimmingPrefix(" ").lowercased()), !languages.contains(language)
      else {
        return nil
      }
      languages.append(language)
    }
    guard !languages.isEmpty else { return nil }
    self.languages = languages
  }
}
