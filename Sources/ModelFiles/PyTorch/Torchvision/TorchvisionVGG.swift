import Networks

/// VGG: convolutions, their functions and the poolings are numbered through.
enum TorchvisionVGG: TorchvisionArchitecture {
  static let names = ["vgg16", "vgg19"]
  private static let heads = ["fc1": "classifier.0", "fc2": "classifier.3", "predictions": "classifier.6"]

  static func module(of layer: String, in network: Network) -> String? {
    if let head = heads[layer] { return head }
    let before = network.nodes.prefix { $0.name != layer }
    guard before.count < network.nodes.count, layer.contains("_conv") else { return nil }
    return "features.\(before.reduce(0) { $0 + ($1.layer is Conv2D ? 2 : 1) })"
  }
}
