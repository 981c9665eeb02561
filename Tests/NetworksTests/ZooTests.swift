import Networks
import Testing

/// The named networks as they were published: they are counted, no weights are made.
@Suite struct ZooTests {
  /// What torchvision, pytorchcv or Keras says of a network: how many numbers are learned, how many more it keeps, and how
  /// many products it adds, in thousands of millions.
  private static let published: [(name: String, learned: Int, kept: Int, products: Double?)] = [
    ("alexnet", 61_100_840, 0, 0.714),
    ("zfnet", 62_357_608, 0, nil),
    ("vgg16", 138_357_544, 0, 15.47),
    ("vgg19", 143_667_240, 0, 19.632),
    ("googlenet", 6_624_904, 2 * 7_280, 1.498),
    ("inception-v3", 23_817_352, 34_432, 5.713),
    ("resnet18", 11_689_512, 2 * 4_800, 1.814),
    ("resnet50", 25_557_032, 2 * 26_560, 4.089),
    ("resnet152", 60_192_808, 2 * 75_712, 11.514),
    ("densenet121", 7_978_856, 2 * 41_824, 2.834),
    ("squeezenet", 1_235_496, 0, 0.349),
    ("mobilenet-v2", 3_504_872, 2 * 17_056, 0.301),
    ("efficientnet-b0", 5_288_548, 2 * 21_008, 0.386),
  ]

  @Test("parameters are the published ones, to the last", arguments: published.map(\.name))
  func parameters(name: String) throws {
    let published = try #require(Self.published.first { $0.name == name })
    let network = try Network.named(name)
    #expect(network.trainableCount == published.learned)
    #expect(network.parameterCount - network.trainableCount == published.kept)
  }

  @Test(
    "the products that are added are as many as torchvision counts",
    arguments: published.filter { $0.products != nil }.map(\.name))
  func products(name: String) throws {
    let published = try #require(Self.published.first { $0.name == name }?.products)
    let network = try Network.named(name)
    let products = network.nodes.reduce(0) { $0 + Self.products(of: $1) } / 1e9
    #expect(abs(products - published) < 0.001, "\(products)")
  }

  /// Each weight of a kernel counts once for each cell that it makes.
  private static func products(of node: Node) -> Double {
    guard let kernel = node.parameters.first(where: { $0.name == "kernel" }) else { return 0 }
    return Double(kernel.shape.count * (node.outputShape.hasCells ? node.outputShape.cells.reduce(1, *) : 1))
  }

  @Test func squeezeNetHasTheNamesOfItsWeights() throws {
    let network = try Network.named("squeezenet")
    #expect(
      network.parameters.prefix(6).map(\.name) == [
        "conv1/kernel", "conv1/bias", "fire2_squeeze1x1/kernel", "fire2_squeeze1x1/bias", "fire2_expand1x1/kernel",
        "fire2_expand1x1/bias",
      ])
    #expect(network.shape(of: "fire9_concat") == [512, 13, 13])
  }
}
