import Foundation
import Site
import Training

extension Narrator {
  /// How the network was trained; of one from a file, with the loss that judges it and Keras's usual optimiser.
  func recipeContent() throws -> RecipeContent {
    let configuration = run.training?.configuration ?? TrainingConfiguration()
    let weights = zip(experiment.dataset.classes, configuration.classWeights).filter { $0.1 != 1 }
    return RecipeContent(
      loss: try lossContent(experiment.evaluation.lossFunction), optimizer: try optimizerContent(configuration),
      schedule: run.training.flatMap(scheduleContent), stopping: stoppingContent(configuration),
      classWeights: weights.map { ClassWeightContent(name: $0, weight: shortest($1)) }, augmentation: usedAugmentation)
  }

  private func lossContent(_ loss: Loss) throws -> LossContent {
    let share = 1 / Double(max(1, experiment.dataset.classes.count))
    let guessing =
      switch loss {
      case .categoricalCrossEntropy: -log(share)
      case .binaryCrossEntropy: -(share * log(share) + (1 - share) * log(1 - share))
      case .meanSquaredError: share * (1 - share)
      }
    return LossContent(
      name: loss.rawValue, title: try strings("narration.loss.\(loss.rawValue)"),
      guessing: numbers.decimal(guessing, places: 3))
  }

  private func optimizerContent(_ configuration: TrainingConfiguration) throws -> OptimizerContent {
    let optimizer = configuration.optimizer
    let rate = configuration.learningRate
    let hasMomentum = (optimizer as? SGD).map { $0.momentum > 0 } ?? false
    var content = OptimizerContent(
      name: optimizer.name,
      title: try strings("narration.optimizer.\(optimizer.name)\(hasMomentum ? "-momentum" : "")"),
      firstStep: shortest(rate))
    switch optimizer {
    case let sgd as SGD: describe(sgd, rate, in: &content)
    case let rmsprop as RMSprop: describe(rmsprop, rate, in: &content)
    case let adam as Adam: describe(adam, in: &content)
    case let adamw as AdamW:
      describe(adamw.adam, in: &content)
      content.weightDecay = shortest(adamw.weightDecay)
      content.decayShare = shortest(adamw.weightDecay * rate)
    default: break
    }
    return content
  }

  private func describe(_ sgd: SGD, _ rate: Double, in content: inout OptimizerContent) {
    content.firstStep = shortest(rate / 2)
    content.isNesterov = sgd.nesterov
    guard sgd.momentum > 0 else { return }
    content.momentum = shortest(sgd.momentum)
    content.momentumGain = sgd.momentum < 1 ? shortest(1 / (1 - sgd.momentum)) : nil
  }

  private func describe(_ rmsprop: RMSprop, _ rate: Double, in content: inout OptimizerContent) {
    let share = (1 - rmsprop.rho) * (rmsprop.centered ? rmsprop.rho : 1)
    content.firstStep = share > 0 ? shortest(rate / share.squareRoot()) : content.firstStep
    (content.rho, content.epsilon) = (shortest(rmsprop.rho), power(rmsprop.epsilon))
    content.momentum = rmsprop.momentum > 0 ? shortest(rmsprop.momentum) : nil
    content.isCentered = rmsprop.centered
  }

  private func describe(_ adam: Adam, in content: inout OptimizerContent) {
    (content.beta1, content.beta2, content.epsilon) = (shortest(adam.beta1), shortest(adam.beta2), power(adam.epsilon))
  }

  private func stoppingContent(_ configuration: TrainingConfiguration) -> StoppingContent? {
    guard let stopping = configuration.earlyStopping, let best = stopping.best(of: experiment.history) else {
      return nil
    }
    return StoppingContent(
      patience: numbers.integer(stopping.patience), watchesAccuracy: stopping.monitor == .validationAccuracy,
      minDelta: stopping.minDelta > 0 ? shortest(stopping.minDelta) : nil, restores: stopping.restoresBestWeights,
      hasEnded: experiment.history.count < configuration.epochs,
      best: numbers.integer(experiment.history[best].epoch), planned: numbers.integer(configuration.epochs))
  }

  /// The learning rate of each step; `nil` if the weights came from a file.
  var rates: LearningRates? { run.training.map { LearningRates($0.configuration, stepsPerEpoch: $0.stepsPerEpoch) } }

  /// As many decimals as the number needs, 0.001 or 0.0005, or as many as show three digits of it.
  func shortest(_ value: Double) -> String {
    let exact = (0...8).first { places in
      let scaled = value * pow(10, Double(places))
      return abs(scaled - scaled.rounded()) < 1e-9 * max(1, abs(scaled)) && scaled.rounded() != 0
    }
    let digits = value == 0 ? 0 : max(0, 2 - Int(log10(abs(value)).rounded(.down)))
    return numbers.decimal(value, places: min(exact ?? digits, digits == 0 ? 0 : 20))
  }

  /// A power of ten as one, as in 10⁻⁷; any other number in decimals.
  private func power(_ value: Double) -> String {
    let exponent = log10(value).rounded()
    guard abs(value - pow(10, exponent)) < 1e-9 * value, exponent < 0 else { return shortest(value) }
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return "10⁻" + String("\(Int(-exponent))".compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }
}
