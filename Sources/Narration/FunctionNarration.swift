import Engine
import Insights
import Site

extension Narrator {
  /// The largest and the smallest number that a layer reads, and what its function makes of them.
  func functionSteps(_ found: WorkedFunction) throws -> WorkedContent? {
    guard let first = found.values.first else { return nil }
    let steps = try found.values.map { value in
      WorkedStep(
        label: try label(value), expression: expression(found.function, of: value.before), result: number(value.after))
    }
    return try content(
      first.cell, steps, expression: steps[0].expression, result: number(first.after))
  }

  private func label(_ value: WorkedFunction.Value) throws -> String {
    guard value.cell.place.isEmpty else { return try cellWords(value.cell) }
    return try strings("narration.input", ["index": numbers.integer(value.cell.channel)])
  }

  /// An activation function of a number as it is worked out by hand, as in `−0.412 / (1 + e^0.412)`.
  ///
  /// Where the function has pieces, only the one that holds for this number stands there.
  func expression(_ function: ActivationFunction, of value: Float) -> String {
    let (z, times, over) = (number(value), "\u{202F}×\u{202F}", "\u{202F}/\u{202F}")
    let next = numbers.listSeparator
    func short(_ number: Double) -> String { numbers.short(number) }
    func exponential(_ z: Float) -> String { "e^\(operand(z))" }
    switch function {
    case .relu: return "max(0\(next)\(z))"
    case .relu6: return "min(6\(next)max(0\(next)\(z)))"
    case .leakyReLU(let slope): return value > 0 ? z : "\(short(slope))\(times)\(operand(value))"
    case .generalReLU(let maxValue, let slope, let threshold):
      if Double(value) > threshold { return maxValue.map { "min(\(short($0))\(next)\(z))" } ?? z }
      return "\(short(slope))\(times)(\(z) − \(short(threshold)))"
    case .elu(let alpha): return value > 0 ? z : "\(short(alpha))\(times)(\(exponential(value)) − 1)"
    case .selu:
      let (alpha, scale) = (numbers.decimal(1.6733, places: 4), numbers.decimal(1.0507, places: 4))
      return value > 0 ? "\(scale)\(times)\(z)" : "\(scale)\(times)\(alpha)\(times)(\(exponential(value)) − 1)"
    case .gelu(approximate: false): return "\(z)\(times)Φ(\(z))"
    case .hardSigmoid: return "min(6\(next)max(0\(next)\(z) + 3))\(over)6"
    case .hardSilu: return "\(z)\(times)min(6\(next)max(0\(next)\(z) + 3))\(over)6"
    case .silu: return "\(z)\(over)(1 + \(exponential(-value)))"
    case .sigmoid: return "1\(over)(1 + \(exponential(-value)))"
    case .softplus: return "ln(1 + \(exponential(value)))"
    case .softsign: return "\(z)\(over)(1 + \(number(abs(value))))"
    case .exponential: return exponential(value)
    case .hardTanh: return "min(1\(next)max(−1\(next)\(z)))"
    case .gelu(approximate: true), .tanh, .softmax, .logSoftmax: return "\(function.name)(\(z))"
    }
  }
}
