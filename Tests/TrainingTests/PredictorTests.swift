import Networks
import Tensors
import Testing
import Training

@Suite struct PredictorTests {
  @Test(arguments: [1, 2])
  func probabilitiesAreThoseOfTheInspectedNetworkOnAnyNumberOfThreads(strides: Int) throws {
    let network = try barNetwork(strides: strides)
    let weights = Weights(glorotFor: network, seed: 4)
    let images = bars(75)
    let tensor = images.tensor(0..<75)
    let inspected = try network.inspect(tensor, weights: weights).output(of: "out")
    let one = try Predictor(network, weights: weights, options: TrainingOptions(threads: 1)).probabilities(tensor)
    #expect(zip(one.values, inspected.values).allSatisfy { abs($0 - $1) < 1e-6 })
    for threads in [2, 8] {
      let predictor = try Predictor(network, weights: weights, options: TrainingOptions(threads: threads))
      #expect(try predictor.probabilities(tensor) == one)
      #expect(try predictor.evaluate(images).probabilities == one)
    }
  }

  @Test func anEvaluationCountsEveryImageOnce() throws {
    let network = try barNetwork()
    let images = bars(75)
    let evaluation = try Predictor(network, weights: Weights(glorotFor: network, seed: 4)).evaluate(images)
    #expect(evaluation.confusion.map { $0.reduce(0, +) } == images.countPerClass(3))
    let right = zip(evaluation.predictions, images.labels).count { $0 == Int($1) }
    #expect(evaluation.accuracy == Double(right) / 75)
    for row in 0..<75 {
      #expect(evaluation.probabilities.slice(row).indexOfMaximum == evaluation.predictions[row])
    }
  }

  @Test func imagesOfAnotherShapeAreRefused() throws {
    let network = try barNetwork()
    let predictor = try Predictor(network, weights: Weights(glorotFor: network, seed: 4))
    #expect(throws: TrainingError.imageShape(expected: [1, 8, 7], found: [1, 7, 8])) {
      try predictor.probabilities(Tensor([2, 1, 7, 8]))
    }
  }
}
