import Networks

/// ResNets: stages of blocks, `layer2.0.conv1` with `layer2.0.bn1` behind it.
enum TorchvisionResNet: TorchvisionArchitecture {
  static let names = ["resnet18", "resnet50", "resnet152"]

  static func module(of layer: String, in network: Network) -> String? {
    let (name, isNormalization) = layer.withoutNormalization
    if name == "fc" { return "fc" }
    if name == "conv1" { return isNormalization ? "bn1" : "conv1" }
    guard let match = name.wholeMatch(of: /layer([1-4])_([0-9]+)_(?:conv([1-3])|downsample)/) else { return nil }
    let block = "layer\(match.1).\(match.2)."
    guard let number = match.3 else { return block + "downsample.\(isNormalization ? 1 : 0)" }
    return block + (isNormalization ? "bn" : "conv") + number
  }
}
