import Engine
import Foundation
import Tensors
import Testing

/// Values and slopes of one function, as `Golden/make_golden.py` computed them with Keras in double precision.
struct GoldenFunction: Decodable, Sendable, CustomTestStringConvertible {
  let name: String
  let arguments: [String: Double]
  /// `nil` where the number is infinite.
  let values, slopes: [Double?]

  var testDescription: String { "\(name) \(arguments.sorted { $0.key < $1.key })" }

  var function: ActivationFunction {
    switch name {
    case "gelu": .gelu(approximate: arguments["approximate"] == 1)
    case "elu": .elu(alpha: arguments["alpha"] ?? 1)
    case "leaky_relu": .leakyReLU(negativeSlope: arguments["negative_slope"] ?? 0.2)
    case "relu":
      .rectifier(
        maxValue: arguments["max_value"], negativeSlope: arguments["negative_slope"] ?? 0,
        threshold: arguments["threshold"] ?? 0)
    default: ActivationFunction(name: name) ?? .softmax
    }
  }

  struct File: Decodable {
    let grid: [Double]
    let functions: [GoldenFunction]
  }

  static let file: File = {
    let url = Bundle.module.url(forResource: "Golden/functions", withExtension: "json")
    guard let url, let data = try? Data(contentsOf: url), let file = try? JSONDecoder().decode(File.self, from: data)
    else { return File(grid: [], functions: []) }
    return file
  }()
}

/// The ways in which a program comes to compute a function of its input.
enum FunctionPath: CaseIterable {
  case alone, afterConvolution, afterDense

  func build(_ builder: Builder, _ function: ActivationFunction) throws -> (input: Value, output: Value) {
    switch self {
    case .alone:
      let x = builder.input([1])
      return (x, try builder.activation(x, function))
    case .afterConvolution:
      let x = builder.input([1, 1, 1])
      let window = Window(rows: 1, columns: 1, rowStride: 1, columnStride: 1)
      let sum = try builder.convolution(x, kernel: builder.parameter([1, 1, 1, 1]), bias: nil, window: window)
      return (x, try builder.activation(sum, function))
    case .afterDense:
      let x = builder.input([1])
      return (x, try builder.activation(builder.dense(x, kernel: builder.parameter([1, 1]), bias: nil), function))
    }
  }
}

@Suite struct FunctionTests {
  private let grid = GoldenFunction.file.grid

  @Test func `all functions are held against Keras`() {
    let checked = Set(GoldenFunction.file.functions.map(\.function))
    #expect(checked.isSuperset(of: ActivationFunction.standard.filter(\.isElementwise)))
    #expect(checked.count == 24)
  }

  @Test(arguments: GoldenFunction.file.functions)
  func `a function of one number is Keras's`(golden: GoldenFunction) {
    for (x, value) in zip(grid, golden.values) {
      let found = golden.function(x)
      if let value {
        // Keras has slopes of leaky rectifiers in 32 bits.
        #expect(abs(found - value) <= 1e-7 * max(1, abs(value)), "\(found) instead of \(value) at \(x)")
      } else {
        #expect(found == .infinity)
      }
    }
  }

  @Test(arguments: GoldenFunction.file.functions, FunctionPath.allCases)
  func `values and gradients are Keras's, whatever the kernels and wherever the function stands`(
    golden: GoldenFunction, path: FunctionPath
  ) throws {
    for kernels in [Builder.Kernels.library] + InstructionSet.available.map(Builder.Kernels.lanes) {
      for (start, values) in chunks(golden.values) {
        let xs = Array(grid[start..<start + values.count])
        for mode in [Builder.Mode.inference, .training] {
          let (outputs, gradients) = try run(golden.function, path, kernels, mode, xs)
          let slopes = Array(golden.slopes[start..<start + values.count])
          expect(outputs, values, at: xs, "value, \(kernels), \(mode)")
          if mode == .training { expect(gradients, slopes, at: xs, "slope, \(kernels)") }
        }
      }
    }
  }

  @Test(arguments: GoldenFunction.file.functions, FunctionPath.allCases)
  func `far from zero a function still rises, and its gradient is a number`(
    golden: GoldenFunction, path: FunctionPath
  ) throws {
    let function = golden.function
    let xs = [-1e4, -3000, -200, -100, -90, -60, -30, -20, 20, 30, 60, 88, 100, 200, 3000, 1e4]
    let (outputs, gradients) = try run(function, path, .library, .training, xs)
    let (inferred, _) = try run(function, path, .library, .inference, xs)
    for values in [outputs, inferred] {
      #expect(values.allSatisfy { !$0.isNaN })
      // The tails of GELU, SiLU and their like fall towards 0 from the left before they rise.
      let tail = function(-20) < 0 && function(-1e4) > -1 && function(-1e4) > function(-3) ? 8 : 0
      #expect(zip(values[tail...], values[(tail + 1)...]).allSatisfy { $0 <= $1 }, "\(values)")
      #expect(values[..<tail].allSatisfy { abs($0) < 1e-6 }, "\(values)")
    }
    #expect(gradients.allSatisfy { !$0.isNaN && $0 >= -1e-5 }, "\(gradients)")
  }

  /// Pieces of 16, which lanes work on at once.
  private func chunks(_ values: [Double?]) -> [(Int, [Double?])] {
    stride(from: 0, to: values.count, by: 16).map { ($0, Array(values[$0..<min($0 + 16, values.count)])) }
  }

  private func run(
    _ function: ActivationFunction, _ path: FunctionPath, _ kernels: Builder.Kernels, _ mode: Builder.Mode,
    _ xs: [Double]
  ) throws -> (outputs: [Float], gradients: [Float]) {
    let builder = Builder(batch: 16, mode: mode)
    builder.kernels = kernels
    let (x, output) = try path.build(builder, function)
    let training = mode == .training
    let program = try builder.compile(outputs: [output], gradients: training ? [x] : [])
    program.write(Tensor(x.shape.batched(xs.count), xs.map(Float.init)), to: x)
    let shapes: [Shape] = path == .alone ? [] : [path == .afterDense ? [1, 1] : [1, 1, 1, 1]]
    program.forward(ParameterStore(shapes.map { Tensor($0, [1]) }))
    let outputs = program.read(output, examples: xs.count).values
    guard training else { return (Array(outputs), []) }
    program.writeGradient(Tensor(output.shape.batched(xs.count), xs.map { _ in 1 }), of: output)
    program.backward(into: ParameterStore(shapes))
    return (Array(outputs), Array(program.readGradient(of: x, examples: xs.count).values))
  }

  private func expect(
    _ found: [Float], _ expected: [Double?], at xs: [Double], _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for (index, (found, expected)) in zip(found, expected).enumerated() {
      if let expected, expected < 3e38 {
        #expect(
          abs(Double(found) - expected) <= 1e-5 * max(1, abs(expected)),
          "\(what): \(found) instead of \(expected) at \(xs[index])", sourceLocation: sourceLocation)
      } else {
        #expect(found == .infinity, "\(what) at \(xs[index])", sourceLocation: sourceLocation)
      }
    }
  }
}
