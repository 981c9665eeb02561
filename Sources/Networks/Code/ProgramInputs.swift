/// How generated programs feed a network of several inputs, and what they take for its answer of several outputs.
extension Network {
  /// What a program in Keras gives the network for images: each input the same ones.
  package func kerasInputs(_ images: String) -> String { Self.pythonList(inputs.map { _ in images }) }

  /// What a program in Keras holds the outputs against: each against the same classes.
  package func kerasTargets(_ classes: String) -> String { Self.pythonList(outputs.map { _ in classes }) }

  /// What `predict` gives for images: of several outputs the answer.
  package func kerasPrediction(_ images: String) -> String {
    "model.predict(\(kerasInputs(images)), verbose=0)" + (outputs.count > 1 ? "[0]" : "")
  }

  /// How a program in Keras judges the network by the test images: of several outputs each by its own.
  package var kerasEvaluation: String {
    let (x, y) = (kerasInputs("x_test"), kerasTargets("y_test"))
    return outputs.count > 1
      ? "results = model.evaluate(\(x), \(y), verbose=0, return_dict=True)"
      : "loss, accuracy = model.evaluate(\(x), \(y), verbose=0)"
  }

  private static func pythonList(_ values: [String]) -> String {
    values.count == 1 ? values[0] : "[" + values.joined(separator: ", ") + "]"
  }

  /// The answer of the model in PyTorch for a batch `x`, which every input is fed.
  package var pytorchAnswer: String { pytorchCall + (outputs.count > 1 ? "[0]" : "") }

  private var pytorchCall: String { "model(" + inputs.map { _ in "x" }.joined(separator: ", ") + ")" }

  /// A loss of `model(x)` as one of this network: of several outputs the sum.
  package func pytorchLoss(_ loss: String) -> String {
    if outputs.count == 1 { return loss.replacing("model(x)", with: pytorchCall) }
    return "sum(" + loss.replacing("model(x)", with: "answer") + " for answer in \(pytorchCall))"
  }
}
