import Engine
import Networks
import Tensors

/// A dense layer with its learned numbers and what it computed for the examples.
public struct Connections: Sendable {
  /// The layer in its network.
  public let node: Node
  /// The weights, `[inputs, units]`.
  public let kernel: Tensor
  /// One bias for each unit, if the layer has them.
  public let bias: Tensor?
  /// What the layer reads, `[examples, inputs]`.
  public let input: Tensor
  /// The sums before the activation function, `[examples, units]`.
  public let preActivation: Tensor
  /// The outputs, `[examples, units]`.
  public let activation: Tensor
  /// The maps `[channels, rows, columns]` that were flattened into the input, if that is where it comes from.
  public let mapShape: Shape?
  /// The name of the layer whose maps were flattened.
  public let mapLayer: String?
  /// The names of the classes, if this layer's outputs are the network's.
  public let classes: [String]?

  /// The layer's name.
  public var name: String { node.name }
  /// The number of outputs.
  public var unitCount: Int { kernel.shape[1] }
  /// The activation function, if any.
  public var function: ActivationFunction? { node.layer.activation }

  /// The weights of one unit laid back over the maps they read, `[channels, rows, columns]`; `nil` if it reads no maps.
  public func weightMaps(unit: Int) -> Tensor? { laidOverMaps { kernel[$0, unit] } }

  /// The maps of one example that the layer reads, `[channels, rows, columns]`; `nil` if it reads no maps.
  public func inputMaps(example: Int) -> Tensor? { laidOverMaps { input[example, $0] } }

  /// Undoes Keras's order: `index = (row * columns + column) * channels + channel`.
  private func laidOverMaps(_ value: (Int) -> Float) -> Tensor? {
    guard let shape = mapShape else { return nil }
    var maps = Tensor(shape)
    for channel in 0..<shape.channels {
      for row in 0..<shape.rows {
        for column in 0..<shape.columns {
          maps[channel, row, column] = value((row * shape.columns + column) * shape.channels + channel)
        }
      }
    }
    return maps
  }

  /// One unit's sum for one example, by the largest of its terms.
  public func workedUnit(example: Int, unit: Int) throws -> WorkedUnit {
    let place = "\(name), unit \(unit)"
    let before = preActivation[example, unit]
    try function.check(of: before, engine: activation[example, unit], place: place)
    let terms = (0..<kernel.shape[0]).map { index in
      WorkedUnit.Term(index: index, input: input[example, index], weight: kernel[index, unit])
    }
    return WorkedUnit(
      layer: name, example: example, unit: unit,
      terms: terms.sorted { (abs($0.product), $1.index) > (abs($1.product), $0.index) },
      bias: bias?[unit] ?? 0,
      sum: try WorkedSum(
        terms.map(\.product) + [bias?[unit] ?? 0], engine: before, place: place),
      activation: activation[example, unit])
  }

  /// The dense layer `node` of an experiment; `nil` if the layer is of another kind.
  init?(_ node: Node, in experiment: Experiment) {
    guard node.layer is Dense, node.inputShapes[0].rank == 1 else { return nil }
    self.node = node
    kernel = experiment.weights[node.parameterName("kernel")]
    bias = node.ownParameterName("bias").map { experiment.weights[$0] }
    input = experiment.inspection.input(of: node.name)
    activation = experiment.inspection.output(of: node.name)
    preActivation = experiment.inspection.preActivation(of: node.name) ?? activation
    let flatten = experiment.network.sourceOfMaps(flattenedInto: node)
    mapShape = flatten?.inputShapes[0]
    mapLayer = flatten?.inputs[0]
    let classes = experiment.dataset.classes
    self.classes = experiment.network.leadsToOutput(node) && classes.count == kernel.shape[1] ? classes : nil
  }
}

/// One output of a dense layer, with every product that makes it.
public struct WorkedUnit: Equatable, Sendable {
  /// One input times its weight.
  public struct Term: Equatable, Sendable {
    /// The place.
    public let index: Int
    public let input, weight: Float
    /// What the two contribute to the sum.
    public var product: Float { input * weight }
  }

  /// The name of the layer.
  public let layer: String
  /// The index of the example and of the unit.
  public let example, unit: Int
  /// All terms, the largest in size first.
  public let terms: [Term]
  /// The unit's bias.
  public let bias: Float
  /// The sum of all terms and the bias, checked against the engine.
  public let sum: WorkedSum
  /// The value after the activation function.
  public let activation: Float
}

extension Network {
  /// The Flatten layer whose output reaches `node` unchanged (dropout changes nothing once training is over).
  func sourceOfMaps(flattenedInto node: Node) -> Node? {
    guard let name = node.inputs.first, let source = self.node(named: name) else { return nil }
    if source.layer is Flatten { return source.inputShapes[0].isMaps ? source : nil }
    return source.layer.actsOnlyInTraining ? sourceOfMaps(flattenedInto: source) : nil
  }

  /// Whether only an activation function lies between this layer's output and the network's.
  func leadsToOutput(_ node: Node) -> Bool {
    if outputs.contains(node.name) { return true }
    return nodes.contains { $0.layer is any ActivationLayer && $0.inputs == [node.name] && leadsToOutput($0) }
  }
}
