import Engine
import Networks
import Tensors

/// Functions of single values.
enum ONNXFunction: ONNXOperator {
  static let operators: [String: Set<String>] = [
    "Relu": [], "LeakyRelu": ["alpha"], "ThresholdedRelu": ["alpha"], "Elu": ["alpha"], "Selu": ["alpha", "gamma"],
    "Sigmoid": [], "HardSigmoid": ["alpha", "beta"], "HardSwish": [], "Tanh": [], "Softplus": [], "Softsign": [],
    "Exp": [], "Gelu": ["approximate"],
  ]

  static func outputs(of call: ONNXCall, _ reader: inout ONNXReader) throws -> [ONNXValue] {
    var input = try reader.settled(call.activation(), call)
    if call.kind == "HardSigmoid" {
      let (slope, offset) = (try call.number("alpha") ?? 0.2, try call.number("beta") ?? 0.5)
      // Keras's and PyTorch's slope is a sixth; of another one a line that is cut off on both sides.
      guard Float(slope) == Float(1) / 6, offset == 0.5 else {
        input = try reader.affine(input, factors: [Float(slope)], offsets: [Float(offset)], call, ending: "line")
        return [.activation(try reader.add(ReLU(maxValue: 1), reading: [input], order: input.order, call))]
      }
    }
    return [.activation(try reader.add(layer(call), reading: [input], order: input.order, call))]
  }

  private static func layer(_ call: ONNXCall) throws -> any Layer {
    switch call.kind {
    case "LeakyRelu": return LeakyReLU(negativeSlope: try positive("alpha", 0.01, call))
    case "ThresholdedRelu": return ReLU(threshold: try positive("alpha", 1, call))
    case "Elu": return ELU(alpha: try positive("alpha", 1, call))
    case "Selu":
      let (alpha, gamma) = (try call.number("alpha") ?? 1.67326, try call.number("gamma") ?? 1.0507)
      guard abs(alpha - 1.6732632) < 1e-4, abs(gamma - 1.050701) < 1e-4 else {
        throw call.refusal("has an alpha and a gamma that are not those of SELU, 1.6733 and 1.0507")
      }
      return Activation(.selu)
    case "Gelu":
      let form = try call.text("approximate") ?? "none"
      guard ["none", "tanh"].contains(form) else { throw call.refusal("has an approximation that there is not") }
      return Activation(.gelu(approximate: form == "tanh"))
    default:
      let functions: [String: ActivationFunction] = [
        "Relu": .relu, "Sigmoid": .sigmoid, "HardSigmoid": .hardSigmoid, "HardSwish": .hardSilu, "Tanh": .tanh,
        "Softplus": .softplus, "Softsign": .softsign, "Exp": .exponential,
      ]
      return Activation(functions[call.kind])
    }
  }

  private static func positive(_ name: String, _ standard: Double, _ call: ONNXCall) throws -> Double {
    let value = try call.number(name) ?? standard
    guard value >= 0 else { throw call.refusal("has a negative \(name), which is not read") }
    return value
  }
}
