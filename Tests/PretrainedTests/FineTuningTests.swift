import Datasets
import Networks
import Pretrained
import Tensors
import Testing
import Training

@Suite("A new head on a trained network")
struct FineTuningTests {
  private let model = PretrainedModel.standard

  /// Twelve images of noise in three classes, as SqueezeNet reads them.
  private static let images: LabelledImages = {
    var random = RandomGenerator(seed: 3, stream: "fine-tuning")
    return LabelledImages(
      pixels: (0..<12 * 3 * 224 * 224).map { _ in UInt8(truncatingIfNeeded: random.next()) },
      labels: (0..<12).map { $0 % 3 }, shape: [3, 224, 224], scaling: .caffe)
  }()

  @Test("the head is the mean of the last maps and one value for each class; all below stays")
  func head() throws {
    let tuned = try TunedNetwork(model, classes: 3)
    #expect(tuned.frozen == "fire9_concat" && tuned.learningCount == 512 * 3 + 3)
    #expect(tuned.network.nodes.suffix(2).map(\.kind) == ["GlobalAveragePooling2D", "Dense"])
    // 1,235,496 less the 1,000 classes of the old head.
    #expect(tuned.front.trainableCount == 1_235_496 - 1000 * 513)
    #expect(tuned.front.outputs == ["mean"] && tuned.back.inputs[0].shape == [512])
  }

  @Test("an earlier layer can be the last frozen one; a branch cannot")
  func freezing() throws {
    let tuned = try TunedNetwork(model, classes: 2, freezing: "fire7_concat")
    #expect(tuned.back.inputs[0].shape == [384, 13, 13])
    #expect(tuned.front.trainableCount + tuned.learningCount == tuned.network.trainableCount)
    let start = try tuned.start(TrainingConfiguration(seed: 1)).weights
    #expect(try start["fire8_squeeze1x1/kernel"] == model.load().weights["fire8_squeeze1x1/kernel"])
    for layer in ["fire9_expand3x3", "conv10", "classes", "nothing"] {
      let error = #expect(throws: PretrainedError.self) {
        try TunedNetwork(model, classes: 2, freezing: layer)
      }
      #expect(error.map { "\($0)".count <= 300 && "\($0)".contains("fire") } == true)
    }
  }

  @Test("the part behind the features and the whole network answer alike, whatever the number of threads")
  func features() throws {
    let tuned = try TunedNetwork(model, classes: 3)
    let front = try tuned.frontWeights()
    let extracted = try [1, 2].map { threads in
      try FeatureExtractor(tuned.front, weights: front, options: TrainingOptions(threads: threads))
        .features(of: Self.images)
    }
    #expect(extracted[0] == extracted[1] && extracted[0].shape == [512] && extracted[0].labels == Self.images.labels)
    let back = try tuned.start(TrainingConfiguration(seed: 1)).weights
    let whole = try Predictor(tuned.network, weights: tuned.weights(front: front, back: back)).evaluate(Self.images)
    let parts = try Predictor(tuned.back, weights: back).evaluate(extracted[0])
    #expect(abs(whole.loss - parts.loss) < 1e-4)
    for (one, other) in zip(whole.probabilities.values, parts.probabilities.values) {
      #expect(abs(one - other) < 1e-4)
    }
  }

  @Test("training changes the head alone")
  func training() throws {
    let tuned = try TunedNetwork(model, classes: 3)
    let front = try tuned.frontWeights()
    let features = try FeatureExtractor(tuned.front, weights: front).features(of: Self.images)
    let configuration = TrainingConfiguration(epochs: 3, batchSize: 4)
    let trainer = try Trainer(
      tuned.back, images: features, configuration: configuration, resuming: tuned.start(configuration))
    while !trainer.isFinished { try trainer.trainEpoch() }
    let weights = try tuned.weights(front: front, back: trainer.weights)
    let trained = try model.load().weights
    for name in front.names { #expect(weights[name] == trained[name]) }
    #expect(trainer.history[2].loss < trainer.history[0].loss)
    #expect(try weights["classes/kernel"] != tuned.start(configuration).weights["classes/kernel"])
  }

  @Test("extraction that is told to stop throws")
  func cancelled() throws {
    let tuned = try TunedNetwork(model, classes: 3)
    let extractor = try FeatureExtractor(tuned.front, weights: tuned.frontWeights())
    #expect(throws: TrainingError.cancelled) { try extractor.features(of: Self.images) { false } }
  }
}
