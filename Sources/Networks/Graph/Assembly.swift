import Tensors

/// A network while its layers are put together, one after the other.
struct Assembly {
  let inputs: [NetworkInput]
  private(set) var nodes: [Node] = []

  private var shapes: [String: Shape] = [:]
  private var fields: [String: ReceptiveField] = [:]
  private var spread: [String: Shape] = [:]
  private var automaticNames: [String: Int] = [:]
  private var parameterCount = 0

  init(inputs: [NetworkInput]) throws {
    self.inputs = inputs
    for input in inputs {
      try check(input.name)
      guard (1...4).contains(input.shape.rank),
        input.shape.dimensions.allSatisfy({ (1...NetworkLimits.extent).contains($0) }),
        NetworkLimits.product(input.shape.dimensions, limit: NetworkLimits.values) != nil
      else { throw NetworkError.badInputShape(input.shape.channelsLast) }
      shapes[input.name] = input.shape
      if inputs.count == 1, input.shape.hasCells {
        fields[input.name] = .oneCell(axes: input.shape.cells.count)
      }
    }
  }

  /// Adds a layer behind those it reads from.
  mutating func append(_ item: NamedLayer) throws {
    guard nodes.count < NetworkLimits.layers else { throw NetworkError.tooManyLayers(limit: NetworkLimits.layers) }
    if let name = item.name { try check(name) }
    let name = item.name ?? automaticName(item.layer.kind)
    let sources = item.inputs ?? [nodes.last?.name ?? inputs.first?.name ?? NetworkInput.standardName]
    let inputShapes = try sources.map(shape)
    do {
      let node = try makeNode(name, item.layer, sources, inputShapes)
      nodes.append(node)
      shapes[name] = node.outputShape
      fields[name] = node.receptiveField
    } catch let error as NetworkError {
      throw NetworkError.layer(name, kind: item.layer.kind, error)
    }
  }
}

extension Assembly {
  private mutating func makeNode(
    _ name: String, _ layer: any Layer, _ sources: [String], _ inputShapes: [Shape]
  ) throws -> Node {
    let outputShape = try layer.outputShape(inputShapes)
    guard NetworkLimits.product(outputShape.dimensions, limit: NetworkLimits.values) != nil else {
      throw NetworkError.outputTooLarge(limit: NetworkLimits.values)
    }
    let parameters = layer.parameters(inputShapes)
    var count = 0
    for parameter in parameters {
      let size = NetworkLimits.product(parameter.shape.dimensions, limit: NetworkLimits.parameters)
      count += size ?? NetworkLimits.parameters + 1
      guard parameterCount + count <= NetworkLimits.parameters else {
        throw NetworkError.tooManyParameters(limit: NetworkLimits.parameters)
      }
    }
    parameterCount += count
    return Node(
      name: name, layer: layer, inputs: sources, inputShapes: inputShapes, outputShape: outputShape,
      parameters: parameters, parameterCount: count, flops: layer.flops(inputShapes),
      receptiveField: field(name, layer, sources, inputShapes))
  }

  /// The field of a layer over the union of the fields that it reads.
  private mutating func field(
    _ name: String, _ layer: any Layer, _ sources: [String], _ inputShapes: [Shape]
  ) -> ReceptiveField? {
    guard let first = sources.first, var field = fields[first] else { return nil }
    for source in sources.dropFirst() {
      guard let other = fields[source], let union = field.union(other) else { return nil }
      field = union
    }
    // A flattened vector hides over how many rows and columns its values lie: remember the maps it comes from.
    let maps = inputShapes[0].hasCells ? inputShapes[0] : spread[first]
    let sight = layer.sight(inputShapes)
    if sight != .everything { spread[name] = maps }
    return field.seen(by: sight, over: maps ?? inputShapes[0])
  }

  private func shape(of source: String) throws -> Shape {
    guard let shape = shapes[source] else {
      throw NetworkError.unknownInput(source, known: inputs.map(\.name) + nodes.map(\.name))
    }
    return shape
  }

  /// Checks a name given by the author.
  private func check(_ name: String) throws {
    guard name.isNodeName else { throw NetworkError.badName(name) }
    guard shapes[name] == nil else { throw NetworkError.duplicateName(name) }
  }

  /// The kind in snake case, with a number from the second one on, as Keras names layers.
  private mutating func automaticName(_ kind: String) -> String {
    let base = kind.snakeCase
    var name: String
    repeat {
      let number = automaticNames[base, default: 0]
      automaticNames[base] = number + 1
      name = number == 0 ? base : "\(base)_\(number)"
    } while shapes[name] != nil
    return name
  }
}

extension String {
  /// Whether layers and inputs may be called so: such a name is safe in files, addresses and Python.
  var isNodeName: Bool {
    guard let first = utf8.first, utf8.count <= 64 else { return false }
    func isAlphanumeric(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: false
      }
    }
    return isAlphanumeric(first) && utf8.allSatisfy { isAlphanumeric($0) || "_-.".utf8.contains($0) }
  }

  /// `MaxPooling2D` becomes `max_pooling2d`.
  var snakeCase: String {
    let letters = Array(self)
    var result = ""
    for (i, letter) in letters.enumerated() {
      let startsWord = i + 1 < letters.count && letters[i + 1].isLowercase
      if i > 0, letter.isUppercase, letters[i - 1].isLowercase || startsWord { result += "_" }
      result += letter.lowercased()
    }
    return result
  }
}
