import Networks
import Tensors

/// What a layer read and wrote for the examples, and its parameters: all that one of its values is worked out from.
struct LayerReading {
  let node: Node
  /// `[examples]` followed by the shape of the input.
  let input: Tensor
  /// `[examples]` followed by the shape of the output.
  let output: Tensor
  /// What the activation function was applied to; the output if there is none.
  let preActivation: Tensor
  private let weights: Weights

  init(_ node: Node, in experiment: Experiment) {
    self.node = node
    input = experiment.inspection.input(of: node.name)
    output = experiment.inspection.output(of: node.name)
    preActivation = experiment.inspection.preActivation(of: node.name) ?? output
    weights = experiment.weights
  }

  var inputShape: Shape { node.inputShapes[0] }
  var outputShape: Shape { node.outputShape }

  /// A parameter of the layer by its name within it; `nil` if the layer has none of that name.
  func parameter(_ name: String) -> Tensor? {
    node.ownParameterName(name).map { weights[$0] }
  }

  /// The cell of one example with the largest value before the activation function.
  func strongestCell(example: Int) -> MapCell {
    outputShape.cell(at: preActivation.slice(example).indexOfMaximum ?? 0)
  }

  /// The cell of one map of one example with the largest value.
  func strongestCell(example: Int, channel: Int) -> MapCell {
    let shape = outputShape
    let count = shape.count / shape.channels
    let map = output.slice(example).values[channel * count..<(channel + 1) * count]
    let index = map.indices.max { (map[$0], $1) < (map[$1], $0) } ?? channel * count
    return shape.cell(at: index)
  }

  /// Where a worked value stands, for messages.
  func words(_ cell: MapCell) -> String {
    "\(node.name), map \(cell.channel)" + (cell.place.isEmpty ? "" : ", cell \(cell.place)")
  }

  /// Throws `InsightError.sumDisagrees` if a value that was worked out differs from what the engine computed for that cell.
  func check(_ worked: Float, of terms: [Float], example: Int, _ cell: MapCell) throws {
    let engine = output.slice(example)[cell]
    guard abs(worked - engine) < WorkedSum.tolerance(of: terms) else {
      throw InsightError.sumDisagrees(place: words(cell), worked: worked, engine: engine)
    }
  }
}
