import Networks

/// SqueezeNet 1.1: modules and poolings are numbered through.
enum TorchvisionSqueezeNet: TorchvisionArchitecture {
  static let names = ["squeezenet"]
  private static let places = [2: 3, 3: 4, 4: 6, 5: 7, 6: 9, 7: 10, 8: 11, 9: 12]

  static func module(of layer: String, in network: Network) -> String? {
    if layer == "conv1" { return "features.0" }
    if layer == "conv10" { return "classifier.1" }
    guard let match = layer.wholeMatch(of: /fire([2-9])_(squeeze|expand)(1x1|3x3)/),
      let place = Int(match.1).flatMap({ places[$0] })
    else { return nil }
    return "features.\(place)." + (match.2 == "squeeze" ? "squeeze" : "expand\(match.3)")
  }
}
