import Networks

/// MobileNetV2: blocks are numbered through; the first one does not widen its maps.
enum TorchvisionMobileNet: TorchvisionArchitecture {
  static let names = ["mobilenet-v2"]

  static func module(of layer: String, in network: Network) -> String? {
    let (name, isNormalization) = layer.withoutNormalization
    let part = isNormalization ? 1 : 0
    switch name {
    case "conv_first": return "features.0.\(part)"
    case "conv_last": return "features.18.\(part)"
    case "classifier": return "classifier.1"
    default: break
    }
    guard let match = name.wholeMatch(of: /block([0-9]+)_(expand|depthwise|project)/) else { return nil }
    let block = "features.\(match.1).conv."
    let first = network.node(named: "block\(match.1)_expand") == nil ? 0 : 1
    return switch match.2 {
    case "expand": block + "0.\(part)"
    case "depthwise": block + "\(first).\(part)"
    default: block + "\(first + 1 + part)"
    }
  }
}
