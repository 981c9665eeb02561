import Foundation
import Networks
import Tensors
import TestSupport
import Testing

/// One network of `Golden/zoo.json` or `Golden/zoo_keras.json`, as the scripts beside them computed it.
struct ZooGolden: Decodable, Sendable, CustomTestStringConvertible {
  struct Stage: Decodable, Sendable {
    let name: String
    let shape: [Int]
    let mean, deviation, largest: Double
    let values: [Double]
  }
  let name: String
  let size, channels: Int
  let parameters: [[Int]]
  let quiet: [Int]
  let stages: [Stage]
  let logits: Stage

  var testDescription: String { name }

  static let all: [ZooGolden] = ["zoo", "zoo_keras"].flatMap { file -> [ZooGolden] in
    let url = Bundle.module.url(forResource: "Golden/\(file)", withExtension: "json")
    guard let url, let data = try? Data(contentsOf: url) else { return [] }
    return (try? JSONDecoder().decode([ZooGolden].self, from: data)) ?? []
  }

  /// The network for images of the golden size.
  func network() throws -> Network {
    switch name {
    case "lenet5": try .leNet5()
    case "alexnet": try .alexNet(size: size)
    case "zfnet": try .zfNet(size: size)
    case "vgg16": try .vgg16(size: size)
    case "vgg19": try .vgg19(size: size)
    case "googlenet": try .googLeNet(size: size)
    case "inception-v3": try .inceptionV3(size: size)
    case "resnet18": try .resNet18(size: size)
    case "resnet50": try .resNet50(size: size)
    case "resnet152": try .resNet152(size: size)
    case "densenet121": try .denseNet121(size: size)
    case "squeezenet": try .squeezeNet(size: size)
    case "mobilenet-v2": try .mobileNetV2(size: size)
    default: try .efficientNetB0(size: size)
    }
  }
}

/// The named networks with seeded weights, held against torchvision, pytorchcv and Keras. One after the other, because
/// some have more than a hundred megabytes of weights.
@Suite(.serialized) struct ZooGoldenTests {
  @Test func theGoldenNumbersAreThere() { #expect(ZooGolden.all.count == 14) }

  @Test("every stage and the scores are those of the published network", arguments: ZooGolden.all)
  func values(golden: ZooGolden) throws {
    let network = try golden.network()
    #expect(network.nodes.flatMap { $0.parameters.map(\.shape.dimensions) } == golden.parameters)
    let weights = try SeededValues.weights(for: network, quiet: Set(golden.quiet))
    let image = SeededValues.image(golden.parameters.count, [golden.channels, golden.size, golden.size])
    let inspection = try network.inspect(Tensor(image.shape.batched(1), image.values), weights: weights)
    for stage in golden.stages { check(inspection.output(of: stage.name), stage) }
    let last = network.nodes[network.nodes.count - 1]
    check(try #require(inspection.preActivation(of: last.name)), golden.logits)
    #expect(abs(inspection.output(of: last.name).values.reduce(0, +) - 1) < 1e-4)
  }

  private func check(_ output: Tensor, _ stage: ZooGolden.Stage) {
    #expect(Array(output.shape.dimensions.dropFirst()) == stage.shape, "\(stage.name)")
    let values = output.values.map(Double.init)
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count).squareRoot()
    let largest = values.map(abs).max() ?? 0
    let places = (0..<8).map { $0 * values.count / 8 + values.count / 16 }
    let pairs =
      [(mean, stage.mean), (deviation, stage.deviation), (largest, stage.largest)]
      + zip(places.map { values[$0] }, stage.values)
    let worst = pairs.map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst < 1e-4 * stage.largest, "\(stage.name) is off by \(worst / stage.largest) of the largest value")
  }
}
