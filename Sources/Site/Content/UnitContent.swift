/// What the page of one unit says: of one map, or of one value of a vector.
package struct UnitContent: Sendable {
  /// A link to another unit.
  package struct Link: Sendable {
    /// What it is called, as in `map 3 of conv1`.
    package var name: String
    /// Its page, as prose names it: `layers/conv1/map-3`.
    package var page: String
    /// What stands between it and the link before it.
    package var separator: String

    /// Names a page.
    package init(name: String, page: String, separator: String) {
      (self.name, self.page, self.separator) = (name, page, separator)
    }
  }

  /// What it is called beside the layer's name, as in `map 3`.
  package var name: String
  /// The number, from 0.
  package var index: String
  /// Whether it is a map rather than a value.
  package var isMap: Bool
  /// The name of the class whose score it is; nothing where it is none.
  package var label: String?
  /// How many units the layer has.
  package var total: String
  /// Whether it has no other.
  package var isOnly: Bool
  /// How many of them have a page.
  package var shown: String
  /// Whether those are not all.
  package var isSelection: Bool
  /// The figure that shows the whole unit.
  package var figure: String
  /// The figure that shows one of its cells with every number.
  package var patch: String
  /// The units that it reads, as far as they have pages.
  package var sources: [Link]
  /// Whether there are such.
  package var hasSources: Bool
  /// The units that read it, as far as they have pages.
  package var readers: [Link]
  /// Whether there are such.
  package var hasReaders: Bool
  /// Further named values, under `{{unit.values.NAME}}`.
  package var values: [String: String]

  /// Describes a unit.
  package init(
    name: String, index: String, isMap: Bool = true, label: String? = nil, total: String, isOnly: Bool = false,
    shown: String, isSelection: Bool, figure: String, patch: String, sources: [Link], readers: [Link],
    values: [String: String] = [:]
  ) {
    (self.name, self.index, self.label, self.total, self.shown) = (name, index, label, total, shown)
    (self.isMap, self.isOnly, self.isSelection) = (isMap, isOnly, isSelection)
    (self.figure, self.patch) = (figure, patch)
    (self.sources, hasSources) = (sources, !sources.isEmpty)
    (self.readers, hasReaders) = (readers, !readers.isEmpty)
    self.values = values
  }
}
