import Networks

/// Inception V3, whose convolutions have here the numbers of Keras; the additional classifier is left out.
///
/// torchvision counts the padding of average poolings, Keras does not; torchvision normalizes with a factor, which goes into the
/// kernel here. torchvision's trained weights expect images that are normalized as for Inception (`transform_input`).
enum TorchvisionInception: TorchvisionArchitecture {
  static let names = ["inception-v3"]
  static let ignored = ["AuxLogits."]

  static func module(of layer: String, in network: Network) -> String? {
    let (name, isNormalization) = layer.withoutNormalization
    if name == "predictions" { return "fc" }
    guard let number = name.wholeMatch(of: /conv([0-9]+)/).flatMap({ Int($0.1) }), modules.indices.contains(number - 1)
    else { return nil }
    return modules[number - 1] + (isNormalization ? ".bn" : ".conv")
  }

  /// The modules in the order of Keras's convolutions.
  private static let modules: [String] = {
    func module(_ name: String, _ branches: [String]) -> [String] { branches.map { "Mixed_\(name).\($0)" } }
    func row(_ branch: String, _ count: Int) -> [String] { (1...count).map { "\(branch)_\($0)" } }
    let a = ["branch1x1"] + row("branch5x5", 2) + row("branch3x3dbl", 3) + ["branch_pool"]
    let b = ["branch1x1"] + row("branch7x7", 3) + row("branch7x7dbl", 5) + ["branch_pool"]
    let c = [
      "branch1x1", "branch3x3_1", "branch3x3_2a", "branch3x3_2b", "branch3x3dbl_1", "branch3x3dbl_2", "branch3x3dbl_3a",
      "branch3x3dbl_3b", "branch_pool",
    ]
    let stem = ["1a_3x3", "2a_3x3", "2b_3x3", "3b_1x1", "4a_3x3"].map { "Conv2d_" + $0 }
    return stem + ["5b", "5c", "5d"].flatMap { module($0, a) }
      + module("6a", ["branch3x3"] + row("branch3x3dbl", 3)) + ["6b", "6c", "6d", "6e"].flatMap { module($0, b) }
      + module("7a", row("branch3x3", 2) + row("branch7x7x3", 4)) + ["7b", "7c"].flatMap { module($0, c) }
  }()

  static func adapted(_ network: Network) -> Network {
    var changed: [String: any Layer] = [:]
    for node in network.nodes {
      guard let pooling = node.layer as? AveragePooling2D else { continue }
      changed[node.name] = AveragePooling2D(
        poolSize: pooling.poolSize, strides: pooling.strides, padding: pooling.padding, countsPadding: true)
    }
    return network.replacing(changed)
  }
}
