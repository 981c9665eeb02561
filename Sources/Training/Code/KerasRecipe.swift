import Datasets
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
    add(augmentation, to: &recipe)
    return recipe
  }

  /// A generator with the arguments that it has, and a function of NumPy for the rest.
  private func add(_ augmentation: Augmentation, to recipe: inout KerasRecipe) {
    guard !augmentation.isEmpty else { return }
    recipe.imports.append("from tensorflow.keras.preprocessing.image import ImageDataGenerator")
    var body: [String] = []
    for transformation in augmentation.transformations {
      switch transformation.keras {
      case .argument(let name, let value, let note):
        recipe.generatorArguments.append("\(name)=\(value)," + (note.map { "  # \($0)" } ?? ""))
      case .lines(let lines): body += lines
      }
    }
    let fill = augmentation.fill
    if fill.mode != .nearest { recipe.generatorArguments.append("fill_mode=\"\(fill.mode.rawValue)\",") }
    if fill.value != 0 { recipe.generatorArguments.append("cval=\(fill.value),") }
    guard !body.isEmpty else { return }
    recipe.generatorArguments.append("preprocessing_function=change,")
    let usesSciPy = body.contains { $0.contains("scipy.") }
    recipe.imports = ["import numpy as np"] + (usesSciPy ? ["import scipy.ndimage"] : []) + recipe.imports
    recipe.generatorSetup =
      ["random = np.random.default_rng(\(seed))", "", "", "def change(x):"] + body.map { "    " + $0 }
      + ["    return x", "", ""]
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
