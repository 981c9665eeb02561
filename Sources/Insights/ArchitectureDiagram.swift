import Networks
import Tensors

/// The whole network for one example, stage by stage, with the real maps.
public struct ArchitectureDiagram: Equatable, Sendable {
  /// One stage: the input, or what one layer makes of it.
  public struct Stage: Equatable, Sendable {
    /// The layer's name; the input's name for the first stage.
    public let name: String
    /// Keras's name of the layer's kind; `nil` for the input.
    public let kind: String?
    /// The size of the window that the layer slides over its input, (rows, columns).
    public let windowRows, windowColumns: Int?
    /// The shape of what comes out, `[channels, rows, columns]` or `[features]`.
    public let shape: Shape
    /// What comes out for the example, of that shape.
    public let values: Tensor
    /// The range of the colours of the block that the stage belongs to.
    public let blockRange: ClosedRange<Float>
    /// How many parameters the layer learned.
    public let parameterCount: Int
  }

  /// The example's class and its index in the test set.
  public let label, testIndex: Int
  /// The names of the classes.
  public let classes: [String]
  /// The stages from the input to the output.
  public let stages: [Stage]
  /// The probabilities of the classes, if the network ends in softmax.
  public let probabilities: [Float]?

  /// The number of parameters of the network.
  public var parameterCount: Int { stages.reduce(0) { $0 + $1.parameterCount } }
  /// The stage with most parameters.
  public var heaviest: Stage? { stages.max { $0.parameterCount < $1.parameterCount } }

  init(_ experiment: Experiment, blockRanges: [String: ClosedRange<Float>], probabilities: [Float]?) {
    let hero = experiment.examples[experiment.hero]
    (label, testIndex, classes) = (hero.label, hero.index, experiment.dataset.classes)
    let input = Stage(
      name: experiment.network.inputs[0].name, kind: nil, windowRows: nil, windowColumns: nil, shape: hero.image.shape,
      values: hero.image, blockRange: 0...1, parameterCount: 0)
    stages =
      [input]
      + experiment.network.nodes.map { node in
        let values = experiment.inspection.output(of: node.name).slice(experiment.hero)
        let window = node.inputShapes[0].isMaps && node.outputShape.isMaps ? node.layer.window(node.inputShapes) : nil
        return Stage(
          name: node.name, kind: type(of: node.layer).kind, windowRows: window?.rows, windowColumns: window?.columns,
          shape: node.outputShape, values: values, blockRange: blockRanges[node.name] ?? values.range,
          parameterCount: node.parameterCount)
      }
    self.probabilities = probabilities
  }
}
