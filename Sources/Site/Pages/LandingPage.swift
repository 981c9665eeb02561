import Localization

/// The first page of all, `index.html`: it leads to the overview in each language.
struct LandingPage {
  let editions: [Edition]
  let library: TemplateLibrary
  let theme: String?

  /// The page; with one language only it leads on by itself.
  func build() throws -> BuiltPage {
    let entries = try editions.map { edition in
      let content = edition.content
      return LandingEntry(
        code: edition.language, label: content.language.endonym,
        href: SitePath.page("overview", edition.language),
        title: try edition.strings(
          "site.title", ["network": content.network.name, "dataset": content.dataset.title]),
        invitation: try edition.strings("site.landing"),
        figure: try (edition.figures[content.photograph == nil ? "architecture" : "photograph-answer"]).map {
          try FigureView($0, in: edition, from: "index.html")
        })
    }
    let view = LandingView(
      language: entries.first?.code ?? "en", title: entries.first?.title ?? "", theme: theme, entries: entries,
      onward: entries.count == 1 ? entries.first?.href : nil)
    let html = try library.render("pages/landing", try ViewValue(reflecting: view))
    return BuiltPage(path: "index.html", html: html, figures: [])
  }
}

/// The view model of `pages/landing.html`.
struct LandingView {
  var language: String
  var title: String
  var theme: String?
  var entries: [LandingEntry]
  /// Where a browser goes by itself.
  var onward: String?
}

/// One language on the first page.
struct LandingEntry {
  var code: String
  var label: String
  var href: String
  var title: String
  var invitation: String
  /// The whole network in one picture.
  var figure: FigureView?
}
