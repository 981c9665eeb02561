import Engine
import Networks
import Tensors

/// A residual block and an inception module on a grid of 4x4 whole numbers, computed by the engine: how ways part and meet,
/// with numbers that can be checked in the head.
public struct BranchArithmetic: Equatable, Sendable {
  /// The input, or what one layer makes of it.
  public struct Stage: Equatable, Sendable {
    /// The layer's name, under which the strings say what its weights are.
    public let name: String
    /// What it does; `nil` of the input.
    public let part: NetworkStructure.Part?
    /// The stages that it reads, by index.
    public let sources: [Int]
    /// What comes out, `[channels, rows, columns]`.
    public let values: Tensor
  }

  /// A block whose input goes around a convolution and is added behind it.
  public let residual: [Stage]
  /// Windows of 1x1, 3x3 and 5x5 and a pooling side by side, joined along the channels.
  public let inception: [Stage]
  /// The same joined along axis 1, which is the height.
  public let stacked: Stage
  /// The networks of both.
  public let residualNetwork: Network, inceptionNetwork: Network
  /// The cell of the residual block that is worked out, and its sum.
  public let followed: Place
  /// What the two branches bring to that cell, added.
  public let sum: WorkedSum

  /// Computes both; throws `InsightError.sumDisagrees` if the sum that is worked out differs from the engine's.
  public init() throws {
    (residualNetwork, inceptionNetwork) = (try Self.residualBlock(), try Self.inceptionModule())
    residual = try Self.stages(residualNetwork, ["conv/kernel": [0, -1, 0, -1, 4, -1, 0, -1, 0]])
    let all = try Self.stages(
      inceptionNetwork,
      [
        "one/kernel": [2], "reduce3/kernel": [1], "three/kernel": Array(repeating: 1, count: 9),
        "reduce5/kernel": [-1], "five/kernel": Array(repeating: 1, count: 25), "project/kernel": [3],
      ])
    (inception, stacked) = (all.dropLast(), all[all.count - 1])
    followed = Place(row: 1, column: 1)
    let (row, column) = (followed.row, followed.column)
    sum = try WorkedSum(
      [residual[1].values[0, row, column], residual[0].values[0, row, column]],
      engine: residual[2].values[0, row, column], place: "the residual block")
  }

  private static let input = NetworkInput(name: "x", shape: [1, 4, 4])

  private static func residualBlock() throws -> Network {
    try Network(
      name: "residual-block", inputs: [input],
      layers: [
        NamedLayer("conv", Conv2D(filters: 1, kernelSize: 3, padding: .same, useBias: false)),
        NamedLayer("add", Add(), inputs: ["conv", "x"]), NamedLayer("relu", Activation(.relu)),
      ])
  }

  private static func inceptionModule() throws -> Network {
    func convolution(_ size: Extents) -> Conv2D {
      Conv2D(filters: 1, kernelSize: size, padding: .same, useBias: false)
    }
    let branches = ["one", "three", "five", "project"]
    return try Network(
      name: "inception-module", inputs: [input],
      layers: [
        NamedLayer("one", convolution(1), inputs: ["x"]), NamedLayer("reduce3", convolution(1), inputs: ["x"]),
        NamedLayer("three", convolution(3)), NamedLayer("reduce5", convolution(1), inputs: ["x"]),
        NamedLayer("five", convolution(5)),
        NamedLayer("pool", MaxPooling2D(poolSize: 3, strides: 1, padding: .same), inputs: ["x"]),
        NamedLayer("project", convolution(1)), NamedLayer("joined", Concatenate(), inputs: branches),
        NamedLayer("stacked", Concatenate(axis: 1), inputs: branches),
      ])
  }

  private static func stages(_ network: Network, _ kernels: [String: [Float]]) throws -> [Stage] {
    let weights = try Weights(
      network.parameters.map { ($0.name, Tensor($0.declaration.shape, kernels[$0.name] ?? [])) }, for: network)
    let grid = ArithmeticGrids.large.part(rows: 0..<4, columns: 0..<4).reshaped([1, 1, 4, 4])
    let inspection = try network.inspect(grid, weights: weights)
    let names = [network.inputs[0].name] + network.nodes.map(\.name)
    return [Stage(name: names[0], part: nil, sources: [], values: grid.slice(0))]
      + network.nodes.map { node in
        Stage(
          name: node.name, part: NetworkStructure.Part(node),
          sources: node.inputs.compactMap { names.firstIndex(of: $0) },
          values: inspection.output(of: node.name).slice(0))
      }
  }
}
