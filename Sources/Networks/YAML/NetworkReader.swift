import Support
import Tensors

extension Network {
  /// Reads a network from YAML: the entries `name`, `input`, `layers` and `outputs`.
  ///
  /// Layers have Keras's names and arguments; each reads from the one before unless it says `inputs`. `Shared: {layer: a}`
  /// applies layer `a` once more, with the same parameters.
  ///
  ///     name: small
  ///     input: [28, 28, 1]            # height, width, channels; several: {left: [28, 28, 1], right: [28, 28, 1]}
  ///     layers:
  ///       - Conv2D: {filters: 8, kernel_size: 3, activation: relu}
  ///       - Flatten
  ///       - Dense: {units: 10, activation: softmax}
  ///
  /// - Parameters:
  ///   - yaml: the text.
  ///   - file: what the text is called in messages; its stem names the network where it has no name of its own.
  /// - Throws: `NetworkError` with line and column, whatever the text.
  public init(yaml: String, file: String) throws {
    self = try NetworkReader(file: file).read(yaml)
  }
}

/// Makes a network of the values in a network file.
struct NetworkReader {
  let file: String
  private static let keys = ["name", "input", "layers", "outputs"]

  func read(_ yaml: String) throws -> Network {
    let root = try SourceReader(file: file).read(yaml)
    guard case .mapping(let entries) = root.content else {
      throw root.unexpected("a network file", mustBe: "a mapping with the entries name, input and layers")
    }
    for entry in entries where !Self.keys.contains(entry.key) {
      throw NetworkError.unknownKey(entry.key, known: Self.keys).located(at: entry.location)
    }
    func value(_ key: String) -> SourceValue? { entries.first { $0.key == key }?.value }
    func required(_ key: String) throws -> SourceValue {
      guard let value = value(key) else { throw root.error(.missingKey(key)) }
      return value
    }
    var assembly = try inputs(try required("input"))
    try appendLayers(try required("layers"), to: &assembly)
    let outputs = try value("outputs").map { try names($0, "outputs") }
    return try placed(at: value("outputs") ?? root) {
      try Network(name: try name(value("name")), assembly, outputs: outputs)
    }
  }

  private func name(_ value: SourceValue?) throws -> String {
    guard let value else {
      let stem = file.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? ""
      return stem.isNetworkName ? stem : "network"
    }
    guard case .text(let name) = value.content, name.isNetworkName else {
      throw value.unexpected("name", mustBe: "a line of 1 to 100 letters")
    }
    return name
  }

  private func inputs(_ value: SourceValue) throws -> Assembly {
    guard case .mapping(let entries) = value.content, !entries.isEmpty else {
      let input = NetworkInput(shape: try shape(value))
      return try placed(at: value) { try Assembly(inputs: [input]) }
    }
    let inputs = try entries.map { NetworkInput(name: $0.key, shape: try shape($0.value)) }
    return try placed(at: value) { try Assembly(inputs: inputs) }
  }

  private func shape(_ value: SourceValue) throws -> Shape {
    let expected = "\(NetworkInput.forms), each from 1 to \(NetworkLimits.extent)"
    guard case .list(let values) = value.content, (1...4).contains(values.count) else {
      throw value.unexpected("input", mustBe: expected)
    }
    let extents = try values.map { value in
      guard case .integer(let extent) = value.content, (1...NetworkLimits.extent).contains(extent) else {
        throw value.unexpected("input", mustBe: expected)
      }
      return extent
    }
    return Shape(channelsLast: extents)
  }

  private func appendLayers(_ value: SourceValue, to assembly: inout Assembly) throws {
    guard case .list(let items) = value.content else { throw value.unexpected("layers", mustBe: "a list of layers") }
    let layers = try items.map(LayerSource.init)
    var later = Set(layers.compactMap(\.item.name))
    for layer in layers {
      if let name = layer.item.name { later.remove(name) }
      do {
        try assembly.append(layer.item)
      } catch let error as NetworkError {
        throw layer.placed(error, later: later)
      }
    }
    if layers.isEmpty { throw value.error(.noLayers) }
  }

  private func placed<T>(at value: SourceValue, _ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as NetworkError { throw value.error(error) }
  }
}

/// One text.
func text(_ value: SourceValue, _ what: String, mustBe expected: String) throws -> String {
  guard case .text(let text) = value.content else { throw value.unexpected(what, mustBe: expected) }
  return text
}

/// The names in one text or in a list of texts.
func names(_ value: SourceValue, _ what: String) throws -> [String] {
  func name(_ value: SourceValue) throws -> String { try text(value, what, mustBe: "a name or a list of names") }
  if case .list(let values) = value.content { return try values.map(name) }
  return [try name(value)]
}

extension String {
  /// Whether a network may be called so: one line of printable text.
  package var isNetworkName: Bool { (1...100).contains(count) && utf8.count <= 400 && printable(limit: 100) == self }
}
