import Engine
import Networks

/// Max pooling whose border Keras's own `padding` cannot say.
///
/// Around the maps stands minus infinity, which no layer of Keras puts there. Where nothing that is read is negative, zeros do
/// as well: no maximum changes.
enum KerasMaximum {
  /// Zero padding and the pooling behind it; `nil` of other layers, and where something may be negative.
  static func layer(of node: Node, in network: Network) -> KerasLayer? {
    guard let pooling = node.layer as? any MaxPoolingLayer, case .explicit(let borders) = pooling.padding,
      node.inputs.allSatisfy({ isNonNegative($0, in: network) })
    else { return nil }
    let widths = borders.map { ArgumentValue.list([.integer($0.before), .integer($0.after)]) }
    let padding = KerasLayer.Call(
      "ZeroPadding\(borders.count)D", [LayerArgument("padding", borders.count == 1 ? widths[0] : .list(widths))])
    return KerasLayer(node.kind, pooling.arguments.filter { $0.name != "padding" }, before: padding)
  }

  /// Layers of which no value is negative if none is that they read.
  private static func keepsSign(_ layer: any Layer) -> Bool {
    switch layer {
    case is any MaxPoolingLayer, is any AveragePoolingLayer, is any GlobalPoolingLayer, is Concatenate, is Add,
      is Multiply, is Average, is Maximum, is Minimum, is Flatten, is Reshape, is Permute, is Dropout,
      is any UpSamplingLayer:
      true
    default: layer.kind.hasPrefix("ZeroPadding") || layer.kind.hasPrefix("Cropping")
    }
  }

  private static func isNonNegative(_ name: String, in network: Network) -> Bool {
    var open = [name]
    var seen: Set<String> = []
    while let name = open.popLast() {
      guard seen.insert(name).inserted else { continue }
      guard let node = network.node(named: name) else { return false }
      if node.layer.activation?.isNonNegative == true { continue }
      guard node.layer.activation == nil, keepsSign(node.layer) else { return false }
      open += node.inputs
    }
    return true
  }
}

extension ActivationFunction {
  /// Whether it gives no number below zero.
  fileprivate var isNonNegative: Bool {
    switch self {
    case .relu, .relu6, .hardSigmoid, .softplus, .exponential, .sigmoid, .softmax: true
    case .generalReLU(_, let slope, let threshold): slope == 0 && threshold >= 0
    default: false
    }
  }
}
