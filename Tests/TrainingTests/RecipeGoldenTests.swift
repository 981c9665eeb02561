import Datasets
import Engine
import Networks
import Tensors
import Testing
import Training

@Suite("Every optimiser, loss, schedule and early stopping does what Keras does")
struct RecipeGoldenTests {
  private let golden = try! RecipeGolden.read()

  @Test func `twelve steps of each optimiser, with and without its options`() throws {
    var seen: Set<String> = []
    for expected in golden.optimizers {
      let words = expected.text.split(separator: " ").map(String.init)
      let optimizer = try Optimizers.optimizer(words[0])
      seen.insert(optimizer.name)
      let configuration = TrainingConfiguration(
        epochs: 4, batchSize: golden.batchSize, learningRate: expected.learningRate, optimizer: optimizer,
        schedule: try words.count > 1 ? Schedule(words[1]) : Schedule())
      for threads in [1, 2] {
        let trainer = try golden.trainer(golden.yaml, configuration, threads: threads)
        for (step, (found, loss)) in zip(golden.losses(trainer, steps: 12), expected.losses).enumerated() {
          #expect(abs(found - loss) < 2e-5 * loss, "\(expected.text), step \(step): \(found) instead of \(loss)")
        }
        let after = try golden.weights(expected.after, for: Network(yaml: golden.yaml, file: "golden.yml"))
        for (index, name) in after.names.enumerated() {
          #expect(relativeError(trainer.weights[index], after.tensors[index]) < 1e-4, "\(expected.text): \(name)")
        }
      }
    }
    #expect(seen == Set(Optimizers.all.map { $0.name }))
  }

  @Test func `the losses and gradients of whole networks, with and without class weights`() throws {
    for expected in golden.losses {
      let rate = 0.05
      let configuration = TrainingConfiguration(
        epochs: 4, batchSize: golden.batchSize, learningRate: rate, loss: try Loss(expected.loss), optimizer: SGD(),
        classWeights: expected.classWeights)
      let network = try Network(yaml: expected.yaml, file: "golden.yml")
      let (initial, after) = try (
        golden.weights(golden.initial, for: network), golden.weights(expected.after, for: network)
      )
      let gradients = try golden.weights(expected.gradients, for: network)
      let trainer = try golden.trainer(expected.yaml, configuration)
      let what = "\(expected.loss), \(network.nodes[2].layer.activation?.name ?? "linear") \(expected.classWeights)"
      let first = golden.losses(trainer, steps: 1)
      for index in initial.tensors.indices {
        // A step of plain gradient descent is the gradient times the learning rate.
        let moved = zip(initial.tensors[index].values, trainer.weights[index].values).map { ($0 - $1) / Float(rate) }
        let gradient = Tensor(initial.tensors[index].shape, moved)
        #expect(relativeError(gradient, gradients.tensors[index]) < 5e-4, "\(what): \(initial.names[index])")
      }
      // The golden steps go on with the second batch, and so must these.
      let again = try golden.trainer(expected.yaml, configuration)
      let losses = golden.losses(again, steps: 12)
      #expect(losses[0] == first[0])
      for (found, loss) in zip(losses, expected.losses) {
        #expect(abs(found - loss) < 1e-4 * loss, "\(what): \(found) instead of \(loss)")
      }
      for (index, tensor) in after.tensors.enumerated() {
        #expect(relativeError(again.weights[index], tensor) < 1e-3, "\(what): \(after.names[index])")
      }
    }
  }

  @Test func `loss and gradient of single outputs, at the edges where Keras clips too`() throws {
    for expected in golden.formulas {
      let rule = try #require(
        try Loss(expected.loss).rule(after: ActivationFunction(name: expected.activation)))
      var gradient = [Float](repeating: .nan, count: expected.values.count)
      let loss = rule.loss(
        expected.values, count: expected.values.count, label: expected.label, gradient: &gradient, scale: 1)
      let what = "\(expected.loss) after \(expected.activation) of \(expected.values), class \(expected.label)"
      // Keras has 1 - 1e-7 in single precision, where it is 1 - 1.19e-7.
      #expect(abs(loss - expected.value) < 2e-6 + 1e-2 * expected.value, "\(what): \(loss), not \(expected.value)")
      for (found, slope) in zip(gradient, expected.gradient) {
        #expect(abs(found - slope) < 1e-5 * max(1, abs(slope)), "\(what): \(gradient), not \(expected.gradient)")
      }
      let alone = rule.loss(
        expected.values, count: expected.values.count, label: expected.label, gradient: nil, scale: 1)
      #expect(alone == loss)
    }
  }

  @Test func `thirty steps of each schedule`() throws {
    var seen: Set<String> = ["constant"]
    for expected in golden.schedules {
      let schedule = try Schedule(expected.text)
      seen.insert(schedule.name)
      #expect(schedule.text == expected.text, "it is written as it was read")
      let configuration = TrainingConfiguration(epochs: 3, learningRate: 0.04, schedule: schedule)
      let rates = LearningRates(configuration, stepsPerEpoch: 10)
      for (step, rate) in expected.rates.enumerated() {
        #expect(abs(rates.rate(step) - rate) < 1e-6 * rate + 1e-9, "\(expected.text), step \(step)")
      }
    }
    #expect(seen == Set(Schedule.all.map { $0.name }))
  }

  @Test func `early stopping ends where Keras's does, and with the weights of the same epoch`() throws {
    for expected in golden.stopping {
      let stopping = try EarlyStopping(expected.text)
      let history = expected.values.enumerated().map { index, value in
        EpochRecord(epoch: index + 1, loss: 9, accuracy: 0, validationLoss: value, validationAccuracy: value)
      }
      let end = (1...history.count).first { stopping.ends(after: Array(history[..<$0])) } ?? history.count
      #expect(end == expected.epochs, "\(expected.text) of \(expected.values)")
      let best = try #require(stopping.best(of: Array(history[..<end])))
      let kept = stopping.restoresBestWeights ? history[best].epoch : end
      #expect(kept == expected.weightsOfEpoch, "\(expected.text) of \(expected.values)")
    }
  }
}
