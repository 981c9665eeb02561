import Networks

/// EfficientNet-B0: stages of blocks, each with squeeze and excitation before it narrows its maps.
enum TorchvisionEfficientNet: TorchvisionArchitecture {
  static let names = ["efficientnet-b0"]
  /// How many blocks each stage has.
  private static let stages = [1, 2, 2, 3, 3, 4, 1]

  static func module(of layer: String, in network: Network) -> String? {
    let (name, isNormalization) = layer.withoutNormalization
    let part = isNormalization ? 1 : 0
    switch name {
    case "conv_first": return "features.0.\(part)"
    case "conv_last": return "features.8.\(part)"
    case "classifier": return "classifier.1"
    default: break
    }
    guard let match = name.wholeMatch(of: /block([0-9]+)_(expand|depthwise|squeeze|excite|project)/),
      let number = Int(match.1), let place = place(of: number)
    else { return nil }
    let block = "features.\(place.stage).\(place.index).block."
    let first = network.node(named: "block\(number)_expand") == nil ? 0 : 1
    return switch match.2 {
    case "expand": block + "0.\(part)"
    case "depthwise": block + "\(first).\(part)"
    case "squeeze": block + "\(first + 1).fc1"
    case "excite": block + "\(first + 1).fc2"
    default: block + "\(first + 2).\(part)"
    }
  }

  private static func place(of block: Int) -> (stage: Int, index: Int)? {
    var left = block - 1
    for (stage, count) in stages.enumerated() {
      if left < count { return left < 0 ? nil : (stage + 1, left) }
      left -= count
    }
    return nil
  }
}
