import Datasets
import Engine
import Networks

extension TrainingConfiguration {
  /// The parts of a program in PyTorch that these settings determine, for a network that ends in a function.
  func pytorchRecipe(after activation: ActivationFunction?, classes: Int, stepsPerEpoch: Int) -> PyTorchRecipe {
    let rates = LearningRates(self, stepsPerEpoch: stepsPerEpoch)
    var recipe = PyTorchRecipe()
    recipe.optimizer = optimizer.pytorch(learningRate: "\(learningRate)")
    recipe.loss = loss.pytorch(
      after: activation, classes: classes, weights: classWeights.isEmpty ? nil : "class_weights")
    addSchedule(to: &recipe, length: rates.length)
    if let earlyStopping {
      earlyStopping.add(to: &recipe, loss: loss.pytorch(after: activation, classes: classes))
    }
    if !classWeights.isEmpty { recipe.start.append("class_weights = torch.tensor(\(classWeights))") }
    augmentation.add(to: &recipe)
    return recipe
  }

  private func addSchedule(to recipe: inout PyTorchRecipe, length: Int) {
    if schedule.rule is Constant { return }
    let unit = schedule.unit.rawValue
    let body = schedule.rule.python(from: learningRate, length: length)
    if body.contains(where: { $0.contains("math.") }) { recipe.imports.append("import math") }
    recipe.setup += ["def learning_rate(step):"] + body.map { "    " + $0 } + ["", ""]
    let change = "optimizer.param_groups[0][\"lr\"] = learning_rate(\(unit))"
    switch schedule.unit {
    case .epoch: recipe.epochStart.append(change)
    case .step:
      recipe.start.append("step = 0")
      recipe.stepStart.append(change)
      recipe.stepEnd.append("step += 1")
    }
  }
}

extension EarlyStopping {
  /// Watches the validation images and ends the loop of the epochs.
  fileprivate func add(to recipe: inout PyTorchRecipe, loss: String) {
    let watched = monitor == .validationLoss ? "mean_loss(model, validation)" : "accuracy(model, validation)"
    if monitor == .validationLoss {
      recipe.setup += [
        "def mean_loss(model, batches):", "    model.eval()", "    with torch.no_grad():",
        "        total = sum(\(loss).item() * len(y) for x, y in batches)", "    return total / len(batches.dataset)",
        "",
        "",
      ]
    }
    let (sign, margin) = monitor == .validationLoss ? ("<", "-") : (">", "+")
    let limit = minDelta > 0 ? "best \(margin) \(minDelta)" : "best"
    recipe.start.append("best = None")
    recipe.epochEnd += [
      "value = \(watched)", "if best is None or value \(sign) \(limit):", "    best, best_epoch = value, epoch",
    ]
    if restoresBestWeights {
      recipe.epochEnd.append(
        "    best_weights = {name: tensor.clone() for name, tensor in model.state_dict().items()}")
      recipe.end.append("model.load_state_dict(best_weights)")
    }
    recipe.epochEnd += ["elif epoch - best_epoch >= \(patience):", "    break"]
  }
}
