import Networks

/// GoogLeNet: modules of four branches; the additional classifiers, which only training used, are left out.
///
/// torchvision's trained weights expect images that are normalized as for Inception (`transform_input`).
enum TorchvisionGoogLeNet: TorchvisionArchitecture {
  static let names = ["googlenet"]
  static let ignored = ["aux1.", "aux2."]
  private static let branches = [
    "1x1": "branch1", "3x3_reduce": "branch2.0", "3x3": "branch2.1", "5x5_reduce": "branch3.0", "5x5": "branch3.1",
    "pool_proj": "branch4.1",
  ]

  static func module(of layer: String, in network: Network) -> String? {
    let (name, isNormalization) = layer.withoutNormalization
    if name == "fc" { return "fc" }
    let part = isNormalization ? ".bn" : ".conv"
    if name.wholeMatch(of: /conv[1-3]/) != nil { return name + part }
    guard let match = name.wholeMatch(of: /(inception[3-5][a-e])_(.+)/), let branch = branches[String(match.2)] else {
      return nil
    }
    return "\(match.1).\(branch)\(part)"
  }
}
