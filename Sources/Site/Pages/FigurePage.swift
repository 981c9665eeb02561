import Localization

/// The page of one figure: large, to download, to embed. And the same figure with nothing but its caption, for an iframe.
struct FigurePage: Sendable {
  let edition: Edition
  let library: TemplateLibrary
  let shell: PageShell
  /// For each figure the chapter that shows it first.
  let homes: [String: any Chapter]

  /// The page of a figure.
  func build(_ figure: DrawnFigure) throws -> BuiltPage {
    let path = SitePath.figurePage(figure.id, edition.language)
    let view = try self.view(figure, from: path)
    return try render("pages/figure", view, try shell.layout(for: figure, path: path), path, figure)
  }

  /// The page of a figure for an iframe.
  func buildEmbed(_ figure: DrawnFigure) throws -> BuiltPage {
    let path = SitePath.embedPage(figure.id, edition.language)
    let view = try self.view(figure, from: path)
    return try render("pages/embed", view, try shell.layout(for: figure, path: path), path, figure)
  }

  private func render(
    _ template: String, _ view: FigurePageView, _ layout: PageLayout, _ path: String, _ figure: DrawnFigure
  ) throws -> BuiltPage {
    let figureView = try FigureView(figure, in: edition, from: path, isFramed: template == "pages/embed")
    let model = edition.model.adding([
      "page": try ViewValue(reflecting: layout), "view": try ViewValue(reflecting: view),
      "figure": try ViewValue(reflecting: figureView),
    ])
    return BuiltPage(path: path, html: try library.render(template, model), figures: [figure.id])
  }

  private func view(_ figure: DrawnFigure, from path: String) throws -> FigurePageView {
    let home = homes[figure.id]
    return FigurePageView(
      home: try home.map { chapter in
        let target = SitePath.relative(edition.path(chapter), from: path) + "#\(figure.id)"
        return PageLink(label: try edition.label(chapter), href: target)
      },
      licence: try edition.strings("site.figure.licence"),
      snippets: try FigureSnippets(figure: figure, language: edition.language, strings: edition.strings).all)
  }
}

/// The view model of `pages/figure.html`, beside the figure's.
struct FigurePageView {
  /// The chapter that shows the figure.
  var home: PageLink?
  var licence: String
  var snippets: [SnippetView]
}

/// A text to copy into course material.
struct SnippetView {
  var id: String
  var title: String
  var text: String
}
