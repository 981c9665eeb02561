/// What the page about receptive fields says.
package struct ReceptiveFieldContent: Sendable {
  /// The layers that see more than the one before, from the image on.
  package var rows: [ReceptiveFieldRow]
  /// The last layer that makes maps.
  package var last: ReceptiveFieldRow
  /// Whether a cell of it sees the whole image, and so whether what is said of subsampling holds for this network.
  package var seesEverything: Bool
  /// What the layer at the end sees, if even that is not the whole image; nothing where it is.
  package var cropped: ReceptiveFieldRow?
  /// Whether a dense layer follows.
  package var isFollowedByDense: Bool
  /// The size of the image, as in `28 × 28`, and how many pixels that are.
  package var image, pixels: String
  /// The index and the class of the image on which it was measured.
  package var index, label: String
  /// How many images of noise and how many examples were looked at.
  package var noiseCount, exampleCount: String
  /// Whether many images together reach the whole field of every layer.
  package var isReached: Bool
  /// The growth of the field, worked out for the layers that look through windows.
  package var growth: [ReceptiveFieldGrowth]
  /// Whether the image has rows and columns, so that there is a figure.
  package var hasFigure: Bool

  /// Describes fields.
  package init(
    rows: [ReceptiveFieldRow], last: ReceptiveFieldRow, seesEverything: Bool, cropped: ReceptiveFieldRow?,
    isFollowedByDense: Bool, image: String,
    pixels: String, index: String, label: String, noiseCount: String, exampleCount: String, isReached: Bool,
    growth: [ReceptiveFieldGrowth], hasFigure: Bool
  ) {
    (self.rows, self.last, self.seesEverything, self.isFollowedByDense) = (
      rows, last, seesEverything, isFollowedByDense
    )
    self.cropped = cropped
    (self.image, self.pixels, self.index, self.label) = (image, pixels, index, label)
    (self.noiseCount, self.exampleCount, self.isReached) = (noiseCount, exampleCount, isReached)
    (self.growth, self.hasFigure) = (growth, hasFigure)
  }
}

/// The receptive field of one layer.
package struct ReceptiveFieldRow: Sendable {
  /// The layer, Keras's name of its kind, and the cell that was looked at.
  package var layer, kind, cell: String
  /// The closed form.
  package var size, jump, start: String
  /// The share of the image that the cell sees.
  package var share: String
  /// What the gradient reaches: the box that it fills on the one image, the pixels that count there, and the box over many images;
  /// dashes where nothing was measured.
  package var measured, count, reached: String
  /// The share of the gradient in the middle half of the field, and the share of its cells that lie there.
  package var middleGradient, middleCells: String

  /// A row.
  package init(
    layer: String, kind: String, cell: String, size: String, jump: String, start: String, share: String,
    measured: String, count: String, reached: String, middleGradient: String, middleCells: String
  ) {
    (self.layer, self.kind, self.cell, self.size, self.jump) = (layer, kind, cell, size, jump)
    (self.start, self.share, self.measured, self.count) = (start, share, measured, count)
    (self.reached, self.middleGradient, self.middleCells) = (reached, middleGradient, middleCells)
  }
}

/// How a layer makes the field larger, along the rows.
package struct ReceptiveFieldGrowth: Sendable {
  /// The layer.
  package var layer: String
  /// `3 + (2 − 1) × 1 = 4` and `1 × 2 = 2`.
  package var size, jump: String

  /// A step.
  package init(layer: String, size: String, jump: String) { (self.layer, self.size, self.jump) = (layer, size, jump) }
}
