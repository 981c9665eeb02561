import Networks
import Tensors
import Testing

@Suite("Networks with a name follow the data")
struct FittingTests {
  @Test("input and answers are those of the data, everything between keeps its settings")
  func lecture() throws {
    let fitted = try Network.named("lecture", input: [3, 40, 24], classes: 4)
    let original = try Network.named("lecture")
    #expect(fitted.inputs[0].shape == [3, 40, 24] && fitted.nodes.last?.outputShape == [4])
    #expect(fitted.nodes.map(\.name) == original.nodes.map(\.name))
    #expect(fitted.nodes.dropLast().map { $0.layer.arguments } == original.nodes.dropLast().map { $0.layer.arguments })
    #expect(fitted.name == "lecture")
  }

  @Test("a network that fits stays as it is, and so does one for other axes")
  func unchanged() throws {
    let lecture = try Network.named("lecture")
    #expect(try lecture.fitted(to: [1, 28, 28], classes: 10) == lecture)
    let signals = try Network.named("signals")
    #expect(try signals.fitted(to: [1, 28, 28], classes: 10) == signals)
  }

  @Test(
    "all outputs follow, layers that are shared too, and a last convolution as well",
    arguments: [
      "residual", "inception", "two-views", "resnet18", "mobilenet-v2", "lecture-deep",
    ])
  func others(_ name: String) throws {
    let fitted = try Network.named(name, input: [3, 64, 64], classes: 7)
    #expect(fitted.outputs.allSatisfy { fitted.node(named: $0)?.outputShape == [7] })
    #expect(fitted.inputs.allSatisfy { $0.shape == [3, 64, 64] })
  }

  @Test("the last convolution of SqueezeNet makes one map for each class")
  func squeezeNet() throws {
    let fitted = try Network.named("squeezenet", input: [3, 224, 224], classes: 5)
    #expect(fitted.node(named: "conv10")?.outputShape == [5, 13, 13])
    // 512 weights and a bias for each class that is not there any more.
    #expect(fitted.parameterCount == 1_235_496 - 995 * 513)
  }

  @Test("images that are too small for a network are told", arguments: ["lecture-deep", "alexnet"])
  func tooSmall(_ name: String) {
    #expect(throws: NetworkError.self) { try Network.named(name, input: [3, 6, 6], classes: 2) }
  }

  @Test(
    "the standard network has as many blocks as it takes to come to eight cells or fewer",
    arguments: [
      ([1, 28, 28], 2, [7, 7, 32]), ([3, 32, 32], 2, [8, 8, 32]), ([3, 48, 64], 3, [6, 8, 32]),
      ([3, 224, 224], 5, [7, 7, 32]), ([3, 4, 100], 4, [1, 6, 32]), ([1, 1, 1], 1, [1, 1, 16]),
      ([3, 8, 8], 1, [4, 4, 16]),
    ])
  func standard(_ input: [Int], _ blocks: Int, _ last: [Int]) throws {
    let network = try Network.named("standard", input: Shape(input), classes: 3)
    #expect(network.nodes.count == 2 * blocks + 2)
    #expect(network.nodes[2 * blocks - 1].outputShape.channelsLast == last)
    #expect(network.nodes.last?.outputShape == [3])
  }
}
