import Engine
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
    switch function {
    case .relu: result.values = x.values.map { max($0, 0) }
    case .sigmoid: result.values = x.values.map { 1 / (1 + exponential(-$0)) }
    case .tanh: result.values = x.values.map { 1 - 2 / (exponential(2 * $0) + 1) }
    case .softmax:
      let cells = x.shape.dimensions.dropFirst(2).reduce(1, *)
      for start in 0..<x.shape[0] * cells {
        let first = start / cells * x.shape[1] * cells + start % cells
        let places = (0..<x.shape[1]).map { first + $0 * cells }
        let sum = places.reduce(0) { $0 + exponential(x.values[$1]) }
        for place in places { result.values[place] = exponential(x.values[place]) / sum }
      }
    }
    return result
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
