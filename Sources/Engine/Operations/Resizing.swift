import CKernels
import Tensors

/// Maps of other extents, larger or smaller.
struct Resizing: Operation {
  /// Where the rows and the columns of the new maps come from.
  let rows, columns: ResampledAxis
  /// How a new cell is made.
  let interpolation: Interpolation
  let input, output: Value

  var inputs: [Value] { [input] }

  func suitsLanes(_ instructions: InstructionSet) -> Bool { false }

  func compile(_ compiler: Compiler) throws -> BackwardPass {
    let extents = compiler.extents(input)
    var source = compiler.memory(input)
    if try BlockLayout(of: source, extents: extents) == nil { source = try compiler.memory(input, as: .plain(extents)) }
    guard let before = try BlockLayout(of: source, extents: extents) else {
      throw EngineError.shape(operation: "resizing", reason: "its input must be maps, not \(input.shape)")
    }
    let layout = try before.descriptor(compiler.extents(output))
    let destination = try Memory(layout)
    let tables = (rows: rows.table, columns: columns.table)
    compiler.append(step(compiler, before, tables, from: source, to: destination, isGradient: false))
    compiler.define(output, destination)
    return {
      guard let gradient = compiler.gradient(output), compiler.needsGradient(input) else { return }
      let given = try compiler.arrange(gradient, as: layout)
      let result = try Memory(source.descriptor)
      compiler.append(step(compiler, before, tables, from: given, to: result, isGradient: true))
      try compiler.contribute(result, to: input)
    }
  }

  /// The loop over all maps, forward or backward.
  private func step(
    _ compiler: Compiler, _ layout: BlockLayout, _ tables: (rows: Storage, columns: Storage), from: Memory, to: Memory,
    isGradient: Bool
  ) -> ExampleStep {
    let (kernels, batch) = (compiler.elementwiseKernels.table, compiler.batch)
    let loop = isGradient ? kernels.resample_gradient : kernels.resample
    let blocks = layout.walk(examples: 1)
    let scratch = Storage(floats: columns.extent * Int(blocks.width))
    let exampleCount = to.count / batch
    var walk = CKResampling(
      maps: 0, rows: Int64(rows.extent), columns: Int64(columns.extent), width: blocks.width,
      out_rows: Int64(rows.cells.count), out_columns: Int64(columns.cells.count),
      vertical: tables.rows.start(as: CKBetween.self),
      horizontal: tables.columns.start(as: CKBetween.self), mixes: interpolation == .bilinear)
    return ExampleStep(batch: batch) { examples in
      // The tables live as long as the step.
      withExtendedLifetime(tables) {
        walk.maps = Int64(examples) * blocks.blocks
        loop(&walk, from.floats, scratch.start, to.floats)
      }
      guard examples < batch else { return }
      to.storage?.floats[(examples * exampleCount)...].update(repeating: 0)
    }
  }
}

extension ResampledAxis {
  /// The table as the loops read it.
  fileprivate var table: Storage {
    let table = Storage(bytes: cells.count * MemoryLayout<CKBetween>.stride)
    let start = table.start(as: CKBetween.self)
    for (index, cell) in cells.enumerated() {
      start[index] = CKBetween(first: Int32(cell.first), second: Int32(cell.second), share: Float(cell.share))
    }
    return table
  }
}

extension Builder {
  /// Makes maps of other extents: `[C, H, W]` becomes `[C, H', W']`, with a table of where each new row and column lies.
  /// - Throws: `EngineError.shape` if the input is no maps of rows and columns, or of other extents than the tables.
  public func resizing(
    _ x: Value, rows: ResampledAxis, columns: ResampledAxis, _ interpolation: Interpolation
  ) throws -> Value {
    guard x.shape.isMaps, x.shape.count > 0, x.shape.cells == [rows.extent, columns.extent], !rows.cells.isEmpty,
      !columns.cells.isEmpty
    else {
      throw EngineError.shape(operation: "resizing", reason: "its tables do not fit an input of \(x.shape)")
    }
    if rows.isUnchanged && columns.isUnchanged { return x }
    let shape = Shape([x.shape.channels, rows.cells.count, columns.cells.count])
    return append(
      Resizing(rows: rows, columns: columns, interpolation: interpolation, input: x, output: makeValue(shape)))
  }
}
