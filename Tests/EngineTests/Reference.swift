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

  /// The value there, or `nil` outside of the map.
  func cell(_ n: Int, _ c: Int, _ row: Int, _ column: Int) -> Double? {
    (0..<shape[2]).contains(row) && (0..<shape[3]).contains(column) ? self[n, c, row, column] : nil
  }
}

/// Every operation once more, as its definition reads; tensors have the batch in front.
enum Reference {
  static func convolution(_ x: Doubles, _ kernel: Doubles, _ bias: Doubles?, _ window: Window) -> Doubles {
    walk(x, filters: kernel.shape[3], window) { n, o, cell in
      var sum = bias?.values[o] ?? 0
      for r in 0..<window.rows {
        for s in 0..<window.columns {
          for c in 0..<x.shape[1] { sum += (cell(c, r, s) ?? 0) * kernel[r, s, c, o] }
        }
      }
      return sum
    }
  }

  static func pooling(_ x: Doubles, _ window: Window, average: Bool) -> Doubles {
    walk(x, filters: x.shape[1], window) { _, c, cell in
      let seen = (0..<window.rows).flatMap { r in (0..<window.columns).compactMap { cell(c, r, $0) } }
      return average ? seen.reduce(0, +) / Double(seen.count) : seen.max() ?? .nan
    }
  }

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
    guard function == .softmax else {
      result.values = x.values.map { activation($0, function) }
      return result
    }
    let cells = x.shape.dimensions.dropFirst(2).reduce(1, *)
    for start in 0..<x.shape[0] * cells {
      let first = start / cells * x.shape[1] * cells + start % cells
      let places = (0..<x.shape[1]).map { first + $0 * cells }
      let sum = places.reduce(0) { $0 + exponential(x.values[$1]) }
      for place in places { result.values[place] = exponential(x.values[place]) / sum }
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
    case .softmax: .nan
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
      for c in 0..<x.shape[1] {
        for row in 0..<x.shape[2] {
          for column in 0..<x.shape[3] {
            result[n, (row * x.shape[3] + column) * x.shape[1] + c] = x[n, c, row, column]
          }
        }
      }
    }
    return result
  }

  static func zeroPadding(_ x: Doubles, _ padding: BorderPadding) -> Doubles {
    let window = Window(rows: 1, columns: 1, rowStride: 1, columnStride: 1, padding: padding)
    return walk(x, filters: x.shape[1], window) { _, c, cell in cell(c, 0, 0) ?? 0 }
  }

  /// Fills an output cell by cell; `body` gets the example, the filter, and a look into the window.
  private static func walk(
    _ x: Doubles, filters: Int, _ window: Window, _ body: (Int, Int, (Int, Int, Int) -> Double?) -> Double
  ) -> Doubles {
    let extents = window.output(rows: x.shape[2], columns: x.shape[3])
    var result = Doubles([x.shape[0], filters, extents.rows, extents.columns])
    for n in 0..<x.shape[0] {
      for o in 0..<filters {
        for i in 0..<extents.rows {
          for j in 0..<extents.columns {
            result[n, o, i, j] = body(n, o) { c, r, s in
              x.cell(
                n, c, i * window.rowStride + r - window.padding.top, j * window.columnStride + s - window.padding.left)
            }
          }
        }
      }
    }
    return result
  }

  /// e to the power of x, by its series; good to 1e-15 for small x.
  private static func exponential(_ x: Double) -> Double {
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
