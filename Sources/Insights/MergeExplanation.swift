import Engine
import Networks
import Tensors

/// A layer where branches meet, with what it read and wrote.
public struct MergeExplanation: Sendable {
  /// What the layer does with its inputs.
  public enum Kind: Equatable, Sendable {
    /// Joins them element by element.
    case elementwise(MergeFunction)
    /// Lays them one behind the other along an axis of shapes with the channels in front.
    case concatenation(axis: Int)
  }

  /// The layer in its network.
  public let node: Node
  /// What it does.
  public let kind: Kind
  /// What it reads, one `[examples] + shape` for each input.
  public let inputs: [Tensor]
  /// What it writes, `[examples] + shape`.
  public let output: Tensor
  /// The values that are worked out for the hero: one of a function, one from each input of a concatenation.
  public private(set) var worked: [MergeCell] = []
  /// The value of each example that is largest in size.
  public private(set) var table: [MergeCell] = []

  /// The layer's name.
  public var name: String { node.name }
  /// How many values are worked out here; each is held against the engine.
  var sumCount: Int { worked.count + table.count }

  /// The layer `node` of an experiment; `nil` if it joins nothing. Throws `InsightError.sumDisagrees` if any worked value
  /// differs from the engine's.
  init?(_ node: Node, in experiment: Experiment) throws {
    try self.init(node, reading: experiment)
    table = try experiment.examples.indices.map { try cell(example: $0, position: largest(example: $0)) }
    if case .concatenation(let axis) = kind {
      worked = try heads(axis).map { try cell(example: experiment.hero, position: $0) }
    } else {
      worked = [table[experiment.hero]]
    }
  }

  /// The same without any value that is worked out.
  init?(_ node: Node, reading experiment: Experiment) throws {
    guard let kind = Kind(node) else { return nil }
    (self.node, self.kind) = (node, kind)
    inputs = experiment.inspection.inputs(of: node.name)
    output = experiment.inspection.output(of: node.name)
  }

  /// One value of the output with all that it is made of.
  public func cell(example: Int, position: [Int]) throws -> MergeCell {
    let shape = node.outputShape
    let engine = output.slice(example).values[shape.index(of: position)]
    let terms = sources(of: position).map { input, position in
      MergeCell.Term(
        input: input, source: node.inputs[input], position: position,
        value: inputs[input].slice(example).values[node.inputShapes[input].index(of: position)])
    }
    let values = terms.map { Double($0.value) }
    let result = Float(kind.result(values))
    guard abs(result - engine) < WorkedSum.tolerance(of: terms.map(\.value) + [result]) else {
      throw InsightError.sumDisagrees(
        place: "\(name), \(position.map(String.init).joined(separator: ", "))", worked: result, engine: engine)
    }
    return MergeCell(
      layer: name, example: example, position: position, terms: terms, result: result,
      strongest: kind.strongest(values))
  }

  /// The inputs that a value of the output is made of, and where in each.
  private func sources(of position: [Int]) -> [(input: Int, position: [Int])] {
    guard case .concatenation(let axis) = kind else {
      return node.inputShapes.enumerated().map { input, shape in
        // Along an axis on which an input is repeated, its only value counts everywhere.
        (input, zip(position, shape.dimensions).map { min($0, $1 - 1) })
      }
    }
    var place = position
    for (input, shape) in node.inputShapes.enumerated() {
      if place[axis] < shape[axis] { return [(input, place)] }
      place[axis] -= shape[axis]
    }
    return []
  }

  /// Where the output is largest in size, the first among equals.
  private func largest(example: Int) -> [Int] {
    let values = output.slice(example).values
    return node.outputShape.position(of: values.indices.max { (abs(values[$0]), $1) < (abs(values[$1]), $0) } ?? 0)
  }

  /// The first position along the axis that comes from each input.
  private func heads(_ axis: Int) -> [[Int]] {
    let shape = node.outputShape
    var start = 0
    return node.inputShapes.map { input in
      var position = shape.dimensions.map { $0 / 2 }
      position[axis] = start
      start += input[axis]
      return position
    }
  }
}

/// One value where branches meet.
public struct MergeCell: Equatable, Sendable {
  /// What one input has there.
  public struct Term: Equatable, Sendable {
    /// The index among the layer's inputs, and the name of the layer that it comes from.
    public let input: Int, source: String
    /// Where it stands in that input, the channel first.
    public let position: [Int]
    /// The value.
    public let value: Float
  }

  /// The name of the layer and the index of the example.
  public let layer: String, example: Int
  /// Where the value stands, the channel first.
  public let position: [Int]
  /// What it is made of.
  public let terms: [Term]
  /// The value, checked against the engine.
  public let result: Float
  /// The index among the terms of the one that moved the value most in the direction of its sign; of a product, the
  /// factor that is largest in size; of a maximum or minimum, the one that was taken.
  public let strongest: Int
}

extension MergeExplanation.Kind {
  /// What a layer that joins branches does; `nil` of other layers.
  public init?(_ node: Node) {
    if let merge = node.layer as? any MergeLayer {
      self = .elementwise(type(of: merge).function)
    } else if let concatenate = node.layer as? Concatenate,
      let axis = try? concatenate.axis(in: node.inputShapes[0])
    {
      self = .concatenation(axis: axis)
    } else {
      return nil
    }
  }

  /// The function of a layer that joins element by element; `nil` of a concatenation.
  public var function: MergeFunction? {
    if case .elementwise(let function) = self { return function }
    return nil
  }

  fileprivate func result(_ values: [Double]) -> Double {
    switch self {
    case .concatenation: values[0]
    case .elementwise(.add): values.reduce(0, +)
    case .elementwise(.subtract): values[0] - values[1]
    case .elementwise(.average): values.reduce(0, +) / Double(values.count)
    case .elementwise(.multiply): values.reduce(1, *)
    case .elementwise(.maximum): values.max() ?? 0
    case .elementwise(.minimum): values.min() ?? 0
    }
  }

  fileprivate func strongest(_ values: [Double]) -> Int {
    let sign: Double = result(values) < 0 ? -1 : 1
    let weights: [Double] =
      switch self {
      case .concatenation: values.map { _ in 0 }
      case .elementwise(.add), .elementwise(.average): values.map { $0 * sign }
      case .elementwise(.subtract): [values[0] * sign, -values[1] * sign]
      case .elementwise(.multiply): values.map { abs($0) }
      case .elementwise(.maximum): values
      case .elementwise(.minimum): values.map { -$0 }
      }
    return weights.indices.max { (weights[$0], $1) < (weights[$1], $0) } ?? 0
  }
}

extension Shape {
  /// The place in a flat tensor of this shape.
  func index(of position: [Int]) -> Int { zip(dimensions, position).reduce(0) { $0 * $1.0 + $1.1 } }

  /// The position that stands at a place of a flat tensor of this shape.
  func position(of index: Int) -> [Int] {
    var (rest, result) = (index, [Int]())
    for extent in dimensions.reversed() {
      result.insert(rest % extent, at: 0)
      rest /= extent
    }
    return result
  }
}
