/// What pages say of the layers of a large network that are shown, and how these were chosen.
package struct SelectionContent: Sendable {
  /// The layers that are explained at length.
  package var explained: [ExplainedLayer]
  /// Whether all layers have pages, and how many have.
  package var hasAllPages: Bool
  package var pageCount: String
  /// How many maps of another layer are shown at most.
  package var mapLimit: String
  /// The layers that stand in the strip.
  package var stations: [String]

  /// Describes a selection.
  package init(
    explained: [ExplainedLayer], hasAllPages: Bool, pageCount: String, mapLimit: String, stations: [String]
  ) {
    (self.explained, self.hasAllPages, self.pageCount) = (explained, hasAllPages, pageCount)
    (self.mapLimit, self.stations) = (mapLimit, stations)
  }
}

/// A layer that is explained at length.
package struct ExplainedLayer: Sendable {
  /// Its name and Keras's name of its kind.
  package var name, kind: String

  /// Names a layer.
  package init(name: String, kind: String) { (self.name, self.kind) = (name, kind) }
}
