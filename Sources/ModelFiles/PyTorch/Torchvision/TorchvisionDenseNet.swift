import Networks

/// DenseNet-121: `features.denseblock1.denselayer1.norm1`, with transitions between the blocks.
enum TorchvisionDenseNet: TorchvisionArchitecture {
  static let names = ["densenet121"]

  static func module(of layer: String, in network: Network) -> String? {
    switch layer {
    case "conv0": return "features.conv0"
    case "conv0_bn": return "features.norm0"
    case "norm5": return "features.norm5"
    case "classifier": return "classifier"
    default: break
    }
    if let match = layer.wholeMatch(of: /denseblock([1-4])_([0-9]+)_([12])_(bn|conv)/) {
      let kind = match.4 == "bn" ? "norm" : "conv"
      return "features.denseblock\(match.1).denselayer\(match.2).\(kind)\(match.3)"
    }
    guard let match = layer.wholeMatch(of: /transition([1-3])_(bn|conv)/) else { return nil }
    return "features.transition\(match.1).\(match.2 == "bn" ? "norm" : "conv")"
  }
}
