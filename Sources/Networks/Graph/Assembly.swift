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
    let (layer, first) = try resolved(item.origin)
    let name = item.name ?? automaticName(layer.kind)
    let sources = item.inputs ?? [nodes.last?.name ?? inputs.first?.name ?? NetworkInput.standardName]
    let inputShapes = try sources.map(shape)
    do {
      let node = try makeNode(name, layer, first, sources, inputShapes)
      nodes.append(node)
      shapes[name] = node.outputShape
      fields[name] = node.receptiveField
    } catch let error as NetworkError {
      throw NetworkError.layer(name, kind: layer.kind, error)
    }
  }
}

extension Assembly {
  private mutating func makeNode(
    _ name: String, _ layer: any Layer, _ first: Node?, _ sources: [String], _ inputShapes: [Shape]
  ) throws -> Node {
    let outputShape = try layer.outputShape(inputShapes)
    guard NetworkLimits.product(outputShape.dimensions, limit: NetworkLimits.values) != nil else {
      throw NetworkError.outputTooLarge(limit: NetworkLimits.values)
    }
    let parameters = layer.parameters(inputShapes)
    if let first, parameters.map(\.shape) != first.parameters.map(\.shape) {
      throw NetworkError.sharedParameters(first.name, reads: first.inputShapes[0], found: inputShapes)
    }
    return Node(
      name: name, layer: layer, owner: first?.name ?? name, inputs: sources, inputShapes: inputShapes,
      outputShape: outputShape, parameters: parameters, parameterCount: first == nil ? try count(parameters) : 0,
      flops: layer.flops(inputShapes), receptiveField: field(name, layer, sources, inputShapes))
  }

  /// A layer, and the node at which it stands already; no node of a new one.
  private func resolved(_ origin: NamedLayer.Origin) throws -> (layer: any Layer, first: Node?) {
    switch origin {
    case .new(let layer): return (layer, nil)
    case .shared(let name):
      let owner = nodes.first { $0.name == name }?.owner
      guard let first = nodes.first(where: { $0.name == owner }) else {
        throw NetworkError.unknownSharedLayer(name, known: nodes.map(\.name))
      }
      return (first.layer, first)
    }
  }

  /// Adds parameters to those of the network.
  private mutating func count(_ parameters: [ParameterDeclaration]) throws -> Int {
    var count = 0
    for parameter in parameters {
      let size = NetworkLimits.product(parameter.shape.dimensions, limit: NetworkLimits.parameters)
      count += size ?? NetworkLimits.parameters + 1
      guard parameterCount + count <= NetworkLimits.parameters else {
        throw NetworkError.tooManyParameters(limit: NetworkLimits.parameters)
      }
    }
    parameterCount += count
    return count
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
    let origins = zip(sources, inputShapes).map { $1.hasCells ? $1 : spread[$0] }
    let maps = origins[0]
    guard origins.allSatisfy({ $0.map(Self.cells) == maps.map(Self.cells) }) else { return nil }
    let sight = layer.sight(inputShapes)
    if sight != .everything { spread[name] = maps }
    return field.seen(by: sight, over: maps ?? inputShapes[0])
  }

  /// The extents of maps without their number.
  private static func cells(_ maps: Shape) -> [Int] { Array(maps.dimensions.dropFirst()) }

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
  package var isNodeName: Bool {
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
  package var snakeCase: String {
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
