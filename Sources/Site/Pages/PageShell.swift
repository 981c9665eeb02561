import Localization

/// Makes what surrounds the content of a page: navigation, strip, languages, previous and next.
struct PageShell: Sendable {
  let edition: Edition
  /// The languages of the site in order.
  let languages: [Language]
  /// The theme of the whole site; nothing where it follows the reader's preference.
  let theme: String?

  /// The layout of a chapter.
  func layout(for chapter: any Chapter, path: String, title: String, description: String) throws -> PageLayout {
    var layout = try frame(path: path, title: title, description: description) { SitePath.page(chapter.id, $0) }
    let strip = PipelineStrip(edition: edition)
    layout.strip = try strip.items(for: chapter.marks, from: path)
    layout.place = try strip.place(of: chapter)
    layout.navigation = try navigation(current: chapter.id, from: path)
    layout.below = try edition.pages(below: chapter).map { try link($0, from: path) }
    layout.hasBelow = !layout.below.isEmpty
    let (previous, next) = edition.neighbours(of: chapter)
    layout.previous = try previous.map { try link($0, from: path) }
    layout.next = try next.map { try link($0, from: path) }
    layout.breadcrumbs = try edition.ancestors(of: chapter).map { try link($0, from: path) }
    layout.breadcrumbs.append(PageLink(label: try edition.label(chapter), href: "", isCurrent: true))
    return layout
  }

  /// The layout of the page of one figure.
  func layout(for figure: DrawnFigure, path: String) throws -> PageLayout {
    var layout = try frame(path: path, title: figure.title, description: figure.caption) {
      SitePath.figurePage(figure.id, $0)
    }
    let strip = PipelineStrip(edition: edition)
    layout.strip = try strip.items(for: .none, from: path)
    layout.place = try strip.place(of: FiguresPage())
    layout.navigation = try navigation(current: "figures", from: path)
    layout.breadcrumbs = try [OverviewPage() as any Chapter, FiguresPage()].map { try link($0, from: path) }
    layout.breadcrumbs.append(PageLink(label: figure.id, href: "", isCurrent: true))
    let order = edition.figureOrder
    if let position = order.firstIndex(of: figure.id) {
      if position > 0 { layout.previous = link(figure: order[position - 1], from: path) }
      if position + 1 < order.count { layout.next = link(figure: order[position + 1], from: path) }
    }
    return layout
  }

  private func frame(
    path: String, title: String, description: String, counterpart: (String) -> String
  ) throws -> PageLayout {
    let depth = path.count { $0 == "/" }
    return PageLayout(
      language: edition.language, title: title, description: description,
      root: String(repeating: "../", count: depth), theme: theme, siteTitle: try siteTitle(), navigation: [],
      languages: languages.map { language in
        LanguageLink(
          code: language.rawValue, label: language.endonym,
          href: SitePath.relative(counterpart(language.rawValue), from: path),
          isCurrent: language == edition.content.language)
      },
      breadcrumbs: [], strip: [], place: "", previous: nil, next: nil)
  }

  private func siteTitle() throws -> String {
    let content = edition.content
    return try edition.strings("site.title", ["network": content.network.name, "dataset": content.dataset.title])
  }

  private func navigation(current: String, from path: String) throws -> [PageLink] {
    let top = edition.chapters.filter { $0.parent == nil || $0.parent == OverviewPage.name }
    return try top.map { chapter in
      var link = try link(chapter, from: path)
      link.isCurrent = chapter.id == current
      return link
    }
  }

  private func link(_ chapter: any Chapter, from path: String) throws -> PageLink {
    PageLink(label: try edition.label(chapter), href: SitePath.relative(edition.path(chapter), from: path))
  }

  private func link(figure id: String, from path: String) -> PageLink {
    PageLink(label: id, href: SitePath.relative(SitePath.figurePage(id, edition.language), from: path))
  }
}
