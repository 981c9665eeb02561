import Networks

/// What torchvision calls the modules of a network that stands here by the same name.
protocol TorchvisionArchitecture: Sendable {
  /// The names of the networks here.
  static var names: [String] { get }

  /// The module of a layer; `nil` of a layer that torchvision's network does not have.
  static func module(of layer: String, in network: Network) -> String?

  /// The beginnings of the names of modules that only training uses.
  static var ignored: [String] { get }

  /// The network as torchvision computes it, with the same layers and parameters.
  static func adapted(_ network: Network) -> Network
}

extension TorchvisionArchitecture {
  static var ignored: [String] { [] }
  static func adapted(_ network: Network) -> Network { network }
}

/// Every architecture of torchvision whose files are read; a new one is added here and nowhere else.
enum Torchvision {
  static let all: [any TorchvisionArchitecture.Type] = [
    TorchvisionAlexNet.self, TorchvisionVGG.self, TorchvisionSqueezeNet.self, TorchvisionResNet.self,
    TorchvisionDenseNet.self, TorchvisionMobileNet.self, TorchvisionEfficientNet.self, TorchvisionGoogLeNet.self,
    TorchvisionInception.self,
  ]
}

extension String {
  /// The name of a layer, and whether it is the normalization behind it, `NAME_bn`.
  var withoutNormalization: (name: String, isNormalization: Bool) {
    hasSuffix("_bn") ? (String(dropLast(3)), true) : (self, false)
  }
}
