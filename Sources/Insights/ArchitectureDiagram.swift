import Engine
import Networks
import Tensors

/// The whole network for one example, stage by stage, with the real maps.
public struct ArchitectureDiagram: Equatable, Sendable {
  /// One stage: the input, or what one layer makes of it.
  public struct Stage: Equatable, Sendable {
    /// The layer's name; the input's name for the first stage.
    public let name: String
    /// The stages that it reads, by name; empty for the input.
    public let inputs: [String]
    /// The stage at which the layer was first applied, if this is not the first place; `nil` of a layer of its own.
    public let sharedWith: String?
    /// Keras's name of the layer's kind; `nil` for the input.
    public let kind: String?
    /// What the layer does where branches meet; `nil` of other layers.
    public let merge: MergeExplanation.Kind?
    /// The size of the window that the layer slides over its input, (rows, columns).
    public let windowRows, windowColumns: Int?
    /// The function that the layer applies to each of its results; `nil` if it applies none.
    public let activation: ActivationFunction?
    /// The shape of what comes out.
    public let wholeShape: Shape
    /// The shape of what is shown of it, `[channels, rows, columns]` or `[features]`: of volumes one slice of each.
    public let shape: Shape
    /// What comes out for the example, as much of it as is shown.
    public let values: Tensor
    /// Which slice of the volumes is shown: that in the middle; `nil` where there are none.
    public let slice: Int?
    /// The maps to show, in their own order: all of a few, else those with the largest mean absolute value and the one
    /// that the path goes through; empty for a vector.
    public let shown: [Int]
    /// The value of this stage on the path from the predicted class to the pixels; `nil` if the path does not come here.
    public let step: StrongestPath.Step?
    /// The range of the colours of the block that the stage belongs to.
    public let blockRange: ClosedRange<Float>
    /// The name of the first stage of that block; the input's name where the values are still pixels.
    public let block: String
    /// How many parameters the layer learned.
    public let parameterCount: Int
    /// Whether the layer only passes its input on once training is over, as dropout does.
    public let isPassThrough: Bool
  }

  /// The example's class and its index in the test set.
  public let label, testIndex: Int
  /// The names of the classes.
  public let classes: [String]
  /// The stages from the input to the output, each behind those that it reads.
  public let stages: [Stage]
  /// The names of the stages whose values are the network's answer.
  public let outputs: [String]
  /// The probabilities of the classes, if the network ends in softmax.
  public let probabilities: [Float]?

  /// Whether each stage reads only the one before.
  public var isChain: Bool { zip(stages, stages.dropFirst()).allSatisfy { $1.inputs == [$0.name] } }

  /// How many maps of a stage are shown at most.
  public static let mapLimit = 8

  /// The number of parameters of the network.
  public var parameterCount: Int { stages.reduce(0) { $0 + $1.parameterCount } }
  /// The stage with most parameters, the first among equals.
  public var heaviest: Stage? {
    stages.dropFirst().reduce(stages.first) { $1.parameterCount > $0?.parameterCount ?? 0 ? $1 : $0 }
  }

  init(
    _ experiment: Experiment, blocks: [String: ColourBlock], path: StrongestPath, probabilities: [Float]?
  ) {
    let hero = experiment.examples[experiment.hero]
    (label, testIndex, classes) = (hero.label, hero.index, experiment.dataset.classes)
    let name = experiment.network.inputs[0].name
    let (image, slice) = hero.image.middleSlices
    let input = Stage(
      name: name, inputs: [], sharedWith: nil, kind: nil, merge: nil, windowRows: nil, windowColumns: nil,
      activation: nil, wholeShape: hero.image.shape, shape: image.shape, values: image, slice: slice,
      shown: Stage.selection(image, path[name]), step: path[name], blockRange: 0...1, block: name, parameterCount: 0,
      isPassThrough: false)
    stages =
      [input]
      + experiment.network.nodes.map { node in
        Stage(
          node, values: experiment.inspection.output(of: node.name).slice(experiment.hero), step: path[node.name],
          block: blocks[node.name] ?? ColourBlock(name: name, range: 0...1))
      }
    outputs = experiment.network.outputs
    self.probabilities = probabilities
  }
}

extension Node {
  /// The window that walks over the input; `nil` if none does, or if it shows single cells, as where a border is put on or
  /// taken away.
  var slidingWindow: Window? {
    layer is any ZeroPaddingLayer || layer is any CroppingLayer ? nil : layer.window(inputShapes)
  }
}

extension ArchitectureDiagram.Stage {
  init(_ node: Node, values: Tensor, step: StrongestPath.Step?, block: ColourBlock) {
    let slides = node.inputShapes[0].isMaps && node.outputShape.isMaps
    let window = slides ? node.slidingWindow : nil
    let (shown, slice) = values.middleSlices
    self.init(
      name: node.name, inputs: node.inputs, sharedWith: node.isShared ? node.owner : nil, kind: node.kind,
      merge: MergeExplanation.Kind(node),
      windowRows: window?.rows, windowColumns: window?.columns,
      activation: node.layer.activation, wholeShape: node.outputShape, shape: shown.shape, values: shown,
      slice: slice, shown: Self.selection(shown, step), step: step, blockRange: block.range,
      block: block.name, parameterCount: node.parameterCount, isPassThrough: node.layer.actsOnlyInTraining)
  }

  /// The strongest maps; the one on the path is always among them.
  static func selection(_ values: Tensor, _ step: StrongestPath.Step?) -> [Int] {
    guard values.shape.isMaps else { return [] }
    let limit = ArchitectureDiagram.mapLimit
    let strongest = strongestChannels(values.reshaped(values.shape.batched(1)), limit: limit)
    guard let step, !strongest.contains(step.unit) else { return strongest }
    return (strongestChannels(values.reshaped(values.shape.batched(1)), limit: limit - 1) + [step.unit]).sorted()
  }
}

extension Tensor {
  /// Of volumes `[channels, slices, rows, columns]` the slice in the middle of each, `[channels, rows, columns]`, and which one
  /// that is; all else as it is.
  fileprivate var middleSlices: (values: Tensor, slice: Int?) {
    guard shape.rank == 4 else { return (self, nil) }
    let (middle, area) = (shape[1] / 2, shape[2] * shape[3])
    let cells = (0..<shape[0]).flatMap { channel in
      let start = (channel * shape[1] + middle) * area
      return values[start..<start + area]
    }
    return (Tensor([shape[0], shape[2], shape[3]], cells), middle)
  }
}
