import Networks

extension TrainingConfiguration {
  /// A recipe for programs that train a network on the same data with these settings.
  package func recipe(_ data: TrainingRecipe, for network: Network, stepsPerEpoch: Int) -> TrainingRecipe {
    let activation = network.outputs.first.flatMap(network.node(named:))?.layer.activation
    var recipe = data
    (recipe.epochs, recipe.batchSize, recipe.validationShare) = (epochs, batchSize, validationShare)
    recipe.keras = kerasRecipe(after: activation, stepsPerEpoch: stepsPerEpoch)
    recipe.pytorch = pytorchRecipe(after: activation, classes: data.classes, stepsPerEpoch: stepsPerEpoch)
    let plain = loss.pytorch(after: activation, classes: data.classes)
    recipe.pytorch.loss = recipe.pytorch.loss.map(network.pytorchLoss)
    recipe.pytorch.setup = recipe.pytorch.setup.map { $0.replacing(plain, with: network.pytorchLoss(plain)) }
    return recipe
  }
}
