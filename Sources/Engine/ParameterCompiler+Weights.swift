import COneDNN

/// The parameters of a weighted sum: its kernel, its bias, and the batch normalization behind it, if they are one.
struct WeightValues {
  let kernel: Value
  let bias: Value?
  let statistics: BatchStatistics?
}

extension ParameterCompiler {
  /// The weights of some of the filters, as primitives want them that compute the others on their own.
  func weights(
    _ values: WeightValues, stored: KernelLayout, pieces: [(filters: Range<Int>, wanted: Descriptor)],
    _ compiler: Compiler
  ) throws -> [(kernel: Memory, bias: Memory?)] {
    let layout = try Descriptor.strided(stored.extents, stored.strides)
    let whole = try weights(values, stored: layout, as: layout, compiler)
    return try pieces.map { filters, wanted in
      let part = try layout.part(
        [filters.count] + stored.extents.dropFirst(),
        at: [filters.lowerBound] + stored.extents.dropFirst().map { _ in 0 })
      let kernel = try Memory(wanted)
      prepare(try compiler.copy(self.part(part, of: whole.kernel, values.kernel), to: kernel))
      guard let all = whole.bias else { return (kernel, nil) }
      let bias = try Memory(.plain([filters.count]))
      prepare(
        KernelStep { bias.floats.update(from: all.floats + filters.lowerBound, count: filters.count) })
      return (kernel, bias)
    }
  }

  /// A kernel in the layout that a primitive wants, and the bias.
  ///
  /// Where a batch normalization follows, both hold its factors and offsets too; like copies into other layouts they are made
  /// anew whenever a parameter has changed. The kernel is stored with its filters last.
  func weights(
    _ values: WeightValues, stored layout: Descriptor, as wanted: Descriptor, _ compiler: Compiler
  ) throws -> (kernel: Memory, bias: Memory?) {
    func plain(_ value: Value) throws -> Memory {
      let layout = try Descriptor.plain(value.shape.dimensions)
      return try memory(value, stored: layout, as: layout, compiler)
    }
    guard let statistics = values.statistics else {
      return (
        try memory(values.kernel, stored: layout, as: wanted, compiler), try values.bias.map(plain)
      )
    }
    let (kernel, bias) = (try memory(values.kernel, stored: layout, as: layout, compiler), try values.bias.map(plain))
    let (gamma, beta) = (try statistics.gamma.map(plain), try statistics.beta.map(plain))
    let (mean, variance) = (try plain(statistics.mean), try plain(statistics.variance))
    let (foldedKernel, foldedBias) = (try Memory(layout), try Memory(mean.descriptor))
    let (filters, count) = (statistics.mean.shape.count, values.kernel.shape.count)
    prepare(
      KernelStep {
        for filter in 0..<filters {
          let deviation = statistics.deviation(Double(variance.floats[filter]))
          let factor = Double(gamma?.floats[filter] ?? 1) / deviation
          let centred = Double(bias?.floats[filter] ?? 0) - Double(mean.floats[filter])
          foldedBias.floats[filter] = Float(centred * factor + Double(beta?.floats[filter] ?? 0))
          for place in stride(from: filter, to: count, by: filters) {
            foldedKernel.floats[place] = Float(Double(kernel.floats[place]) * factor)
          }
        }
      })
    if layout.matches(wanted) { return (foldedKernel, foldedBias) }
    let copy = try Memory(wanted)
    prepare(try compiler.copy(foldedKernel, to: copy))
    return (copy, foldedBias)
  }
}
