import COneDNN
import Tensors

/// Maximum or mean over each window of each map.
struct Pooling: Operation {
  enum Kind: String {
    case maximum = "max pooling"
    case average = "average pooling"
    case paddedAverage = "average pooling with its padding"

    var library: ODNPooling {
      switch self {
      case .maximum: .maximum
      case .average: .average
      case .paddedAverage: .paddedAverage
      }
    }
  }

  let kind: Kind
  let input: Value
  let window: Window
  /// Whether the gradient is sent back through a ReLU that made the input: where the largest value of a window is 0, the
  /// ReLU lets nothing through, so that asking the few pooled values is enough.
  var rectifiesGradient = false
  let output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { hasLaneKernel }

  private var hasLaneKernel: Bool { window.isPlane && !window.isDilated }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    if let lanes = compiler.lanes, hasLaneKernel { return try compile(compiler, lanes: lanes) }
    // Only in inference, which knows no way back.
    if try appendBands(compiler) { return {} }
    var walk = window.library
    let source = try compiler.libraryMemory(input)
    let wanted = try Descriptor.any(compiler.extents(output))
    let forward = try Primitive(kind.rawValue) {
      odn_pooling_forward(&$0, compiler.isDifferentiated, kind.library, source.descriptor.handle, wanted.handle, &walk)
    }
    let destination = try compiler.destination(output, forward.layout(.destination))
    if try appendPieces(compiler, source, destination) {
      compiler.define(output, destination)
      // Only in inference, which knows no way back.
      return {}
    }
    // Where each maximum was, for the way back.
    let workspace = try forward.optionalLayout(.workspace).map { try Memory($0) }
    let places: [(ODNRole, Memory)] = workspace.map { [(.workspace, $0)] } ?? []
    try compiler.append(forward, [(.source, source), (.destination, destination)] + places)
    compiler.define(output, destination)
    return {
      guard var gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      if rectifiesGradient {
        gradient = try ActivationFunction.relu.compileBackward(compiler, gradient, given: destination)
      }
      let backward = try Primitive(kind.rawValue + "'s gradient") {
        odn_pooling_backward(
          &$0, kind.library, source.descriptor.handle, destination.descriptor.handle, &walk, forward.handle)
      }
      let given = try compiler.arrange(gradient, as: backward.layout(.destinationGradient))
      let result = try Memory(backward.layout(.sourceGradient))
      try compiler.append(backward, [(.destinationGradient, given), (.sourceGradient, result)] + places)
      try compiler.contribute(result, to: input)
    }
  }
}

extension Pooling {
  /// Pools bands of rows, which several threads may share; says whether it could.
  private func appendBands(_ compiler: Compiler) throws -> Bool {
    guard window.isPlane, let bands = compiler.bands(output)?.bands(window, inputRows: input.shape.rows)
    else { return false }
    let source = try compiler.memory(input, as: .channelsLast(compiler.extents(input)))
    let destination = try Memory(.channelsLast(compiler.extents(output)))
    try compiler.append(
      pieces: bands.map { band in
        let from = try RowBands.part(band.input, of: source, input.shape)
        let to = try RowBands.part(band.output, of: destination, output.shape)
        var walk = band.window.library
        let primitive = try Primitive(kind.rawValue) {
          odn_pooling_forward(&$0, false, kind.library, from.descriptor.handle, to.descriptor.handle, &walk)
        }
        return (primitive, [(.source, from), (.destination, to)])
      })
    compiler.define(output, destination)
    return true
  }

  /// Pools pieces of the channels, which several threads may share; says whether it could.
  private func appendPieces(_ compiler: Compiler, _ source: Memory, _ destination: Memory) throws -> Bool {
    guard let before = try ChannelPieces(source, extents: compiler.extents(input), count: compiler.pieces),
      let after = try ChannelPieces(destination, extents: compiler.extents(output), count: compiler.pieces),
      before.ranges == after.ranges
    else { return false }
    var walk = window.library
    try compiler.append(
      pieces: before.ranges.map { channels in
        let (from, to) = (try before.piece(channels, of: source), try after.piece(channels, of: destination))
        let primitive = try Primitive(kind.rawValue) {
          odn_pooling_forward(&$0, false, kind.library, from.descriptor.handle, to.descriptor.handle, &walk)
        }
        return (primitive, [(.source, from), (.destination, to)])
      })
    return true
  }
}

extension Builder {
  /// Keeps the largest value of each window; padding never wins.
  ///
  /// Maps `[C, H, W]` become `[C, H', W']` as `Window.output` says, and signals and volumes likewise.
  /// - Throws: `EngineError.shape` if the window does not fit.
  public func maxPooling(_ x: Value, window: Window) throws -> Value { try pooling(.maximum, x, window) }

  /// Takes the mean of each window; unless `countsPadding`, of the cells that exist, as Keras does, else of all of them, the
  /// padding as zeros.
  ///
  /// Maps `[C, H, W]` become `[C, H', W']` as `Window.output` says.
  /// - Throws: `EngineError.shape` if the window does not fit.
  public func averagePooling(_ x: Value, window: Window, countsPadding: Bool = false) throws -> Value {
    try pooling(countsPadding ? .paddedAverage : .average, x, window)
  }

  private func pooling(_ kind: Pooling.Kind, _ x: Value, _ window: Window) throws -> Value {
    try requireMaps(x, kind.rawValue)
    let isSmaller = window.axes.allSatisfy { axis in
      max(axis.padding.before, axis.padding.after) < (kind == .maximum ? axis.reach : axis.size)
    }
    guard isSmaller else {
      throw EngineError.shape(operation: kind.rawValue, reason: "the padding must be smaller than the window")
    }
    let extents = try outputExtents(x, window, kind.rawValue)
    let output = makeValue(Shape([x.shape.channels] + extents))
    return append(Pooling(kind: kind, input: x, window: window, output: output))
  }
}
