/// The networks that have a name.
extension Network {
  /// Every named network; a new one is added here and nowhere else.
  private static let zoo: [(name: String, make: @Sendable () throws -> Network)] = [
    ("lecture", Network.lecture),
    ("lecture-deep", Network.lectureDeep),
    ("lenet5", Network.leNet5),
    ("residual", Network.residual),
    ("inception", Network.inception),
    ("inception-v3", Network.inceptionV3),
    ("squeezenet", Network.squeezeNet),
  ]

  /// The names of the networks that have one.
  public static var names: [String] { zoo.map(\.name) }

  /// The network with a name; throws `NetworkError.unknownNetwork` if there is none.
  public static func named(_ name: String) throws -> Network {
    guard let entry = zoo.first(where: { $0.name == name }) else {
      throw NetworkError.unknownNetwork(name, known: names)
    }
    return try entry.make()
  }
}
