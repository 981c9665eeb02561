import Foundation
import ModelFiles
import Networks
import Tensors
import TestSupport
import Testing

/// One of Keras's own large networks, as `make_applications.py` computed it.
struct ApplicationGolden: Decodable, Sendable, CustomTestStringConvertible {
  /// What a layer gave: `[name, shape, largest magnitude, four values]`, in Keras's order of axes.
  struct Layer: Decodable, Sendable {
    let name: String
    let shape: [Int]
    let largest: Float
    let values: [Float]

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      (name, shape, largest) =
        (try list.decode(String.self), try list.decode([Int].self), try list.decode(Float.self))
      values = try (0..<4).map { _ in try list.decode(Float.self) }
    }
  }

  let name: String
  let parameters: Int
  let layers: [Layer]

  var testDescription: String { name }

  static let all: [ApplicationGolden] = {
    let file = URL(fileURLWithPath: KerasGoldenTests.path("applications.json"))
    return (try? JSONDecoder().decode([ApplicationGolden].self, from: Data(contentsOf: file))) ?? []
  }()
}

/// One after the other, because some have more than a hundred megabytes of weights.
@Suite("Keras's own large networks compute here what they compute there", .serialized)
struct ApplicationsTests {
  @Test("seven of them are there") func count() { #expect(ApplicationGolden.all.count == 7) }

  @Test("every layer agrees to a ten-thousandth of its largest value", arguments: ApplicationGolden.all)
  func layers(golden: ApplicationGolden) throws {
    let network = try ModelFile.architecture(KerasGoldenTests.path("applications/\(golden.name).keras"))
    #expect(network.parameterCount == golden.parameters)
    let weights = try SeededValues.weightsByName(for: network)
    let image = SeededValues.image(weights.names.count, network.inputs[0].shape)
    let names = golden.layers.map(\.name)
    let results = try network.values(
      of: names, for: [image.reshaped(image.shape.batched(1))], parameters: weights.parameterStore())
    for (layer, result) in zip(golden.layers, results) {
      let ours = AxisOrder.channelsLast.array(result)
      #expect(ours.extents == [1] + layer.shape, "\(layer.name)")
      let largest = ours.values.reduce(0) { max($0, abs($1)) }
      #expect(abs(largest - layer.largest) <= 1e-4 * layer.largest, "\(layer.name): largest \(largest)")
      for (place, value) in layer.values.enumerated() {
        let found = ours.values[place * ours.values.count / 4 + ours.values.count / 8]
        #expect(abs(found - value) <= 1e-4 * layer.largest, "\(layer.name): \(found), not \(value)")
      }
    }
  }
}
