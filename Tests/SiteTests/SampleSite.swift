import Foundation
import Localization
import Site

/// The sample as a site.
enum SampleSite {
  /// All pages, in memory.
  static func build(_ languages: [Language] = [.english, .spanish]) throws -> BuiltSite {
    let figures = Dictionary(uniqueKeysWithValues: languages.map { ($0, Sample.figures($0)) })
    return try SiteBuilder(library: TemplateLibrary()).build(languages.map { Sample.content($0) }, figures: figures)
  }

  /// A picture with nothing but the name of its figure.
  static func picture(_ figure: DrawnFigure, dark: Bool) -> [UInt8] {
    let (paper, ink) = dark ? ("#1d2026", "#e8e9ec") : ("#f6f7f9", "#1a1a1a")
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(figure.width)" height="\(figure.height)" role="img">
      <title>\(figure.id)</title>
      <rect width="100%" height="100%" fill="\(paper)"/>
      <text x="16" y="32" font-size="20" fill="\(ink)">\(figure.id)</text>
      <rect x="16" y="56" width="\(figure.width - 32)" height="\(figure.height - 72)" fill="none" stroke="\(ink)"/>
      </svg>
      """
    return Array(svg.utf8)
  }
}
