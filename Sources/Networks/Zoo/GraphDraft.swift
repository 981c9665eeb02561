import Engine

/// A graph while it is put together: each layer that is added reads the one before, unless it says otherwise.
struct GraphDraft {
  /// The layers so far.
  private(set) var layers: [NamedLayer] = []
  /// The name of the layer that the next one reads.
  private(set) var last = NetworkInput.standardName

  /// Adds a layer behind `source`, or behind the last one, and says its name.
  @discardableResult
  mutating func add(_ name: String, _ layer: any Layer, of source: String? = nil) -> String {
    join(name, layer, of: [source ?? last])
  }

  /// Adds a layer that several branches lead into, and says its name.
  @discardableResult
  mutating func join(_ name: String, _ layer: any Layer, of sources: [String]) -> String {
    layers.append(NamedLayer(name, layer, inputs: sources))
    last = name
    return name
  }
}

extension Padding {
  /// As many cells on every side of maps, as PyTorch's layers count them.
  static func border(_ cells: Int) -> Padding {
    cells == 0 ? .valid : .explicit(Array(repeating: Border(before: cells, after: cells), count: 2))
  }
}
