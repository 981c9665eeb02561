import Tensors

/// The networks that have a name.
extension Network {
  /// Every named network; a new one is added here and nowhere else.
  private static let zoo: [(name: String, make: @Sendable () throws -> Network)] = [
    ("lecture", { try lecture() }),
    ("lecture-deep", { try lectureDeep() }),
    ("standard", { try standard() }),
    ("signals", { try signals() }),
    ("volumes", { try volumes() }),
    ("residual", { try residual() }),
    ("inception", { try inception() }),
    ("two-views", { try twoViews() }),
    ("lenet5", { try leNet5() }),
    ("alexnet", { try alexNet() }),
    ("zfnet", { try zfNet() }),
    ("vgg16", { try vgg16() }),
    ("vgg19", { try vgg19() }),
    ("googlenet", { try googLeNet() }),
    ("inception-v3", { try inceptionV3() }),
    ("resnet18", { try resNet18() }),
    ("resnet50", { try resNet50() }),
    ("resnet152", { try resNet152() }),
    ("densenet121", { try denseNet121() }),
    ("squeezenet", { try squeezeNet() }),
    ("mobilenet-v2", { try mobileNetV2() }),
    ("efficientnet-b0", { try efficientNetB0() }),
  ]

  /// The names of the networks that have one.
  public static var names: [String] { zoo.map(\.name) }

  /// Whether there is a network of a name.
  public static func isNamed(_ name: String) -> Bool { zoo.contains { $0.name.plain == name.plain } }

  /// The network with a name, whatever its hyphens and capitals: `ResNet-50` is `resnet50`; throws `NetworkError.unknownNetwork` if there is none.
  public static func named(_ name: String) throws -> Network {
    guard let entry = zoo.first(where: { $0.name.plain == name.plain }) else {
      throw NetworkError.unknownNetwork(name, known: names)
    }
    return try entry.make()
  }

  /// The network with a name for images of another shape and another number of classes; throws as `named` and `fitted` do.
  public static func named(_ name: String, input: Shape, classes: Int) throws -> Network {
    // Its depth follows the size of the images.
    if name.plain == "standard", input.isMaps { return try standard(input: input, classes: classes) }
    return try named(name).fitted(to: input, classes: classes)
  }
}

extension String {
  /// In small letters, without hyphens and underscores.
  fileprivate var plain: String { lowercased().filter { $0 != "-" && $0 != "_" } }
}
