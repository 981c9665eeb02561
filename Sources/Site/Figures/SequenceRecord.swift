import Localization

/// One sequence of figures in one language, as `figures.json` lists it.
package struct SequenceRecord: Sendable, Equatable {
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
  /// The page that shows it, relative to the site: a chapter, or else the page of its first figure.
  package var page: String
  /// The names of its figures, in their order.
  package var frames: [String]
  /// The file with a page for each, relative to the site.
  package var pdf: String

  /// Records a sequence that was drawn; `page` is the chapter that shows it, if any does.
  package init(_ sequence: DrawnSequence, language: Language, page: String?) {
    (id, self.language, title) = (sequence.id, language, sequence.title)
    (caption, alternative, frames) = (sequence.caption, sequence.alternative, sequence.frames)
    self.page = page ?? SitePath.figurePage(sequence.frames.first ?? "", language.rawValue)
    pdf = SitePath.picture(sequence.id, language.rawValue, "pdf")
  }
}
