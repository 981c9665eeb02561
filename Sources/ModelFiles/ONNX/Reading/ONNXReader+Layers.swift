import Networks
import Support
import Tensors

/// Adding layers.
extension ONNXReader {
  /// Adds a layer whose result has its axes in an order, and gives that result.
  ///
  /// - Parameters:
  ///   - ending: what is put behind the node's name, where the node becomes several layers and this is not the last.
  ///   - weights: the weights under their names in the layer.
  ///   - sources: the values that the weights are made of; layers of equal ones share them.
  mutating func add(
    _ layer: any Layer, reading sources: [ONNXActivation], order: [Int], _ call: ONNXCall, ending: String? = nil,
    weights own: [(name: String, tensor: Tensor)] = [], of weightNames: [String] = []
  ) throws -> ONNXActivation {
    guard layers.count < NetworkLimits.layers else { throw NetworkError.tooManyLayers(limit: NetworkLimits.layers) }
    let inputShapes = sources.map(\.shape)
    let shape = try layer.outputShape(inputShapes)
    guard NetworkLimits.product(shape.dimensions, limit: NetworkLimits.values) != nil else {
      throw NetworkError.outputTooLarge(limit: NetworkLimits.values)
    }
    let name = layerName(call, ending)
    let key = "\(layer.kind) \(layer.arguments) \(weightNames) \(inputShapes.map(\.channels))"
    if !weightNames.isEmpty, let first = placed[key] {
      layers.append(NamedLayer(name, sharing: first, inputs: sources.map(\.name)))
    } else {
      layers.append(NamedLayer(name, layer, inputs: sources.map(\.name)))
      for (parameter, tensor) in own {
        if let position = tensor.values.firstIndex(where: { !$0.isFinite }) {
          throw call.refusal("has a \(parameter) whose value \(position) is not a finite number")
        }
        weights.append(("\(name)/\(parameter)", tensor))
      }
      if !weightNames.isEmpty { placed[key] = name }
    }
    shapes[name] = shape
    let result = ONNXActivation(name, shape, order: order)
    if shape.rank > 1, result.isLast { orders[name] = .channelsLast }
    return result
  }

  /// `y = factor * x + offset`, with one factor and offset for each channel or one for all.
  mutating func affine(
    _ value: ONNXActivation, factors: [Float], offsets: [Float], _ call: ONNXCall, ending: String? = nil
  ) throws -> ONNXActivation {
    guard (factors + offsets).allSatisfy(\.isFinite) else {
      throw call.refusal("multiplies by or adds what is not a finite number")
    }
    let layer = Rescaling(scale: factors.map(\.shortestDouble), offset: offsets.map(\.shortestDouble))
    return try addSettled(layer, reading: value, call, ending: ending)
  }
}

/// Names.
extension ONNXReader {
  private func layerName(_ call: ONNXCall, _ ending: String?) -> String {
    var parts = call.node.name.split(separator: "/").map(String.init)
    if parts.isEmpty, let output = call.node.output.first, Int(output) == nil, !output.isEmpty {
      parts = output.split(separator: "/").map(String.init)
    }
    if parts.isEmpty { parts = [call.kind.snakeCase] }
    // PyTorch repeats the names of outer modules: layer1/layer1.0/conv1.
    parts = parts.enumerated().filter { place, part in
      place + 1 == parts.count || !parts[place + 1].hasPrefix(part + ".")
    }.map(\.element)
    if parts.count == 1, parts[0].hasPrefix("node_") { parts[0] = String(parts[0].dropFirst(5)) }
    let isKind = parts.last.map { $0 == call.kind || $0.hasPrefix(call.kind + "_") } ?? false
    let short = parts.count > 1 && isKind ? Array(parts.dropLast()) : parts
    let endings = ending.map { [$0] } ?? []
    let candidates = [short, parts].map { Self.allowed(($0 + endings).joined(separator: ".")) }
    // The full name of one node is not given to another in short.
    return candidates.first { shapes[$0] == nil && (!fullNames.contains($0) || $0 == call.node.name) }
      ?? freeName(candidates[1], [])
  }

  /// A name that nothing has yet, made of letters that are allowed.
  func freeName(_ wanted: String, _ endings: [String]) -> String {
    let base = Self.allowed(([wanted] + endings).joined(separator: "."))
    guard shapes[base] != nil else { return base }
    var number = 1
    while shapes["\(base)_\(number)"] != nil { number += 1 }
    return "\(base)_\(number)"
  }

  /// A name of letters that are allowed; of a long one the end, which tells more.
  private static func allowed(_ text: String) -> String {
    let letters = text.unicodeScalars.suffix(56).map { scalar in
      scalar.isASCII && String(scalar).isNodeName || "_-.".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
    }
    let name = String(letters.drop { !String($0).isNodeName })
    return name.isEmpty ? "layer" : name
  }
}
