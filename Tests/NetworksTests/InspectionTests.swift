import Engine
import Networks
import Tensors
import Testing

@Suite struct InspectionTests {
  private func images(_ count: Int) -> Tensor {
    var generator = RandomGenerator(seed: 5, stream: "images")
    return Tensor([count, 1, 28, 28], (0..<count * 784).map { _ in generator.uniform() })
  }

  @Test func preActivationsAreTheSumsAndOutputsWhatTheFunctionMakesOfThem() throws {
    let network = try Network.named("lecture")
    let inspection = try network.inspect(images(3), weights: Weights(glorotFor: network, seed: 1))
    for name in ["conv1", "conv2"] {
      let sums = try #require(inspection.preActivation(of: name))
      #expect(sums.range.lowerBound < 0)
      #expect(inspection.output(of: name).values == sums.values.map { max(0, $0) })
    }
    #expect(inspection.preActivation(of: "pool1") == nil)
    let logits = try #require(inspection.preActivation(of: "dense")).slice(1)
    let probabilities = inspection.output(of: "dense").slice(1)
    #expect(logits.indexOfMaximum == probabilities.indexOfMaximum)
    #expect(abs(probabilities.values.reduce(0, +) - 1) < 1e-5)
  }

  @Test func aWorkedSumOfOnePixelIsWhatTheEngineComputed() throws {
    let network = try Network.named("lecture")
    let weights = Weights(glorotFor: network, seed: 2)
    let inspection = try network.inspect(images(2), weights: weights)
    let (input, kernel) = (inspection.input(of: "conv2"), weights["conv2/kernel"])
    var sum = weights["conv2/bias"][3]
    for row in 0..<3 {
      for column in 0..<3 {
        for channel in 0..<8 { sum += input[1, channel, 4 + row, 6 + column] * kernel[row, column, channel, 3] }
      }
    }
    let computed = try #require(inspection.preActivation(of: "conv2"))[1, 3, 4, 6]
    #expect(abs(sum - computed) < 1e-5)
  }

  @Test func anActivationLayerHasAPreActivationToo() throws {
    let network = try Network(
      name: "n", input: [1, 4, 4],
      layers: [NamedLayer("conv", Conv2D(filters: 2, kernelSize: 3)), NamedLayer("act", Activation(.relu))])
    var image = Tensor([1, 1, 4, 4])
    for i in 0..<16 { image[i] = Float(i % 5) - 2 }
    let flat = Tensor([1, 1, 4, 4], image.values)
    let inspection = try network.inspect(flat, weights: Weights(glorotFor: network, seed: 4))
    #expect(inspection.preActivation(of: "act") == inspection.output(of: "conv"))
    #expect(inspection.output(of: "act").values == inspection.output(of: "conv").values.map { max(0, $0) })
  }

  @Test func imagesAndWeightsOfAnotherNetworkAreRefused() throws {
    let network = try Network.named("lecture")
    let weights = Weights(glorotFor: network, seed: 1)
    #expect(throws: NetworkError.imagesShape(expected: [1, 28, 28], found: [1, 27, 28])) {
      try network.inspect(Tensor([2, 1, 27, 28]), weights: weights)
    }
    let other = Weights(glorotFor: try Network.named("lenet5"), seed: 1)
    #expect(throws: NetworkError.unknownWeights("conv3/kernel")) { try network.inspect(images(1), weights: other) }
  }
}
