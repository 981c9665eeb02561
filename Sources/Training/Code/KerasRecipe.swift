import Engine
import Networks

extension TrainingConfiguration {
  /// The parts of a program in Keras 3 that these settings determine.
  func kerasRecipe(after activation: ActivationFunction?, stepsPerEpoch: Int) -> KerasRecipe {
    let length = LearningRates(self, stepsPerEpoch: stepsPerEpoch).length
    var recipe = KerasRecipe()
    let (loss, setup) = loss.keras(after: activation)
    (recipe.loss, recipe.setup) = (loss, setup)
    recipe.optimizer = optimizer.keras(learningRate: "\(learningRate)")
    var callbacks: [String] = []
    if let (name, arguments) = schedule.rule.keras(from: learningRate, length: length) {
      recipe.setup += ["schedule = keras.optimizers.schedules.\(name)(", "    \(arguments.python)", ")"]
      if schedule.unit == .epoch {
        callbacks.append("keras.callbacks.LearningRateScheduler(lambda epoch: float(schedule(epoch))),")
      } else {
        recipe.optimizer = optimizer.keras(learningRate: "schedule")
      }
    }
    if let earlyStopping { callbacks.append("keras.callbacks.EarlyStopping(\(earlyStopping.kerasArguments)),") }
    if !callbacks.isEmpty { recipe.fitArguments += ["callbacks=["] + callbacks.map { "    " + $0 } + ["],"] }
    if !classWeights.isEmpty {
      let weights = classWeights.enumerated().filter { $0.element != 1 }.map { "\($0.offset): \($0.element)" }
      recipe.fitArguments.append("class_weight={\(weights.joined(separator: ", "))},")
    }
    return recipe
  }
}

extension EarlyStopping {
  fileprivate var kerasArguments: String {
    var arguments = ["\"\(monitor.rawValue)\""]
    if monitor == .validationAccuracy { arguments.append("mode=\"max\"") }
    if minDelta > 0 { arguments.append("min_delta=\(minDelta)") }
    arguments.append("patience=\(patience)")
    if restoresBestWeights { arguments.append("restore_best_weights=True") }
    return arguments.joined(separator: ", ")
  }
}
