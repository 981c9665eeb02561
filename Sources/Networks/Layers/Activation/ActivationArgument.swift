import Engine

extension LayerArguments {
  /// An activation function: Keras's name of it, or `{NAME: {PARAMETER: VALUE}}`; `linear` and nothing are `nil`.
  public mutating func activation(_ name: String = "activation", optional: Bool = true) throws -> ActivationFunction? {
    guard let value = try value(name, optional: optional) else { return nil }
    let what = "\(name) of \(kind)"
    switch value.content {
    case .text("linear"): return nil
    case .text(let text):
      guard let function = ActivationFunction(name: text) else { throw value.noFunction(what) }
      return function
    case .mapping(let entries) where entries.count == 1:
      guard let standard = ActivationFunction(name: entries[0].key),
        case .mapping(let parameters) = entries[0].value.content
      else { throw value.noFunction(what) }
      var arguments = LayerArguments(kind: entries[0].key, parameters, location: entries[0].location)
      let function = try standard.reading(&arguments)
      try arguments.finish()
      return function
    default: throw value.noFunction(what)
    }
  }

  /// A number that is not negative; `nil` where it is not given.
  mutating func nonNegative(_ name: String) throws -> Double? {
    guard let value = try value(name, optional: true) else { return nil }
    switch value.content {
    case .integer(let number) where number >= 0: return Double(number)
    case .number(let number) where number >= 0 && number <= Double(Float.greatestFiniteMagnitude): return number
    default: throw value.unexpected("\(name) of \(kind)", mustBe: "a number that is not negative")
    }
  }
}

extension SourceValue {
  fileprivate func noFunction(_ what: String) -> NetworkError {
    let names = ["linear"] + ActivationFunction.standard.map(\.name)
    guard case .text(let text) = content else { return unexpected(what, mustBe: "one of \(names.listed)") }
    return unexpected(what, mustBe: "one of \(names.listed)\(text.suggestion(names))")
  }
}

extension ActivationFunction {
  /// The function with parameters of its own, under the names and with the defaults of `keras.activations`.
  fileprivate func reading(_ arguments: inout LayerArguments) throws -> ActivationFunction {
    switch self {
    case .relu:
      .rectifier(
        maxValue: try arguments.nonNegative("max_value"),
        negativeSlope: try arguments.nonNegative("negative_slope") ?? 0,
        threshold: try arguments.nonNegative("threshold") ?? 0)
    case .leakyReLU(let standard):
      .rectifier(negativeSlope: try arguments.nonNegative("negative_slope") ?? standard)
    case .elu(let standard): .elu(alpha: try arguments.nonNegative("alpha") ?? standard)
    case .gelu: .gelu(approximate: try arguments.flag("approximate", default: false))
    default: self
    }
  }

  /// The parameters that differ from those of `keras.activations`, in Keras's order.
  package var parameters: [LayerArgument] {
    switch self {
    case _ where Self.standard.contains(self): []
    case .generalReLU(let maxValue, let slope, let threshold):
      (slope == 0 ? [] : [LayerArgument("negative_slope", .number(slope))])
        + (maxValue.map { [LayerArgument("max_value", .number($0))] } ?? [])
        + (threshold == 0 ? [] : [LayerArgument("threshold", .number(threshold))])
    case .leakyReLU(let slope): [LayerArgument("negative_slope", .number(slope))]
    case .elu(let alpha): [LayerArgument("alpha", .number(alpha))]
    case .gelu(let approximate): [LayerArgument("approximate", .flag(approximate))]
    default: []
    }
  }

  /// The function in Python: its name, or a call where it has parameters of its own.
  var keras: String {
    guard !parameters.isEmpty else { return name.pythonLiteral }
    let list = parameters.map { "\($0.name)=\($0.value.python)" }.joined(separator: ", ")
    return "lambda x: keras.activations.\(name)(x, \(list))"
  }

  /// The function in YAML's flow style.
  var yaml: String {
    guard !parameters.isEmpty else { return name }
    return "{\(name): {" + parameters.map { "\($0.name): \($0.value.yaml)" }.joined(separator: ", ") + "}}"
  }
}
