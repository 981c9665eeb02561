import Engine

/// What training makes small, under Keras's name. To add one is to add its file and its case here.
public enum Loss: String, CaseIterable, Sendable {
  /// Minus the logarithm of the true class's probability.
  case categoricalCrossEntropy = "categorical_crossentropy"
  /// The mean over the outputs of minus the logarithm of what each gave to the truth: 1 for the true class, 0 for the others.
  case binaryCrossEntropy = "binary_crossentropy"
  /// The mean over the outputs of the squared difference to 1 for the true class and to 0 for the others.
  case meanSquaredError = "mean_squared_error"

  /// The loss that Keras gives this name to, or one that is the same here; throws `SettingError` where there is none.
  public init(_ text: String) throws(SettingError) {
    // Labels are always classes here, so that Keras's two names for them mean one loss.
    let others: [String: Loss] = [
      "sparse_categorical_crossentropy": .categoricalCrossEntropy, "mse": .meanSquaredError,
    ]
    let kinds = SettingKinds(noun: "loss", kinds: Self.allCases.map { ($0.rawValue, $0) })
    if let other = others[text] {
      self = other
    } else {
      let arguments = try SettingArguments(text)
      self = try kinds.kind(arguments)
      try arguments.end()
    }
  }

  /// The loss that goes with the function at the end of a network, for one of which nobody knows how it was trained.
  public static func natural(after activation: ActivationFunction?) -> Loss {
    switch activation {
    case .softmax: .categoricalCrossEntropy
    case .sigmoid: .binaryCrossEntropy
    default: .meanSquaredError
    }
  }

  /// The loss in Keras, of outputs to which a function was applied: its name, or a function and the lines that define it.
  func keras(after activation: ActivationFunction?) -> (loss: String, setup: [String]) {
    guard self != .meanSquaredError, self != .natural(after: activation) else { return ("\"\(rawValue)\"", []) }
    let setup = [
      "def loss(truth, outputs):",
      "    # Without the product Keras takes what goes into the last function, as if it were another one.",
      "    return keras.losses.\(rawValue)(truth, 1.0 * outputs)", "", "",
    ]
    return ("loss", setup)
  }

  /// The loss of a batch `x` with the classes `y` in PyTorch, of outputs to which a function was applied.
  ///
  /// With `weights`, the name of a tensor, the loss of each image is multiplied by the weight of its class.
  func pytorch(after activation: ActivationFunction?, classes: Int, weights: String? = nil) -> String {
    let outputs = "model(x)"
    let labels = self == .categoricalCrossEntropy ? "y" : "F.one_hot(y, \(classes)).float()"
    let call =
      switch self {
      case .categoricalCrossEntropy where activation == .softmax: "F.nll_loss(torch.log(\(outputs) + 1e-7), \(labels)"
      case .categoricalCrossEntropy:
        "F.nll_loss(torch.log(F.normalize(\(outputs), p=1).clamp(1e-7, 1 - 1e-7)), \(labels)"
      case .binaryCrossEntropy: "F.binary_cross_entropy(\(outputs), \(labels)"
      case .meanSquaredError: "F.mse_loss(\(outputs), \(labels)"
      }
    guard let weights else { return call + ")" }
    let perImage = self == .categoricalCrossEntropy ? "" : ".mean(1)"
    return "(\(weights)[y] * \(call), reduction=\"none\")\(perImage)).mean()"
  }

  /// How the loss of a network is computed that ends in a function; `nil` if it cannot be.
  package func rule(after activation: ActivationFunction?) -> (any LossRule)? {
    switch self {
    case .categoricalCrossEntropy: CategoricalCrossEntropy(after: activation)
    case .binaryCrossEntropy: BinaryCrossEntropy(after: activation)
    case .meanSquaredError: MeanSquaredError(after: activation)
    }
  }
}

/// The formula of a loss.
package protocol LossRule: Sendable {
  /// Prepares the loss of outputs to which a function was applied; `nil` if they are nothing that it can judge.
  init?(after activation: ActivationFunction?)

  /// Whether it reads what goes into the last function and not what comes out, where this is the same but rounds less.
  var readsLogits: Bool { get }

  /// The loss of one image of class `label` with `count` values; writes the loss's gradient by them, times `scale`, if there
  /// is room for one.
  func loss(
    _ values: UnsafePointer<Float>, count: Int, label: Int, gradient: UnsafeMutablePointer<Float>?, scale: Double
  ) -> Double
}

/// What Keras keeps probabilities away from 0 and 1 by before it takes logarithms.
let probabilityMargin = 1e-7

extension LossRule {
  /// A probability that has a logarithm.
  func clipped(_ probability: Double) -> Double { min(max(probability, probabilityMargin), 1 - probabilityMargin) }
}
