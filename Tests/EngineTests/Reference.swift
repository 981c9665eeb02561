import Engine
import Foundation
import Tensors

/// A tensor in double precision, for the slow and obvious computations that the engine is compared with.
struct Doubles {
  let shape: Shape
  var values: [Double]

  init(_ shape: Shape) { (self.shape, values) = (shape, Array(repeating: 0, count: shape.count)) }

  init(_ tensor: Tensor) { (shape, values) = (tensor.shape, tensor.values.map(Double.init)) }

  subscript(i: Int, j: Int) -> Double {
    get { values[i * shape[1] + j] }
    set { values[i * shape[1] + j] = newValue }
  }

  subscript(i: Int, j: Int, k: Int, l: Int) -> Double {
    get { values[((i * shape[1] + j) * shape[2] + k) * shape[3] + l] }
    set { values[((i * shape[1] + j) * shape[2] + k) * shape[3] + l] = newValue }
  }

  subscript(place: [Int]) -> Double {
    get { values[index(place)] }
    set { values[index(place)] = newValue }
  }

  private func index(_ place: [Int]) -> Int { zip(shape.dimensions, place).reduce(0) { $0 * $1.0 + $1.1 } }

  /// The value of a map at a cell, or `nil` outside of the map.
  func cell(_ n: Int, _ c: Int, _ place: [Int]) -> Double? {
    zip(place, shape.dimensions.dropFirst(2)).allSatisfy { (0..<$1).contains($0) } ? self[[n, c] + place] : nil
  }
}

/// Every place of an array with these extents, in order.
func places(_ extents: [Int]) -> [[Int]] {
  extents.reduce([[]]) { places, extent in places.flatMap { place in (0..<extent).map { place + [$0] } } }
}

/// Every operation once more, as its definition reads; tensors have the batch in front.
enum Reference {
  static func dense(_ x: Doubles, _ kernel: Doubles, _ bias: Doubles?) -> Doubles {
    var result = Doubles([x.shape[0], kernel.shape[1]])
    for n in 0..<x.shape[0] {
      for o in 0..<kernel.shape[1] {
        result[n, o] = (0..<kernel.shape[0]).reduce(bias?.values[o] ?? 0) { $0 + x[n, $1] * kernel[$1, o] }
      }
    }
    return result
  }

  static func activation(_ x: Doubles, _ function: ActivationFunction) -> Doubles {
    var result = x
    guard function == .softmax || function == .logSoftmax else {
      result.values = x.values.map { activation($0, function) }
      return result
    }
    let cells = x.shape.dimensions.dropFirst(2).reduce(1, *)
    for start in 0..<x.shape[0] * cells {
      let first = start / cells * x.shape[1] * cells + start % cells
      let places = (0..<x.shape[1]).map { first + $0 * cells }
      let sum = places.reduce(0) { $0 + exponential(x.values[$1]) }
      for place in places {
        result.values[place] = function == .softmax ? exponential(x.values[place]) / sum : x.values[place] - log(sum)
      }
    }
    return result
  }

  private static func activation(_ x: Double, _ function: ActivationFunction) -> Double {
    switch function {
    case .relu: max(x, 0)
    case .relu6: x < 0 ? 0 : x > 6 ? 6 : x
    case .leakyReLU(let slope): x < 0 ? slope * x : x
    case .generalReLU(let maxValue, let slope, let threshold):
      x <= threshold ? slope * (x - threshold) : min(x, maxValue ?? x)
    case .elu(let alpha): x < 0 ? alpha * (exponential(x) - 1) : x
    case .selu: 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * (exponential(x) - 1) : x)
    case .gelu(approximate: false): 0.5 * x * (1 + errorFunction(x / 2.squareRoot()))
    case .gelu(approximate: true):
      0.5 * x * (1 + hyperbolicTangent((2 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    case .silu: x / (1 + exponential(-x))
    case .hardSigmoid: x < -3 ? 0 : x > 3 ? 1 : x / 6 + 0.5
    case .hardSilu: x * (x < -3 ? 0 : x > 3 ? 1 : x / 6 + 0.5)
    // The area under its slope, by Simpson's rule.
    case .softplus: 0.6931471805599453 + integral(to: x) { 1 / (1 + exponential(-$0)) }
    case .softsign: x < 0 ? x / (1 - x) : x / (1 + x)
    case .exponential: exponential(x)
    case .sigmoid: 1 / (1 + exponential(-x))
    case .tanh: hyperbolicTangent(x)
    case .hardTanh: x < -1 ? -1 : x > 1 ? 1 : x
    case .softmax, .logSoftmax: .nan
    }
  }

  private static func hyperbolicTangent(_ x: Double) -> Double { 1 - 2 / (exponential(2 * x) + 1) }

  private static func errorFunction(_ x: Double) -> Double {
    2 / Double.pi.squareRoot() * integral(to: x) { exponential(-$0 * $0) }
  }

  /// The integral from 0, by Simpson's rule.
  private static func integral(to x: Double, _ function: (Double) -> Double) -> Double {
    let pieces = 64
    let sum = (0...pieces).reduce(0) { sum, piece in
      let weight = piece == 0 || piece == pieces ? 1.0 : piece % 2 == 1 ? 4 : 2
      return sum + weight * function(x * Double(piece) / Double(pieces))
    }
    return sum * x / Double(pieces) / 3
  }

  static func flatten(_ x: Doubles) -> Doubles {
    var result = Doubles([x.shape[0], x.shape.withoutBatch.count])
    for n in 0..<x.shape[0] {
      for (number, cell) in places(Array(x.shape.dimensions.dropFirst(2))).enumerated() {
        for c in 0..<x.shape[1] { result[n, number * x.shape[1] + c] = x[[n, c] + cell] }
      }
    }
    return result
  }

  /// x to the power of y, for multiples of a quarter.
  static func power(_ x: Double, _ y: Double) -> Double {
    let quarter = x.squareRoot().squareRoot()
    return (0..<Int((y * 4).rounded())).reduce(1) { power, _ in power * quarter }
  }

  /// e to the power of x, by its series; good to 1e-15 for small x.
  static func exponential(_ x: Double) -> Double {
    if abs(x) > 0.5 {
      let half = exponential(x / 2)
      return half * half
    }
    var (sum, term) = (1.0, 1.0)
    for k in 1..<20 {
      term *= x / Double(k)
      sum += term
    }
    return sum
  }
}
