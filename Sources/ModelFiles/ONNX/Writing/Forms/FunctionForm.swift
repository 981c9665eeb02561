import Engine
import Networks

/// Layers that are nothing but a function.
enum FunctionForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard node.layer is any ActivationLayer else { return false }
    if let function = node.layer.activation {
      writer.add(function, to: node.inputs[0])
    } else {
      _ = writer.add("Identity", node.inputs)
    }
    return true
  }
}

extension ONNXWriter {
  /// Adds a node and the function that is applied to its value.
  mutating func addActivated(
    _ kind: String, _ inputs: [String], _ attributes: [ONNXAttribute], _ function: ActivationFunction?
  ) {
    let value = add(kind, inputs, attributes, step: function == nil ? nil : kind)
    if let function { add(function, to: value) }
  }

  /// Applies a function to a value; the last of its nodes has the layer's name.
  mutating func add(_ function: ActivationFunction, to value: String) {
    switch function {
    case .relu: _ = add("Relu", [value])
    case .relu6: bound(value, 6)
    case .leakyReLU(let slope): _ = add("LeakyRelu", [value], [.number("alpha", slope)])
    case .generalReLU(let maximum, let slope, let threshold): rectify(value, maximum, slope, threshold)
    case .elu(let alpha): _ = add("Elu", [value], [.number("alpha", alpha)])
    case .selu: _ = add("Selu", [value], [.number("alpha", 1.6732632423543772), .number("gamma", 1.0507009873554805)])
    case .gelu(let approximate):
      require(version: 20)
      _ = add("Gelu", [value], approximate ? [.text("approximate", "tanh")] : [])
    case .silu: _ = add("Mul", [value, add("Sigmoid", [value], step: "Sigmoid")])
    case .hardSigmoid: _ = add("HardSigmoid", [value], [.number("alpha", 1.0 / 6), .number("beta", 0.5)])
    case .hardSilu: _ = add("HardSwish", [value])
    case .softplus: _ = add("Softplus", [value])
    case .softsign: _ = add("Softsign", [value])
    case .exponential: _ = add("Exp", [value])
    case .sigmoid: _ = add("Sigmoid", [value])
    case .tanh: _ = add("Tanh", [value])
    case .hardTanh:
      let low = constant("min", floats: [-1], [])
      _ = add("Clip", [value, low, constant("max", floats: [1], [])])
    case .logSoftmax: _ = add("LogSoftmax", [value], [.integer("axis", 1)])
    case .softmax: _ = add("Softmax", [value], [.integer("axis", 1)])
    }
  }

  private mutating func bound(_ value: String, _ maximum: Double?) {
    let low = constant("min", floats: [0], [])
    _ = add("Clip", [value, low, constant("max", floats: [Float(maximum ?? 0)], [])])
  }

  /// `x` above a threshold but no more than a maximum; `slope * (x - threshold)` up to the threshold.
  private mutating func rectify(_ value: String, _ maximum: Double?, _ slope: Double, _ threshold: Double) {
    if threshold == 0, slope == 0 { return bound(value, maximum) }
    let isLast = maximum == nil
    var result: String
    if threshold == 0 {
      result = add("LeakyRelu", [value], [.number("alpha", slope)], step: isLast ? nil : "LeakyRelu")
    } else if slope == 0 {
      result = add("ThresholdedRelu", [value], [.number("alpha", threshold)], step: isLast ? nil : "ThresholdedRelu")
    } else {
      // What is above and what is below, added.
      let above = add("ThresholdedRelu", [value], [.number("alpha", threshold)], step: "Above")
      let shifted = add("Sub", [value, constant("threshold", floats: [Float(threshold)], [])], step: "Shift")
      let below = add("Min", [shifted, constant("zero", floats: [0], [])], step: "Below")
      let bent = add("Mul", [below, constant("slope", floats: [Float(slope)], [])], step: "Slope")
      result = add("Add", [above, bent], step: isLast ? nil : "Add")
    }
    if let maximum { _ = add("Min", [result, constant("max", floats: [Float(maximum)], [])]) }
  }
}
