import COneDNN
import Tensors

/// Puts operations together that are then compiled into a program.
///
/// Each operation is an extension of its own file in `Operations/`. Values are written down in the order in which they
/// are made, so that the order of the operations is an order in which they can run.
public final class Builder {
  /// What the program is for.
  public enum Mode: Sendable {
    /// Forward only; dropout does nothing.
    case inference
    /// Forward and backward.
    case training
    /// Forward as in inference, and backward through just that: what a trained network's values depend on.
    case differentiation
  }

  /// How many examples a program works on at once (one shard of a batch).
  public let batch: Int
  /// What the program is for.
  public let mode: Mode

  /// Which kernels the program is made of.
  package var kernels = Kernels.automatic

  /// Into how many pieces an operation is cut where it can be, for several threads to share; only in inference with one
  /// example, where there is nothing else to share. Fixed, so that the numbers do not depend on the threads.
  package var pieces = 4

  var values: [Value] = []
  var inputs: [Value] = []
  var parameters: [Value] = []
  var operations: [any Operation] = []

  /// Starts a program for shards of `batch` examples.
  public init(batch: Int, mode: Mode) {
    precondition(batch > 0, "a shard has at least one example")
    (self.batch, self.mode) = (batch, mode)
  }

  /// Declares an input; `shape` is that of one example.
  public func input(_ shape: Shape) -> Value {
    let value = makeValue(shape)
    inputs.append(value)
    return value
  }

  /// Declares a parameter in Keras's layout; the order of declarations is the order in the parameter store.
  public func parameter(_ shape: Shape) -> Value {
    let value = makeValue(shape)
    parameters.append(value)
    return value
  }

  /// Compiles what the outputs need.
  ///
  /// - Parameters:
  ///   - outputs: the values the program is for; in training their gradients are its input on the way back.
  ///   - readable: further values that can be read after a forward run; they are never fused away.
  ///   - gradients: values whose gradients can be read after a backward run.
  /// - Throws: `EngineError.library` if oneDNN refuses an operation.
  public func compile(outputs: [Value], readable: [Value] = [], gradients: [Value] = []) throws -> Program {
    let saved = odn_enter()
    defer { odn_leave(saved) }
    let graph = Graph(self, visible: outputs + readable, gradients: gradients)
    let compiler = Compiler(self, graph)
    for case let concatenation as Concatenation in graph.operations.reversed() {
      try concatenation.reservePlaces(compiler)
    }
    for input in inputs { compiler.define(input, try Memory(compiler.inputLayout(input))) }
    // Level by level where threads share pieces: those of several branches run at once.
    let backwardPasses = try graph.operations(byLevel: compiler.pieces > 1).map { level, operation in
      (compiler.maker, compiler.level) = (operation.output, level)
      return (operation.output, try operation.compile(compiler))
    }
    if mode != .inference {
      try compiler.startBackward(outputs: outputs, watching: gradients)
      for (maker, backward) in backwardPasses.reversed() {
        compiler.maker = maker
        try backward()
      }
    }
    return try Program(compiler, inputs: inputs, visible: outputs + readable, gradients: gradients)
  }

  func makeValue(_ shape: Shape) -> Value {
    let value = Value(id: values.count, shape: shape)
    values.append(value)
    return value
  }

  func append(_ operation: some Operation) -> Value {
    operations.append(operation)
    return operation.output
  }

  func requireMaps(_ x: Value, _ operation: String) throws {
    guard x.shape.hasCells, x.shape.count > 0 else {
      throw EngineError.shape(operation: operation, reason: "its input must be maps, not \(x.shape)")
    }
  }

  /// The extents of each map of an output.
  func outputExtents(_ x: Value, _ window: Window, _ operation: String) throws -> [Int] {
    guard window.fits(x.shape.cells) else {
      let size = window.axes.map { String($0.reach) }.joined(separator: "×")
      throw EngineError.shape(
        operation: operation, reason: "a window of \(size) does not fit into maps of \(x.shape)")
    }
    return window.output(x.shape.cells)
  }
}
