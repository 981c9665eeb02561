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
  /// The parts of the picture that lead somewhere or have a name; where parts overlap, the last one wins.
  package var regions: [DrawnRegion]

  /// Describes a drawn figure.
  package init(
    id: String, title: String, caption: String, alternative: String, width: Int, height: Int, hasDarkPicture: Bool,
    regions: [DrawnRegion] = []
  ) {
    self.id = id
    self.title = title
    self.caption = caption
    self.alternative = alternative
    self.width = width
    self.height = height
    self.hasDarkPicture = hasDarkPicture
    self.regions = regions
  }
}

/// Figures that are looked at one after the other: the words for the whole, and which figures they are.
///
/// A PDF file of the site, at the path that `SitePath` gives, has a page for each.
package struct DrawnSequence: Sendable {
  /// The name, also the stem of the file and the anchor, as in `conv1-walk`.
  package var id: String
  /// The point that it makes.
  package var title: String
  /// What stands below it.
  package var caption: String
  /// What a reader who cannot see it needs.
  package var alternative: String
  /// The names of the figures, in their order.
  package var frames: [String]

  /// Describes a drawn sequence.
  package init(id: String, title: String, caption: String, alternative: String, frames: [String]) {
    (self.id, self.title, self.caption, self.alternative) = (id, title, caption, alternative)
    self.frames = frames
  }
}

/// A part of a picture that a reader can point at.
package struct DrawnRegion: Sendable {
  /// The left edge, the top edge, the width and the height in CSS pixels of the picture at its natural size.
  package var x, y, width, height: Double
  /// What it is called.
  package var label: String
  /// Where it leads, as prose writes links: `page:layers/conv1/map-3`; nothing where it only has a name.
  package var target: String?
  /// A name that is unique in the figure; nothing where it needs none.
  package var id: String?

  /// Describes a part of a picture.
  package init(
    x: Double, y: Double, width: Double, height: Double, label: String, target: String? = nil, id: String? = nil
  ) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
    (self.label, self.target, self.id) = (label, target, id)
  }
}
