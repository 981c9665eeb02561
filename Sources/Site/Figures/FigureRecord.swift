import Localization

/// One figure in one language, as `figures.json` lists it.
package struct FigureRecord: Sendable, Equatable {
  /// The files of a figure, relative to the site.
  package struct Files: Sendable, Equatable {
    /// The vector picture for pages.
    package var svg: String
    /// The picture in pixels, at twice the natural size.
    package var png: String
    /// The vector picture for print.
    package var pdf: String
  }

  /// The name.
  package var id: String
  /// The language of the words in it.
  package var language: Language
  /// The point that it makes.
  package var title: String
  /// What stands below it.
  package var caption: String
  /// What a reader who cannot see it needs.
  package var alternative: String
  /// The page that shows it, relative to the site: a chapter, or else its own page.
  package var page: String
  /// The natural width in CSS pixels.
  package var width: Int
  /// The natural height in CSS pixels.
  package var height: Int
  /// Its files.
  package var files: Files

  /// Records a figure that was drawn; `page` is the chapter that shows it, if any does.
  package init(_ figure: DrawnFigure, language: Language, page: String?) {
    id = figure.id
    self.language = language
    title = figure.title
    caption = figure.caption
    alternative = figure.alternative
    width = figure.width
    height = figure.height
    self.page = page ?? SitePath.figurePage(figure.id, language.rawValue)
    files = Files(
      svg: SitePath.picture(figure.id, language.rawValue, "svg"),
      png: SitePath.picture(figure.id, language.rawValue, "png"),
      pdf: SitePath.picture(figure.id, language.rawValue, "pdf"))
  }
}
