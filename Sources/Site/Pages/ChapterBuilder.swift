import Localization

/// Draws the chapters of one language.
struct ChapterBuilder: Sendable {
  let edition: Edition
  let library: TemplateLibrary
  /// Makes what surrounds a page.
  let shell: PageShell

  /// All pages of prose, in their order.
  func buildAll() throws -> [BuiltPage] {
    let plain = try edition.pages.concurrentMap { chapter in
      chapter is ExercisesPage || chapter is FiguresPage ? nil : try build(chapter)
    }
    // What collects the exercises or the figures can only be built when all others are.
    let others = Collected(
      exercises: plain.flatMap { $0?.exercises ?? [] },
      homes: edition.homes(zip(edition.pages, plain).map { ($0, $1?.page.figures ?? []) }))
    return try zip(edition.pages, plain).map { try $1?.page ?? build($0, collecting: others).page }
  }

  /// The page of one chapter, and the exercises on it.
  private func build(
    _ chapter: any Chapter, collecting others: Collected = Collected()
  ) throws -> (page: BuiltPage, exercises: [ProseExercise]) {
    let path = edition.path(chapter)
    var model = edition.model.adding(try chapter.values).adding([
      "summary": summary(from: path), "flow": try flow(chapter, from: path),
    ])
    let file = try ProseFile(prose(of: chapter), library: library, model: model)
    try checkOrder(file, chapter)

    var renderer = ProseRenderer(
      file: file, model: model, library: library, edition: edition, chapter: chapter, path: path)
    let lead = try renderer.inline(file.document.lead)
    var sections: [SectionView] = []
    for section in file.document.sections {
      var html = try renderer.html(section.blocks)
      if section.id == "code", !chapter.code.isEmpty { html += try listings(chapter, model) }
      if html.isEmpty { continue }
      sections.append(SectionView(id: section.id, heading: try heading(section, renderer), html: html))
    }
    if !chapter.code.isEmpty, !file.document.sections.contains(where: { $0.id == "code" }) {
      let heading = try edition.strings("site.section.code")
      sections.append(SectionView(id: "code", heading: HTML.escape(heading), html: try listings(chapter, model)))
    }

    let title = try renderer.inline(file.document.title)
    let view = ChapterView(title: title, lead: lead, sections: sections, hasContents: sections.count > 2)
    let layout = try shell.layout(
      for: chapter, path: path, title: HTML.text(title), description: HTML.text(lead))
    model = model.adding(["chapter": try ViewValue(reflecting: view), "page": try ViewValue(reflecting: layout)])
    if chapter is FiguresPage {
      let gallery = try FigureGallery(edition, homes: others.homes, from: path)
      model = model.adding(["gallery": try ViewValue(reflecting: gallery)])
    }
    if chapter is ExercisesPage {
      let collection = try ExerciseCollection(others.exercises, edition: edition, renderer: &renderer)
      model = model.adding(["collection": try ViewValue(reflecting: collection)])
    }
    let page = BuiltPage(path: path, html: try library.render(chapter.template, model), figures: renderer.figures)
    return (page, renderer.exercises)
  }

  /// The path of a chapter's prose: its own, or that of its family.
  private func prose(of chapter: any Chapter) -> String {
    let paths = [chapter.prose, chapter.familyProse].compactMap { $0 }.map { "prose/\(edition.language)/\($0).md" }
    return paths.first(where: library.has) ?? paths[0]
  }

  private func checkOrder(_ file: ProseFile, _ chapter: any Chapter) throws {
    let sections = file.document.sections
    guard let order = chapter.sections else { return }
    for section in sections where !order.contains(section.id) {
      throw file.failure(
        section.line, "a page like this has the sections \(order.joined(separator: ", ")), not '\(section.id)'")
    }
    let expected = order.filter { id in id != "code" || sections.contains { $0.id == id } }
    for (index, id) in expected.enumerated() where index >= sections.count || sections[index].id != id {
      let line = index < sections.count ? sections[index].line : sections.last?.line ?? 1
      throw file.failure(line, "here must be '::section \(id)'; the order is \(expected.joined(separator: ", "))")
    }
  }

  private func heading(_ section: ProseSection, _ renderer: ProseRenderer) throws -> String {
    if let heading = section.heading { return try renderer.inline(heading, line: section.line) }
    let key = "site.section.\(section.id)"
    guard edition.strings.has(key) else {
      throw renderer.file.failure(section.line, "write a heading after '::section \(section.id)'")
    }
    return HTML.escape(try edition.strings(key))
  }

  private func listings(_ chapter: any Chapter, _ model: ViewValue) throws -> String {
    let views = chapter.code.map { ListingView(title: $0.title, html: PythonHighlighter.html($0.text)) }
    return try library.render("partials/listings", model.adding(["listings": try ViewValue(reflecting: views)]))
  }

  /// The rows of the network's summary, with links to the layers' pages.
  private func summary(from path: String) -> ViewValue {
    guard case .list(let layers)? = edition.model["layers"] else { return .nothing }
    let rows = zip(layers, edition.content.layers).map { value, layer in
      ViewValue.record(["layer": value, "href": .text(edition.address(of: layer, from: path))])
    }
    return .record(["rows": .list(rows)])
  }

  /// Where the data of a layer come from and go, with links; shown in a network with branches.
  private func flow(_ chapter: any Chapter, from path: String) throws -> ViewValue {
    guard edition.content.network.hasBranches, let layer = (chapter as? LayerPage)?.layer else {
      return .record(["isShown": .flag(false), "reads": .list([]), "readers": .list([])])
    }
    let (start, answer) = (try edition.strings("site.strip.data"), try edition.strings("site.strip.answers"))
    func links(_ names: [String]) -> ViewValue {
      .list(
        names.enumerated().map { index, name in
          let target = edition.content.layers.first { $0.name == name }
          let data = SitePath.relative(SitePath.page(edition.dataPage, edition.language), from: path)
          return .record([
            "name": .text(target == nil ? start : name),
            "href": .text(target.map { edition.address(of: $0, from: path) } ?? data),
            "separator": .text(index == 0 ? "" : ", "),
          ])
        })
    }
    let end = ViewValue.record([
      "name": .text(answer), "separator": .text(layer.readers.isEmpty ? "" : ", "),
      "href": .text(SitePath.relative(SitePath.page(edition.answerPage, edition.language), from: path)),
    ])
    guard case .list(var readers) = links(layer.readers) else { return .nothing }
    if layer.name == edition.content.network.lastLayer || layer.readers.isEmpty { readers.append(end) }
    return .record([
      "isShown": .flag(true), "reads": links(layer.sources), "readers": .list(readers),
    ])
  }
}

/// What pages that collect the content of others take from these.
private struct Collected {
  var exercises: [ProseExercise] = []
  /// The page of each figure.
  var homes: [String: any Chapter] = [:]
}

/// The view model of `pages/chapter.html`, beside the layout's.
struct ChapterView {
  var title: String
  var lead: String
  var sections: [SectionView]
  /// Whether the page is long enough for a table of contents.
  var hasContents: Bool
}

/// One section of a chapter, as HTML.
struct SectionView {
  var id: String
  var heading: String
  var html: String
}

/// A listing, as HTML.
struct ListingView {
  var title: String
  var html: String
}
