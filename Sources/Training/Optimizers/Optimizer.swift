import Engine
import Networks

/// A rule by which gradients change the parameters, with Keras's arguments, defaults and formula.
public protocol Optimizer: Sendable {
  /// Keras's name in small letters, as in `adam`.
  static var name: String { get }

  /// Keras's class, as in `Adam`.
  static var kerasClass: String { get }

  /// Keras's learning rate where none is given.
  static var learningRate: Double { get }

  /// Reads the arguments; throws `SettingError` where one is wrong.
  init(_ arguments: inout SettingArguments) throws(SettingError)

  /// The arguments in Keras's order, without those that have their default.
  var arguments: [LayerArgument] { get }

  /// How many numbers it keeps of each parameter from step to step, zero at first.
  var slotCount: Int { get }

  /// Changes a part of the parameters in a step, counted from 1.
  func update(_ part: ParameterPart, step: Int, learningRate: Double)

  /// The same optimiser in PyTorch, with a learning rate in Python.
  func pytorch(learningRate: String) -> String
}

extension Optimizer {
  /// Keras's name in small letters.
  public var name: String { Self.name }

  /// Name and arguments, as in `sgd:momentum=0.9`.
  public var text: String { arguments.text(after: Self.name) }

  /// The optimiser in Keras, with a learning rate in Python.
  func keras(learningRate: String) -> String {
    let rest = arguments.isEmpty ? "" : ", " + arguments.python
    return "keras.optimizers.\(Self.kerasClass)(learning_rate=\(learningRate)\(rest))"
  }
}

/// The optimisers that there are. To add one is to add its file and its name here.
public enum Optimizers {
  /// In the order in which they are listed.
  public static let all: [any Optimizer.Type] = [SGD.self, RMSprop.self, Adam.self, AdamW.self]

  /// The optimiser that a text names, as in `sgd:momentum=0.9,nesterov`; throws `SettingError`.
  public static func optimizer(_ text: String) throws(SettingError) -> any Optimizer {
    var arguments = try SettingArguments(text)
    let kinds = SettingKinds(noun: "optimizer", kinds: all.map { ($0.name, $0) })
    let optimizer = try kinds.kind(arguments).init(&arguments)
    try arguments.end()
    return optimizer
  }
}
