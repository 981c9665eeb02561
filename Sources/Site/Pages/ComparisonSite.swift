import Localization

/// The small site that holds two runs against each other: a page in each language with its pictures.
package struct ComparisonSite {
  private let library: TemplateLibrary
  private let theme: SiteTheme

  /// Prepares to draw with these templates.
  package init(library: TemplateLibrary, theme: SiteTheme = .automatic) {
    (self.library, self.theme) = (library, theme)
  }

  /// Writes pages, assets and records into a stage that holds the pictures already, follows all links, and publishes it.
  ///
  /// `records` is what `comparison.json` holds of the runs. Throws `SiteError` and `FileError` as `SiteWriter` does.
  package func publish(
    _ contents: [ComparisonContent], figures: [Language: [DrawnFigure]], record: [UInt8], in stage: SiteStage,
    contentKey: String
  ) throws -> SiteWriter.Outcome {
    let languages = contents.map(\.language)
    var pages = try contents.map { try page($0, figures[$0.language] ?? [], languages) }
    pages.append(try landing(contents))
    let figureRecords = contents.flatMap { content in
      (figures[content.language] ?? []).map {
        FigureRecord($0, language: content.language, page: SitePath.page("overview", content.language.rawValue))
      }
    }
    let assets = try library.paths(under: "assets/").map { SiteAsset(path: $0, bytes: Array(try library.bytes($0))) }
    for page in pages { try stage.write(Array(page.html.utf8), to: page.path) }
    for asset in assets { try stage.write(asset.bytes, to: asset.path) }
    try stage.write(FigureRecord.json(figureRecords), to: "figures.json")
    try stage.write(record, to: ComparisonSite.recordName)
    let files = Set(stage.files)
    let check = LinkCheck(pages.map { PageFacts(path: $0.path, html: Array($0.html.utf8)) }) { files.contains($0) }
    if let first = check.findings.first {
      throw SiteError.brokenSite(findings: check.findings.count, first: first.description)
    }
    return SiteWriter.Outcome(links: check.count, kept: try stage.publish(contentKey: contentKey).kept)
  }

  /// The file with both runs in numbers, which stands where a site of one network has `report.json`.
  package static let recordName = "comparison.json"

  private func page(
    _ content: ComparisonContent, _ figures: [DrawnFigure], _ languages: [Language]
  ) throws -> BuiltPage {
    let path = SitePath.page("overview", content.language.rawValue)
    let strings = try Strings(language: content.language, directories: library.directories)
    let view = ComparisonView(
      root: "../", theme: theme.attribute,
      languages: languages.map { language in
        LanguageLink(
          code: language.rawValue, label: language.endonym,
          href: SitePath.relative(SitePath.page("overview", language.rawValue), from: path),
          isCurrent: language == content.language)
      })
    var model = try ViewValue(reflecting: content).adding([
      "page": try ViewValue(reflecting: view), "code": .text(content.language.rawValue),
      "labels": Edition.tree(strings.entries, under: "site."),
      "words": Edition.tree(strings.entries, under: "comparison."),
    ])
    var shown: [String: ViewValue] = [:]
    for figure in figures {
      let name = figure.id.split(separator: "-").dropFirst().joined()
      shown[name] = try ViewValue(reflecting: FigureView(figure, language: content.language.rawValue, from: path))
    }
    // What a comparison may not have is nothing, rather than a name without a value.
    for name in ["curves", "images"] where shown[name] == nil { shown[name] = .nothing }
    model = model.adding(["figures": .record(shown)])
    return BuiltPage(path: path, html: try library.render("pages/comparison", model), figures: figures.map(\.id))
  }

  private func landing(_ contents: [ComparisonContent]) throws -> BuiltPage {
    let entries = contents.map { content in
      LandingEntry(
        code: content.language.rawValue, label: content.language.endonym,
        href: SitePath.page("overview", content.language.rawValue), title: content.title, invitation: content.lead,
        figure: nil)
    }
    let view = LandingView(
      language: entries.first?.code ?? "en", title: entries.first?.title ?? "", theme: theme.attribute,
      entries: entries, onward: entries.count == 1 ? entries.first?.href : nil)
    let html = try library.render("pages/landing", try ViewValue(reflecting: view))
    return BuiltPage(path: "index.html", html: html, figures: [])
  }
}

/// What the shell of the page needs: the part of the view model of `pages/comparison.html` that is not content.
private struct ComparisonView {
  /// The way from the page to the site's root.
  var root: String
  /// The theme that the whole site has; nothing where it follows the reader's preference.
  var theme: String?
  var languages: [LanguageLink]
}
