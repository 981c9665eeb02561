import Tensors

/// One row of a network's summary table, as numbers; words and digits are for those who print it.
public struct SummaryRow: Equatable, Sendable {
  /// The name of the layer and Keras's name of its class.
  public let name, kind: String
  /// The shape of the output for one example.
  public let outputShape: Shape
  /// How many learned numbers it has.
  public let parameterCount: Int
  /// How that number comes about; `nil` of a layer without parameters.
  public let formula: ParameterFormula?
  /// The floating-point operations for one example; `Layer.flops` says what is counted.
  public let flops: Int
  /// Which cells of the input one value of the output sees.
  public let receptiveField: ReceptiveField?
}

/// How the number of a layer's parameters comes about: `(3×3×1 + 1)×8 = 80`.
public struct ParameterFormula: Equatable, Sendable {
  /// The weights that one unit has, as factors: `3, 3, 1`.
  public let factors: [Int]
  /// How many further numbers one unit has: 1 for its bias, or 0.
  public let bias: Int
  /// The number of units.
  public let units: Int

  /// The number of parameters.
  public var total: Int { (factors.reduce(1, *) + bias) * units }

  /// The formula as text, each number written by `number`.
  public func text(_ number: (Int) -> String = { String($0) }) -> String {
    let product = factors.map(number).joined(separator: "×")
    return (bias > 0 ? "(\(product) + \(number(bias)))" : product) + "×\(number(units)) = \(number(total))"
  }
}

extension Node {
  /// How the number of parameters comes about; `nil` without parameters or where they are no kernel with a bias.
  public var parameterFormula: ParameterFormula? {
    guard let kernel = parameters.first, let units = kernel.shape.dimensions.last else { return nil }
    // Some numbers for each channel, as a normalization has them.
    if parameters.allSatisfy({ $0.shape == [units] }) {
      return parameterCount == 0 ? nil : ParameterFormula(factors: [parameters.count], bias: 0, units: units)
    }
    let bias = parameters.dropFirst().count { $0.shape == [units] }
    let formula = ParameterFormula(factors: kernel.shape.dimensions.dropLast(), bias: bias, units: units)
    return formula.total == parameterCount ? formula : nil
  }
}

extension Network {
  /// One row for each layer.
  public var summary: [SummaryRow] {
    nodes.map {
      SummaryRow(
        name: $0.name, kind: $0.kind, outputShape: $0.outputShape, parameterCount: $0.parameterCount,
        formula: $0.parameterFormula, flops: $0.flops, receptiveField: $0.receptiveField)
    }
  }
}
