import Tensors

/// Several values laid one behind the other along an axis.
struct Concatenation: Operation {
  /// The axis of a shape without the batch.
  let axis: Int
  let inputs: [Value]
  let output: Value

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    // Only in inference, which knows no way back.
    if axis == 0, let bands = compiler.bands(output) {
      try append(bands, compiler)
      return {}
    }
    let whole = try layout(compiler)
    let result = try compiler.destination(output, whole)
    var place = 0
    for (input, part) in zip(inputs, try parts(of: whole, compiler)) {
      let made = compiler.memory(input)
      // What was made at its place needs no copy.
      let isThere = made.storage === result.storage && made.floats == result.floats + place
      if !isThere { compiler.append(try compiler.copy(made, to: Memory(part, sharing: result))) }
      place += input.shape.count
    }
    compiler.define(output, result)
    return {
      guard let gradient = compiler.gradient(output), inputs.contains(where: compiler.needsGradient) else { return }
      let given = try compiler.arrange(gradient, as: whole)
      for (input, part) in zip(inputs, try parts(of: whole, compiler)) where compiler.needsGradient(input) {
        let own = try Memory(.plain(compiler.extents(input)))
        compiler.append(try compiler.copy(Memory(part, sharing: given), to: own))
        try compiler.contribute(own, to: input)
      }
    }
  }

  /// The block in whose layout the channels of all inputs can lie one behind the other; `nil` if they have to be moved.
  private var block: Int? {
    guard axis == 0, output.shape.hasCells else { return nil }
    let preferred = InstructionSet.available.last == .avx512 ? 16 : 8
    return inputs.allSatisfy { $0.shape.channels % preferred == 0 } ? preferred : nil
  }

  /// Blocks, if all inputs lie in such ones; else rows.
  private func layout(_ compiler: Compiler) throws -> Descriptor {
    let plain = try Descriptor.plain(compiler.extents(output))
    guard let block, compiler.lanes == nil else { return plain }
    let isBlocked = try inputs.allSatisfy {
      compiler.memory($0).descriptor.matches(try .blocked(compiler.extents($0), by: block))
    }
    return isBlocked ? try .blocked(compiler.extents(output), by: block) : plain
  }

  /// Lets what makes the inputs write them where they lie in the output; of one example, whose blocks lie in a row.
  func reservePlaces(_ compiler: Compiler) throws {
    guard let block, compiler.batch == 1, !compiler.isDifferentiated, compiler.lanes == nil,
      compiler.bands(output) == nil
    else { return }
    let whole = try compiler.place(output) ?? Memory(.blocked(compiler.extents(output), by: block))
    compiler.reserve(whole, for: output)
    var place = 0
    for input in inputs {
      let layout = try Descriptor.blocked(compiler.extents(input), by: block)
      compiler.reserve(try Memory(layout, sharing: whole, from: place), for: input)
      place += input.shape.count
    }
  }

  /// Lays the channels of each cell one behind the other, band by band.
  private func append(_ bands: RowBands, _ compiler: Compiler) throws {
    let result = try Memory(.channelsLast(compiler.extents(output)))
    let sources = try inputs.map { input in
      (memory: try compiler.memory(input, as: .channelsLast(compiler.extents(input))), channels: input.shape.channels)
    }
    let (channels, columns) = (output.shape.channels, output.shape.columns)
    compiler.append(
      PieceStep(
        bands.ranges.map { rows in
          KernelStep {
            var start = 0
            for (memory, count) in sources {
              for cell in rows.lowerBound * columns..<rows.upperBound * columns {
                (result.floats + cell * channels + start).update(from: memory.floats + cell * count, count: count)
              }
              start += count
            }
          }
        }))
    compiler.define(output, result)
  }

  /// Where each input lies in the output.
  private func parts(of whole: Descriptor, _ compiler: Compiler) throws -> [Descriptor] {
    var offsets = Array(repeating: 0, count: output.shape.rank + 1)
    return try inputs.map { input in
      defer { offsets[axis + 1] += input.shape[axis] }
      return try whole.part(compiler.extents(input), at: offsets)
    }
  }
}

extension Builder {
  /// Lays values one behind the other along an axis, counted without the batch: 0 are the channels of maps.
  ///
  /// - Throws: `EngineError.shape` if there are no values, or if they differ in more than the extent of that axis.
  public func concatenation(_ inputs: [Value], axis: Int) throws -> Value {
    guard let first = inputs.first?.shape, first.dimensions.indices.contains(axis) else {
      throw EngineError.shape(operation: "concatenation", reason: "there is no axis \(axis)")
    }
    var extents = first.dimensions
    extents[axis] = inputs.reduce(0) { $0 + ($1.shape.rank > axis ? $1.shape[axis] : 0) }
    let fits = inputs.allSatisfy { input in
      input.shape.rank == first.rank && input.shape.count > 0
        && extents.indices.allSatisfy { $0 == axis || input.shape[$0] == extents[$0] }
    }
    guard fits else {
      let shapes = inputs.map { $0.shape.description }.joined(separator: " and ")
      throw EngineError.shape(
        operation: "concatenation", reason: "its inputs may differ only on axis \(axis), not be \(shapes)")
    }
    return append(Concatenation(axis: axis, inputs: inputs, output: makeValue(Shape(extents))))
  }
}
