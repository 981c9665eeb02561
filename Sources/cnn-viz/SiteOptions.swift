import ArgumentParser
import Canvas
import Localization
import Report

/// The options of commands that draw or write pages.
struct LookOptions: ParsableArguments {
  @Option(help: "The theme of the figures for download. Default: light.")
  var theme: Theme?

  @Option(
    help: ArgumentHelp(
      "A directory whose files replace the templates of the same path; may be given several times.",
      valueName: "directory"), completion: .directory)
  var templates: [String] = []

  /// The theme that the command line asks for, or else the configuration file.
  func theme(_ file: ConfigurationFile?) throws -> Theme? {
    try theme ?? file?.value("theme", "light, dark or print") { Theme(rawValue: $0) }
  }

  /// The directories that the command line names, or else the configuration file.
  func templates(_ file: ConfigurationFile?) -> [String] {
    templates.isEmpty ? file?.values("templates") ?? [] : templates
  }

  /// Where a site goes and how it looks: the command line's word counts before that of the configuration file.
  func site(
    _ output: String?, default directory: String, _ language: LanguageList?, _ file: ConfigurationFile?
  ) throws -> SiteSettings {
    var site = SiteSettings(output: try output ?? file?.value("output", "a directory") { $0 } ?? directory)
    site.languages =
      try language?.languages
      ?? file?.list("language", "en or es, or a list of both") { LanguageList($0)?.languages } ?? site.languages
    site.theme = try theme(file) ?? site.theme
    site.templates = templates(file)
    return site
  }
}

extension Theme: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

/// A list of languages in one argument, as in `en,es`.
struct LanguageList: ExpressibleByArgument {
  let languages: [Language]

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
