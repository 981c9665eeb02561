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

  /// Adds a convolution, `NAME_bn` behind it and `NAME_relu`, or whatever the function is, behind that.
  @discardableResult
  mutating func normalized(
    _ name: String, _ convolution: any Layer, _ function: ActivationFunction?, epsilon: Double = 1e-5,
    of source: String? = nil
  ) -> String {
    add(name, convolution, of: source)
    add("\(name)_bn", BatchNormalization(momentum: 0.9, epsilon: epsilon))
    if let function { add("\(name)_\(function.name)", Activation(function)) }
    return last
  }

  /// The network of the layers for square images in colour.
  func network(_ name: String, size: Int) throws -> Network {
    try Network(name: name, inputs: [NetworkInput(shape: [3, size, size])], layers: layers)
  }
}

extension Padding {
  /// As many cells on every side of maps, as PyTorch counts them.
  static func border(_ cells: Int) -> Padding {
    .explicit(Array(repeating: Border(before: cells, after: cells), count: 2))
  }

  /// A cell at the bottom and at the right, so that windows with steps of 2 that reach over the border count as well: what
  /// PyTorch calls `ceil_mode`.
  static var overTheBorder: Padding { .explicit(Array(repeating: Border(after: 1), count: 2)) }
}
