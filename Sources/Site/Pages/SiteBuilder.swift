import Localization

/// Draws all pages of a site from what it is given, in memory.
package struct SiteBuilder {
  private let library: TemplateLibrary
  private let theme: SiteTheme

  /// Prepares to draw with these templates.
  package init(library: TemplateLibrary, theme: SiteTheme = .automatic) {
    self.library = library
    self.theme = theme
  }

  /// The pages of a site in the languages of `contents`, the first being the main one; each language with its figures.
  ///
  /// Throws `SiteError` with file and line where a template or prose asks for what is not there.
  package func build(
    _ contents: [SiteContent], figures: [Language: [DrawnFigure]], sequences: [Language: [DrawnSequence]] = [:]
  ) throws -> BuiltSite {
    let library = try library.worded(for: contents.first?.subject)
    let editions = try contents.map { content in
      try Edition(
        content, figures: figures[content.language] ?? [], sequences: sequences[content.language] ?? [],
        library: library)
    }
    let languages = contents.map(\.language)
    var pages: [BuiltPage] = []
    var records: [FigureRecord] = []
    var sequenceRecords: [SequenceRecord] = []
    for edition in editions {
      let shell = PageShell(edition: edition, languages: languages, theme: theme.attribute)
      let chapters = ChapterBuilder(edition: edition, library: library, shell: shell)
      let chapterPages = try chapters.buildAll()
      pages += chapterPages
      let homes = edition.homes(zip(edition.pages, chapterPages).map { ($0, $1.figures) })
      let figurePages = FigurePage(edition: edition, library: library, shell: shell, homes: homes)
      let drawn = edition.figureOrder.compactMap { edition.figures[$0] }
      pages += try drawn.concurrentMap { [try figurePages.build($0), try figurePages.buildEmbed($0)] }.flatMap { $0 }
      records += drawn.map { figure in
        FigureRecord(figure, language: edition.content.language, page: homes[figure.id].map(edition.path))
      }
      sequenceRecords += (sequences[edition.content.language] ?? []).map { sequence in
        SequenceRecord(
          sequence, language: edition.content.language,
          page: sequence.frames.first.flatMap { homes[$0] }.map(edition.path))
      }
    }
    pages.append(try LandingPage(editions: editions, library: library, theme: theme.attribute).build())
    return BuiltSite(pages: pages, figures: records, sequences: sequenceRecords, assets: try assets())
  }

  private func assets() throws -> [SiteAsset] {
    try library.paths(under: "assets/").map { path in SiteAsset(path: path, bytes: Array(try library.bytes(path))) }
  }
}

/// Whether a site is light, dark, made for paper, or follows its reader.
package enum SiteTheme: String, Sendable {
  case automatic
  case light
  case dark
  case print

  /// The value of the attribute `data-theme`; nothing where the reader's preference rules.
  var attribute: String? { self == .automatic ? nil : rawValue }
}

/// A site in memory, without its pictures.
package struct BuiltSite: Sendable {
  /// All pages.
  package let pages: [BuiltPage]
  /// All figures in all languages.
  package let figures: [FigureRecord]
  /// All sequences of figures in all languages.
  package let sequences: [SequenceRecord]
  /// The stylesheet, the script, fonts.
  package let assets: [SiteAsset]
}

/// A file of the site that stands in the templates as it is.
package struct SiteAsset: Sendable {
  /// The path in the site, as in `assets/style.css`.
  package let path: String
  /// The content.
  package let bytes: [UInt8]
}
