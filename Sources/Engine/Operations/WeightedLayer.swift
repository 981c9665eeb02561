import COneDNN

/// How the tensors of a weighted sum lie.
struct WeightedLayouts {
  var source, weights: Descriptor
  var bias: Descriptor?
  var destination: Descriptor
}

/// The primitives of an operation that multiplies by a kernel and adds a bias.
protocol WeightedPrimitives {
  func forward(_ layouts: WeightedLayouts, _ function: ODNFunction) throws -> Primitive
  func backwardData(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive
  func backwardWeights(_ layouts: WeightedLayouts, _ forward: Primitive) throws -> Primitive
}

/// How a kernel lies as it is stored, under oneDNN's order of the axes: groups, out, in, and those of the window.
struct KernelLayout {
  let extents, strides: [Int]
}

extension KernelLayout {
  /// The numbers of one cell as given, in one run; the cells of a window row by row.
  init(_ extents: [Int], _ strides: [Int], cells window: Window) {
    var steps: [Int] = []
    var step = extents.reduce(1, *)
    for axis in window.axes.reversed() {
      steps.insert(step, at: 0)
      step *= axis.size
    }
    self.init(extents: extents + window.axes.map(\.size), strides: strides + steps)
  }
}

/// What convolution and dense have in common: kernel, bias, fused function, and three primitives.
struct WeightedLayer {
  let input, kernel: Value
  let bias: Value?
  /// A batch normalization that is computed with the weights.
  var statistics: BatchStatistics?
  let activation: ActivationFunction?
  /// Whether the gradient that arrives has gone back through the function already.
  var gradientIsBeforeActivation = false
  let output: Value
  /// Whether maps lie channels last, instead of as each primitive likes it best.
  var isChannelsLast = false

  func compile(
    _ compiler: Compiler, primitives: any WeightedPrimitives, kernel stored: KernelLayout
  ) throws -> BackwardPass {
    let kernelLayout = try Descriptor.strided(stored.extents, stored.strides)
    let maps = isChannelsLast ? Descriptor.channelsLast : Descriptor.any
    let layouts = WeightedLayouts(
      source: try maps(compiler.extents(input)), weights: try .any(stored.extents),
      bias: bias == nil && statistics == nil ? nil : try .plain([output.shape.channels]),
      destination: try maps(compiler.extents(output)))
    let forward = try primitives.forward(layouts, activation.library)
    let source = try compiler.memory(input, as: forward.layout(.source))
    let destination = try compiler.destination(output, forward.layout(.destination))
    if let pieces = try pieces(of: destination, stored, compiler) {
      try append(pieces, compiler, primitives, source, destination, stored)
      compiler.define(output, destination)
      // Only in inference, which knows no way back.
      return {}
    }
    let weights = try compiler.parameters.weights(
      WeightValues(kernel: kernel, bias: bias, statistics: statistics), stored: kernelLayout,
      as: forward.layout(.weights), compiler)
    let arguments: [(ODNRole, Memory)] = [(.source, source), (.weights, weights.kernel), (.destination, destination)]
    try compiler.append(forward, arguments + (weights.bias.map { [(.bias, $0)] } ?? []))
    compiler.define(output, destination)
    return {
      guard var gradient = compiler.gradient(output) else { return }
      if let activation, !gradientIsBeforeActivation {
        gradient = try activation.compileBackward(compiler, gradient, given: destination)
      }
      try backwardWeights(compiler, primitives.backwardWeights(layouts, forward), gradient, kernelLayout)
      if compiler.needsGradient(input) {
        try backwardData(compiler, primitives.backwardData(layouts, forward), gradient, kernelLayout)
      }
    }
  }

  /// The pieces in which several threads may compute the filters; `nil` where they are computed as a whole.
  private func pieces(
    of destination: Memory, _ stored: KernelLayout, _ compiler: Compiler
  ) throws -> ChannelPieces? {
    let extents = compiler.extents(output)
    // In groups, which have an axis of their own, filters of one piece would read other channels than those of the next.
    guard stored.extents.count == extents.count else { return nil }
    return try ChannelPieces(destination, extents: extents, count: compiler.pieces)
  }

  /// Computes pieces of the filters, each with its own part of the weights.
  private func append(
    _ pieces: ChannelPieces, _ compiler: Compiler, _ primitives: any WeightedPrimitives, _ source: Memory,
    _ destination: Memory, _ stored: KernelLayout
  ) throws {
    let parts = try pieces.ranges.map { filters in
      let layouts = WeightedLayouts(
        source: source.descriptor, weights: try .any([filters.count] + stored.extents.dropFirst()),
        bias: bias == nil && statistics == nil ? nil : try .plain([filters.count]),
        destination: try pieces.layout(filters))
      return (filters: filters, primitive: try primitives.forward(layouts, activation.library))
    }
    let weights = try compiler.parameters.weights(
      WeightValues(kernel: kernel, bias: bias, statistics: statistics), stored: stored,
      pieces: parts.map { ($0.filters, try $0.primitive.layout(.weights)) }, compiler)
    try compiler.append(
      pieces: zip(parts, weights).map { part, weights in
        let bias: [(ODNRole, Memory)] = weights.bias.map { [(.bias, $0)] } ?? []
        return (
          part.primitive,
          [
            (.source, source), (.weights, weights.kernel),
            (.destination, try pieces.piece(part.filters, of: destination)),
          ] + bias
        )
      })
  }

  private func backwardWeights(
    _ compiler: Compiler, _ primitive: Primitive, _ gradient: Memory, _ kernelLayout: Descriptor
  ) throws {
    let source = try compiler.memory(input, as: primitive.layout(.source))
    let destination = try compiler.arrange(gradient, as: primitive.layout(.destinationGradient))
    let arguments: [(ODNRole, Memory)] = [(.source, source), (.destinationGradient, destination)]
    let parameters = compiler.parameters
    let wanted = try primitive.layout(.weightsGradient)
    try parameters.withGradient(kernel, stored: kernelLayout, as: wanted, compiler) { weights in
      let arguments = arguments + [(.weightsGradient, weights)]
      guard let bias, let layout = primitive.optionalLayout(.biasGradient) else {
        return try compiler.append(primitive, arguments)
      }
      try parameters.withGradient(bias, stored: .plain(bias.shape.dimensions), as: layout, compiler) {
        try compiler.append(primitive, arguments + [(.biasGradient, $0)])
      }
    }
  }

  private func backwardData(
    _ compiler: Compiler, _ primitive: Primitive, _ gradient: Memory, _ kernelLayout: Descriptor
  ) throws {
    let result = try Memory(primitive.layout(.sourceGradient))
    try compiler.append(
      primitive,
      [
        (.destinationGradient, compiler.arrange(gradient, as: primitive.layout(.destinationGradient))),
        (
          .weights,
          compiler.parameters.memory(kernel, stored: kernelLayout, as: primitive.layout(.weights), compiler)
        ),
        (.sourceGradient, result),
      ])
    try compiler.contribute(result, to: input)
  }
}
