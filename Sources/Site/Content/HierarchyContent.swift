/// What the page about the hierarchy of features says of this network.
package struct HierarchyContent: Sendable {
  /// How many test images were searched for what excites the filters.
  package var searched: String
  /// How many there are, if only a sample was searched; else nothing.
  package var total: String?
  /// What a cell sees, layer by layer.
  package var levels: [Level]
  /// The first and the last convolution layer whose filters were looked at; the same where there is only one.
  package var first: Level
  /// The last of them.
  package var last: Level
  /// Whether these are two layers.
  package var hasSeveral: Bool
  /// The filter of the last layer whose images have most of one class.
  package var choosiest: Filter?
  /// The filter of the last layer whose images are spread over the classes most evenly.
  package var broadest: Filter?
  /// The sum that the figure of the hierarchy shows; nothing without that figure.
  package var sum: Sum?
  /// The search as tf.Keras and PyTorch code.
  package var code: [CodeListing]
  /// Convolution layers that were left out, as they look at no single piece of an image; nothing where there are none.
  package var leftOut: String?

  /// A layer and how much of the image one of its cells sees.
  package struct Level: Sendable {
    /// The layer's name.
    package var name: String
    /// Its kind.
    package var kind: String
    /// Rows and columns, as in `8 × 8`.
    package var field: String
    /// The share of the image's pixels, as in `8.2%`; nothing where it sees everything.
    package var share: String?

    /// Describes a layer.
    package init(name: String, kind: String, field: String, share: String?) {
      (self.name, self.kind, self.field, self.share) = (name, kind, field, share)
    }
  }

  /// A filter and the classes of the images that excite it most.
  package struct Filter: Sendable {
    /// The filter's number.
    package var number: String
    /// The commonest class.
    package var leader: String
    /// How many of the images belong to it.
    package var leading: String
    /// How many images were looked at.
    package var images: String
    /// How many classes are among them.
    package var classes: String

    /// Describes a filter.
    package init(number: String, leader: String, leading: String, images: String, classes: String) {
      (self.number, self.leader, self.leading) = (number, leader, leading)
      (self.images, self.classes) = (images, classes)
    }
  }

  /// The sum of one cell by channels.
  package struct Sum: Sendable {
    /// The layer and the filter.
    package var layer: String
    /// The filter's number.
    package var filter: String
    /// How many channels are shown, of how many.
    package var shown: String
    /// How many channels there are.
    package var channels: String
    /// What the shown channels add together.
    package var part: String
    /// The whole sum.
    package var whole: String
    /// The channel that adds most, and what it adds.
    package var channel: String
    /// What it adds.
    package var largest: String

    /// Describes a sum.
    package init(
      layer: String, filter: String, shown: String, channels: String, part: String, whole: String, channel: String,
      largest: String
    ) {
      (self.layer, self.filter, self.shown, self.channels) = (layer, filter, shown, channels)
      (self.part, self.whole, self.channel, self.largest) = (part, whole, channel, largest)
    }
  }

  /// Describes the hierarchy.
  package init(
    searched: String, total: String?, levels: [Level], first: Level, last: Level, choosiest: Filter?,
    broadest: Filter?, sum: Sum?, leftOut: String?, code: [CodeListing]
  ) {
    (self.searched, self.total, self.levels, self.first, self.last) = (searched, total, levels, first, last)
    (self.choosiest, self.broadest, self.sum) = (choosiest, broadest, sum)
    (self.leftOut, self.code) = (leftOut, code)
    hasSeveral = first.name != last.name
  }
}
