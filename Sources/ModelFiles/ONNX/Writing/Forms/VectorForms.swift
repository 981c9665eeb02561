import Networks

/// Connections of every input with every unit.
enum DenseForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Dense else { return false }
    let weights = [writer.weight("kernel"), writer.weight("bias")]
    writer.addActivated("Gemm", node.inputs + weights.compactMap { $0 }, [], layer.activation)
    return true
  }
}

/// Normalization by the means and variances of training.
enum NormalizationForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? BatchNormalization else { return false }
    let channels = node.inputShapes[0].channels
    let gamma = writer.weight("gamma") ?? writer.constant("ones", floats: Array(repeating: 1, count: channels))
    let beta = writer.weight("beta") ?? writer.constant("zeros", floats: Array(repeating: 0, count: channels))
    let kept = [writer.weight("moving_mean"), writer.weight("moving_variance")].compactMap { $0 }
    _ = writer.add(
      "BatchNormalization", node.inputs + [gamma, beta] + kept,
      [.number("epsilon", layer.epsilon), .number("momentum", layer.momentum)])
    return true
  }
}

/// Division by what neighbouring maps have.
enum LocalResponseForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? LocalResponseNormalization else { return false }
    let size = 2 * layer.depthRadius + 1
    _ = writer.add(
      "LRN", node.inputs,
      [
        .number("alpha", layer.alpha * Double(size)), .number("beta", layer.beta), .number("bias", layer.bias),
        .integer("size", size),
      ])
    return true
  }
}

/// What does nothing once a network is trained.
enum DropoutForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard node.layer.actsOnlyInTraining else { return false }
    guard let dropout = node.layer as? Dropout else {
      // Whole maps, or noise: ONNX knows neither.
      _ = writer.add("Identity", node.inputs)
      return true
    }
    _ = writer.add("Dropout", node.inputs + [writer.constant("ratio", floats: [Float(dropout.rate)], [])])
    return true
  }
}

/// Several inputs joined cell by cell.
enum MergingForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    let isPair = node.inputs.count == 2
    switch node.layer {
    case is Add: _ = writer.add(isPair ? "Add" : "Sum", node.inputs)
    case is Subtract: _ = writer.add("Sub", node.inputs)
    case is Average: _ = writer.add("Mean", node.inputs)
    case is Maximum: _ = writer.add("Max", node.inputs)
    case is Minimum: _ = writer.add("Min", node.inputs)
    case is Multiply:
      var product = node.inputs[0]
      for (place, factor) in node.inputs.enumerated().dropFirst() {
        let isLast = place == node.inputs.count - 1
        product = writer.add("Mul", [product, factor], step: isLast ? nil : "Mul\(place)")
      }
    default: return false
    }
    return true
  }
}

/// Inputs one behind the other.
enum ConcatenationForm: ONNXForm {
  static func write(_ node: Node, _ writer: inout ONNXWriter) throws -> Bool {
    guard let layer = node.layer as? Concatenate else { return false }
    _ = writer.add("Concat", node.inputs, [.integer("axis", try layer.axis(in: node.inputShapes[0]) + 1)])
    return true
  }
}
