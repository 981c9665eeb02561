import Tensors

/// What is positive, and what is not times a learned slope.
struct ParametricRectifier: Operation {
  let input, slope, output: Value

  var inputs: [Value] { [input] }
  var parameters: [Value] { [slope] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let layout = try Descriptor.plain(compiler.extents(input))
    let source = try compiler.memory(input, as: layout)
    let (destination, batch, count) = (try Memory(layout), compiler.batch, input.shape.count)
    // Keras keeps the slopes with the channels last.
    let plain = try Descriptor.plain(slope.shape.dimensions)
    let own = try compiler.parameters.memory(slope, stored: plain, as: plain, compiler)
    let places = Self.places(of: slope.shape, for: input.shape)
    // A slope for each value of an example, which only changes when the parameters do.
    let slopes = Storage(floats: count)
    compiler.parameters.prepare(
      KernelStep { for place in 0..<count { slopes.start[place] = own.floats[places[place]] } })
    compiler.append(
      KernelStep {
        for example in 0..<batch {
          let (x, y) = (source.floats + example * count, destination.floats + example * count)
          for place in 0..<count { y[place] = x[place] > 0 ? x[place] : slopes.start[place] * x[place] }
        }
      })
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output) else { return }
      let given = try compiler.arrange(gradient, as: layout)
      try compiler.parameters.withGradient(slope, stored: plain, as: plain, compiler) { target in
        compiler.append(
          KernelStep { Self.addSlopes(source, given, batch: batch, places: places, of: slope.shape.count, to: target) })
      }
      guard compiler.needsGradient(input) else { return }
      let result = try Memory(layout)
      compiler.append(
        KernelStep {
          for example in 0..<batch {
            let start = example * count
            let (x, dy, dx) = (source.floats + start, given.floats + start, result.floats + start)
            for place in 0..<count { dx[place] = x[place] > 0 ? dy[place] : slopes.start[place] * dy[place] }
          }
        })
      try compiler.contribute(result, to: input)
    }
  }

  /// The gradient of each slope: the sum of what arrives, times what it was multiplied by.
  private static func addSlopes(
    _ source: Memory, _ given: Memory, batch: Int, places: [Int], of slopes: Int, to target: Memory
  ) {
    var sums = [Double](repeating: 0, count: slopes)
    for example in 0..<batch {
      let start = example * places.count
      let (x, dy) = (source.floats + start, given.floats + start)
      for (place, slope) in places.enumerated() where x[place] <= 0 { sums[slope] += Double(x[place] * dy[place]) }
    }
    for slope in 0..<slopes { target.floats[slope] = Float(sums[slope]) }
  }

  /// For each value of `[C, ...cells]` the place of its slope in `[...cells, C]`, where an extent of 1 serves all.
  private static func places(of slope: Shape, for values: Shape) -> [Int] {
    let extents = Array(slope.dimensions.suffix(1) + slope.dimensions.dropLast())
    var strides = Array(repeating: 1, count: extents.count)
    var step = extents[0]
    for axis in extents.indices.dropFirst().reversed() {
      strides[axis] = step
      step *= extents[axis]
    }
    var places = [0]
    for (axis, extent) in values.dimensions.enumerated() {
      let stride = extents[axis] == 1 ? 0 : strides[axis]
      places = places.flatMap { place in (0..<extent).map { place + $0 * stride } }
    }
    return places
  }
}

extension Builder {
  /// Keeps what is positive and multiplies what is not by a learned slope (He et al., 2015); the shape stays.
  ///
  /// `slope` has the shape of one example in Keras's order, channels last, with 1 along axes that share their slopes.
  /// - Throws: `EngineError.shape` if it has not.
  public func parametricRectifier(_ x: Value, slope: Value) throws -> Value {
    let (own, wanted) = (slope.shape.dimensions, x.shape.channelsLast)
    guard x.shape.count > 0, own.count == wanted.count, zip(own, wanted).allSatisfy({ $0 == $1 || $0 == 1 }) else {
      throw EngineError.shape(operation: "rectifier", reason: "slopes of \(slope.shape) do not fit \(x.shape)")
    }
    return append(ParametricRectifier(input: x, slope: slope, output: makeValue(x.shape)))
  }
}
