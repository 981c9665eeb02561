/// What the page about colours says of the maps of this network.
package struct ColoursContent: Sendable {
  /// Maps of very different ranges; nothing where there are none.
  package var scales: Scales?
  /// A map cast to bytes.
  package var bytes: Bytes
  /// The layer whose filter is shown as weights, pre-activations and activations.
  package var layer: String
  /// The shape of its weights, as in `(3, 3, 1, 8)`.
  package var weightShape: String
  /// The shape of what it makes of one image, as in `(26, 26, 8)`.
  package var mapShape: String

  /// The quietest and the loudest map of a layer.
  package struct Scales: Sendable {
    /// The layer.
    package var layer: String
    /// The filter with the quietest map.
    package var quiet: String
    /// The largest value of that map.
    package var quietHigh: String
    /// The filter with the loudest map.
    package var loud: String
    /// The largest value of that map.
    package var loudHigh: String
    /// How many times as far the loudest map reaches.
    package var ratio: String

    /// Describes two maps.
    package init(layer: String, quiet: String, quietHigh: String, loud: String, loudHigh: String, ratio: String) {
      (self.layer, self.quiet, self.quietHigh) = (layer, quiet, quietHigh)
      (self.loud, self.loudHigh, self.ratio) = (loud, loudHigh, ratio)
    }
  }

  /// A map cast to bytes, and its strongest cell.
  package struct Bytes: Sendable {
    /// The layer.
    package var layer: String
    /// The filter.
    package var filter: String
    /// How many cells do not fit, of how many.
    package var wrapped: String
    /// How many cells there are.
    package var count: String
    /// Whether any does not fit.
    package var wraps: Bool
    /// The largest value.
    package var value: String
    /// That times 255.
    package var scaled: String
    /// What the byte holds.
    package var byte: String

    /// Describes a map.
    package init(
      layer: String, filter: String, wrapped: String, count: String, wraps: Bool, value: String, scaled: String,
      byte: String
    ) {
      (self.layer, self.filter, self.wrapped, self.count) = (layer, filter, wrapped, count)
      (self.wraps, self.value, self.scaled, self.byte) = (wraps, value, scaled, byte)
    }
  }

  /// Describes the maps.
  package init(scales: Scales?, bytes: Bytes, layer: String, weightShape: String, mapShape: String) {
    (self.scales, self.bytes, self.layer) = (scales, bytes, layer)
    (self.weightShape, self.mapShape) = (weightShape, mapShape)
  }
}
