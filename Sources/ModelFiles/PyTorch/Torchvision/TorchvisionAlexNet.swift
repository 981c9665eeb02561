import Networks

/// AlexNet: two sequences of modules, whose functions and poolings count.
enum TorchvisionAlexNet: TorchvisionArchitecture {
  static let names = ["alexnet"]
  private static let modules = [
    "conv1": "features.0", "conv2": "features.3", "conv3": "features.6", "conv4": "features.8", "conv5": "features.10",
    "fc6": "classifier.1", "fc7": "classifier.4", "fc8": "classifier.6",
  ]

  static func module(of layer: String, in network: Network) -> String? { modules[layer] }
}
