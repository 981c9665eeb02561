import COneDNN
import Tensors

extension Convolution {
  /// Computes bands of rows, which several threads may share; says whether it could.
  ///
  /// Only in inference with one example.
  func appendBands(_ compiler: Compiler) throws -> Bool {
    guard groups == 1, window.isPlane, let bands = compiler.bands(output)?.bands(window, inputRows: input.shape.rows)
    else { return false }
    let source = try compiler.memory(input, as: .channelsLast(compiler.extents(input)))
    let destination = try Memory(.channelsLast(compiler.extents(output)))
    let stored = kernelLayout
    let values = WeightValues(kernel: kernel, bias: bias, statistics: statistics)
    var copies: [(layout: Descriptor, weights: (kernel: Memory, bias: Memory?))] = []
    // Bands of the same height read the same copy of the weights; others may want another.
    func weights(_ wanted: Descriptor) throws -> (kernel: Memory, bias: Memory?) {
      if let copy = copies.first(where: { $0.layout.matches(wanted) }) { return copy.weights }
      let weights = try compiler.parameters.weights(
        values, stored: .strided(stored.extents, stored.strides), as: wanted, compiler)
      copies.append((wanted, weights))
      return weights
    }
    try compiler.append(
      pieces: bands.map { band in
        let from = try RowBands.part(band.input, of: source, input.shape)
        let to = try RowBands.part(band.output, of: destination, output.shape)
        let layouts = WeightedLayouts(
          source: from.descriptor, weights: try .any(stored.extents),
          bias: bias == nil && statistics == nil ? nil : try .plain([output.shape.channels]),
          destination: to.descriptor)
        let primitive = try Primitives(window: band.window, isTraining: false).forward(layouts, activation.library)
        let weights = try weights(primitive.layout(.weights))
        let bias: [(ODNRole, Memory)] = weights.bias.map { [(.bias, $0)] } ?? []
        return (primitive, [(.source, from), (.weights, weights.kernel), (.destination, to)] + bias)
      })
    compiler.define(output, destination)
    return true
  }
}
