import Engine
import Localization

extension Strings {
  /// The name of an activation function as texts write it.
  package func name(of function: ActivationFunction) throws -> String {
    try self("convolution-layer.function.\(function.key)")
  }

  /// The parameters of an activation function under the names that its figure's words have for them.
  package func parameters(of function: ActivationFunction) -> [String: String] {
    func value(_ number: Double) -> String { numbers.short(number) }
    return switch function {
    case .leakyReLU(let slope): ["slope": value(slope)]
    case .generalReLU(let maxValue, let slope, let threshold):
      ["slope": value(slope), "threshold": value(threshold)]
        .merging(maxValue.map { ["maximum": value($0)] } ?? [:]) { $1 }
    case .elu(let alpha): ["alpha": value(alpha)]
    default: [:]
    }
  }
}
