import Insights
import Tensors
import Testing

/// The engine's numbers on small grids against the definitions, written down once more.
@Suite struct ArithmeticTests {
  private let arithmetic = Result { try ConvolutionArithmetic() }

  @Test func `every result is what the definition of correlation gives`() throws {
    let arithmetic = try arithmetic.get()
    let turned = arithmetic.turnings.flatMap { [$0.correlation, $0.convolution] }
    for example in arithmetic.paddings + arithmetic.strides + arithmetic.dilations + arithmetic.borders + turned {
      #expect(example.output == Self.correlation(example), "\(example.name)")
      #expect(example.sum.total == example.output[example.followed.row, example.followed.column])
      #expect(example.factors.count == example.kernel.count)
    }
  }

  @Test func `sizes are those of the formulas`() throws {
    let arithmetic = try arithmetic.get()
    func sizes(_ examples: [GridConvolution]) -> [Int] { examples.map { $0.output.shape[0] } }
    #expect(sizes(arithmetic.paddings) == [3, 5, 7])
    #expect(sizes(arithmetic.strides) == [5, 3, 2])
    #expect(sizes(arithmetic.dilations) == [5, 3, 1])
    #expect(sizes(arithmetic.borders) == [5, 6, 6])
    #expect(arithmetic.transposed.output.shape == [5, 5] && arithmetic.transposed.sameOutput.shape == [4, 4])
  }

  @Test func `the odd cell of same padding comes after, and what valid leaves over is at the end`() throws {
    let (borders, strides) = (try arithmetic.get().borders, try arithmetic.get().strides)
    #expect(borders.map { $0.window.padding.top } == [0, 0, 1])
    #expect(borders.map { $0.window.padding.bottom } == [0, 1, 1])
    #expect(zip(borders.map(\.paddedExtents), borders.map(\.reachedExtents)).map { $0[0] - $1[0] } == [1, 0, 1])
    #expect(strides.map { $0.paddedExtents[0] - $0.reachedExtents[0] } == [0, 0, 1])
    #expect(borders[1].output != borders[2].output)
    #expect(borders[1].factors.filter(\.isPadding).count == 3)
  }

  @Test func `a convolution of mathematics, with its minus sign, is the correlation with the turned kernel`() throws {
    for turning in try arithmetic.get().turnings {
      let (input, kernel) = (turning.correlation.input, turning.correlation.kernel)
      // Where the whole kernel lies on the grid: the middle of the full convolution.
      let full = Self.stamped(input, kernel, stride: 1)
      let (rows, columns) = (input.shape[0] - kernel.shape[0] + 1, input.shape[1] - kernel.shape[1] + 1)
      for row in 0..<rows {
        for column in 0..<columns {
          #expect(
            turning.convolution.output[row, column] == full[row + kernel.shape[0] - 1, column + kernel.shape[1] - 1])
        }
      }
      #expect(turning.isEqual == (turning.name == "symmetric"))
    }
  }

  @Test func `a transposed convolution is the sum of its stamps, and same keeps the beginning`() throws {
    let value = try arithmetic.get().transposed
    #expect(value.output == Self.stamped(value.input, value.kernel, stride: value.stride))
    for row in 0..<4 {
      for column in 0..<4 { #expect(value.sameOutput[row, column] == value.output[row, column]) }
    }
    #expect(value.contributions.count == 4 && value.sum.total == value.output[2, 2])
    // 1 × 3 + 2 × (−1) + 3 × 2 + 4 × 1.
    #expect(value.sum.terms == [3, -2, 6, 4])
  }

  /// The sum over the kernel of weight times cell, with zeros around the grid.
  private static func correlation(_ example: GridConvolution) -> Tensor {
    let (input, kernel, axes) = (example.input, example.kernel, example.window.axes)
    func cell(_ row: Int, _ column: Int) -> Float {
      (0..<input.shape[0]).contains(row) && (0..<input.shape[1]).contains(column) ? input[row, column] : 0
    }
    let extents = input.shape.dimensions.indices.map { axis in
      let reach = (kernel.shape[axis] - 1) * axes[axis].dilation + 1
      return (input.shape[axis] + axes[axis].padding.before + axes[axis].padding.after - reach) / axes[axis].stride + 1
    }
    var result = Tensor(Shape(extents))
    for row in 0..<extents[0] {
      for column in 0..<extents[1] {
        for u in 0..<kernel.shape[0] {
          for v in 0..<kernel.shape[1] {
            result[row, column] +=
              kernel[u, v]
              * cell(
                row * axes[0].stride - axes[0].padding.before + u * axes[0].dilation,
                column * axes[1].stride - axes[1].padding.before + v * axes[1].dilation)
          }
        }
      }
    }
    return result
  }

  /// Every cell times every weight, added where the two meet: with stride 1 the full convolution of mathematics.
  private static func stamped(_ input: Tensor, _ kernel: Tensor, stride: Int) -> Tensor {
    var result = Tensor([
      (input.shape[0] - 1) * stride + kernel.shape[0], (input.shape[1] - 1) * stride + kernel.shape[1],
    ])
    for row in 0..<input.shape[0] {
      for column in 0..<input.shape[1] {
        for u in 0..<kernel.shape[0] {
          for v in 0..<kernel.shape[1] {
            result[row * stride + u, column * stride + v] += input[row, column] * kernel[u, v]
          }
        }
      }
    }
    return result
  }
}
