import Engine
import Networks
import Tensors
import Testing

@Suite struct WeightsTests {
  @Test func kernelsStartUniformAfterGlorotAndBiasesAtZero() throws {
    let network = try Network.named("lecture-deep")
    let weights = Weights(glorotFor: network, seed: 1)
    let kernel = weights["conv3/kernel"]
    let limit = (6 / Float(25 * 64 + 25 * 128)).squareRoot()
    #expect(kernel.shape == [5, 5, 64, 128])
    #expect(kernel.values.allSatisfy { abs($0) <= limit })
    #expect(kernel.range.upperBound > 0.999 * limit && kernel.range.lowerBound < -0.999 * limit)
    #expect(abs(kernel.values.reduce(0, +) / Float(kernel.count)) < limit / 100)
    #expect(weights["conv3/bias"].values.allSatisfy { $0 == 0 })
    #expect(weights.count == network.parameterCount)
  }

  @Test func namesStandInTheOrderOfTheNetwork() throws {
    let weights = Weights(glorotFor: try Network.named("lecture"), seed: 1)
    #expect(
      weights.names == ["conv1/kernel", "conv1/bias", "conv2/kernel", "conv2/bias", "dense/kernel", "dense/bias"])
  }

  @Test func aParameterDependsOnSeedAndNameButNotOnItsNeighbours() throws {
    let layers = [NamedLayer("a", Dense(units: 3)), NamedLayer("b", Dense(units: 3))]
    let both = Weights(glorotFor: try Network(name: "n", input: [3], layers: layers), seed: 1)
    let alone = Weights(glorotFor: try Network(name: "n", input: [3], layers: [layers[1]]), seed: 1)
    let other = Weights(glorotFor: try Network(name: "n", input: [3], layers: [layers[1]]), seed: 2)
    #expect(both["b/kernel"] == alone["b/kernel"])
    #expect(both["b/kernel"] != both["a/kernel"])
    #expect(alone != other)
  }

  @Test func weightsSurviveTheEnginesStore() throws {
    let network = try Network.named("lecture")
    let weights = Weights(glorotFor: network, seed: 1)
    #expect(Weights(glorotFor: network, seed: 2).replaced(by: weights.parameterStore()) == weights)
  }

  @Test func weightsOfAFileMustBeThoseOfTheNetwork() throws {
    let network = try Network(name: "n", input: [2], layers: [NamedLayer("d", Dense(units: 3))])
    let (kernel, bias) = (Tensor([2, 3]), Tensor([3]))
    #expect(try Weights([("d/bias", bias), ("d/kernel", kernel)], for: network).names == ["d/kernel", "d/bias"])
    #expect(throws: NetworkError.missingWeights("d/bias")) { try Weights([("d/kernel", kernel)], for: network) }
    #expect(throws: NetworkError.unknownWeights("e/bias")) {
      try Weights([("d/kernel", kernel), ("d/bias", bias), ("e/bias", bias)], for: network)
    }
    #expect(throws: NetworkError.weightsShape("d/kernel", expected: [2, 3], found: [3, 2])) {
      try Weights([("d/kernel", Tensor([3, 2])), ("d/bias", bias)], for: network)
    }
  }
}
