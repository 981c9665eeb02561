import Networks
import Tensors

/// Where in a photograph a network saw a class: the map whose mean is the class's score.
public struct ClassMap: Sendable {
  /// The class, counted from 0.
  public let label: Int
  /// What its cells say for the class, `[rows, columns]`.
  public let map: Tensor
  /// The mean of its cells.
  public let mean: Float
  /// What is added to the mean; `nil` where nothing is.
  public let bias: Float?
  /// The class's score, the number that softmax is given, held against the engine.
  public let score: Float
  /// The strongest cell.
  public let strongest: Place

  init(_ head: ClassHead, label: Int, in experiment: Experiment, example: Int) throws {
    let map = head.map(of: label, in: experiment, example: example)
    let total = map.values.reduce(0.0) { $0 + Double($1) } / Double(map.count)
    let bias = head.bias(of: label)
    let worked = Float(total + Double(bias ?? 0))
    let output = experiment.network.outputs[0]
    let engine = experiment.inspection.preActivation(of: output)?.slice(example)[label] ?? worked
    guard abs(worked - engine) < max(WorkedSum.tolerance, abs(engine) * 1e-5) else {
      throw InsightError.sumDisagrees(
        place: "the mean of the map of class \(label)", worked: worked, engine: engine)
    }
    let best = map.indexOfMaximum ?? 0
    (self.label, self.map, self.bias) = (label, map, bias)
    (mean, score) = (Float(total), worked)
    strongest = Place(row: best / map.shape[1], column: best % map.shape[1])
  }

  /// The cells of the input that one cell of the map stands for: as far as to its neighbours, around the middle of what it
  /// sees; without a field of a fixed size its share of the whole.
  static func stride(of field: ReceptiveField.Axis?, cells: Int, extent: Int) -> (Int) -> Range<Double> {
    guard let field, field.jump > 0 else {
      let side = Double(extent) / Double(cells)
      return { Double($0) * side..<Double($0 + 1) * side }
    }
    let half = Double(field.jump) / 2
    return { index in
      let seen = field.cells(at: index)
      let middle = Double(seen.lowerBound + seen.upperBound) / 2
      return middle - half..<middle + half
    }
  }
}
