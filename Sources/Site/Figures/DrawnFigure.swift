import Localization

/// A figure that was drawn for one language: its words and the size of its picture.
///
/// Its pictures are files of the site, at the paths that `SitePath` gives.
package struct DrawnFigure: Sendable {
  /// The name, also the stem of its files and its anchor, as in `conv1-kernels`.
  package var id: String
  /// The point that it makes.
  package var title: String
  /// What stands below it.
  package var caption: String
  /// What a reader who cannot see it needs.
  package var alternative: String
  /// The natural width in CSS pixels.
  package var width: Int
  /// The natural height in CSS pixels.
  package var height: Int
  /// Whether there is a picture for dark pages.
  package var hasDarkPicture: Bool

  /// Describes a drawn figure.
  package init(
    id: String, title: String, caption: String, alternative: String, width: Int, height: Int, hasDarkPicture: Bool
  ) {
    self.id = id
    self.title = title
    self.caption = caption
    self.alternative = alternative
    self.width = width
    self.height = height
    self.hasDarkPicture = hasDarkPicture
  }
}
