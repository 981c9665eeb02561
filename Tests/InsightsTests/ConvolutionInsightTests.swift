import Engine
import Insights
import Networks
import Tensors
import Testing

@Suite struct ConvolutionInsightTests {
  let explanation: Explanation

  init() throws { explanation = try SmallExperiment.explanation() }

  @Test func `every cell of every map can be worked out by hand, steps and padding included`() throws {
    for convolution in explanation.convolutions.map(\.convolution) {
      let shape = convolution.preActivation.shape
      for row in 0..<shape[2] {
        for column in 0..<shape[3] {
          let worked = sum(convolution, example: 1, filter: 2, row: row, column: column)
          #expect(abs(worked - convolution.preActivation[1, 2, row, column]) < 1e-5)
        }
      }
    }
  }

  @Test func `a worked cell adds its products, its channels and its bias`() throws {
    for layer in explanation.convolutions {
      for cell in layer.table + [layer.cell] {
        for term in cell.terms {
          #expect(abs(term.products.values.reduce(0, +) - term.partialSum) < 1e-5)
          for index in term.products.values.indices {
            #expect(term.products.values[index] == term.patch.values[index] * term.kernel.values[index])
            #expect(!term.isPadding[index] || term.patch.values[index] == 0)
          }
        }
        let total = cell.terms.reduce(cell.bias) { $0 + $1.partialSum }
        #expect(abs(total - cell.preActivation) < 1e-5)
      }
    }
  }

  @Test func `a cell on the border has padding in its patch, and only outside of the map`() throws {
    let first = explanation.convolutions[0]
    let cells = first.table.filter { $0.inputRow < 0 }
    for cell in cells {
      #expect(cell.terms[0].isPadding.prefix(first.convolution.window.columns).allSatisfy { $0 })
    }
    #expect(first.convolution.window.padding.top == 1)
  }

  @Test func `the maps of the channels and the bias add up to the pre-activation`() throws {
    for layer in explanation.convolutions {
      let sum = layer.channelSum
      for index in sum.preActivation.values.indices {
        let total = sum.channels.reduce(sum.bias) { $0 + $1.product.values[index] }
        #expect(abs(total - sum.preActivation.values[index]) < 1e-5)
        #expect(sum.productRange.contains(sum.preActivation.values[index]))
      }
    }
  }

  @Test func `what is left out of a channel sum makes up for what is shown`() throws {
    let layer = explanation.convolutions[1]
    let shown = layer.cell.strongestChannels(limit: 2)
    #expect(shown.count == 2 && shown == shown.sorted())
    let rest = try #require(layer.channelSum.sum(without: shown))
    let value = rest[layer.cell.row, layer.cell.column]
    #expect(abs(value - layer.cell.sum(without: shown)) < 1e-5)
    let all = Array(layer.cell.terms.indices)
    #expect(layer.cell.strongestChannels(limit: 4) == all)
    #expect(layer.channelSum.sum(without: all) == nil)
    #expect(layer.cell.sum(without: all) == 0)
  }

  @Test func `the followed cell is the strongest of its map, and its map also goes below zero`() throws {
    for layer in explanation.convolutions {
      let map = layer.channelSum.preActivation
      #expect(map.range.upperBound == map[layer.cell.row, layer.cell.column])
      #expect(map.range.lowerBound < 0)
      #expect(layer.cell.example == explanation.experiment.hero)
    }
  }

  @Test func `the activation function's effect is that of the engine, at its extremes too`() throws {
    let relu = try #require(explanation.convolutions[0].effect)
    #expect(relu.after.values == relu.before.values.map { max(0, $0) })
    #expect(relu.before[relu.lowest.row, relu.lowest.column] == relu.before.range.lowerBound)
    #expect(relu.zeroShare == Double(relu.before.values.count { $0 <= 0 }) / Double(relu.before.count))
    #expect(explanation.convolutions[1].effect?.function == .tanh)
  }

  @Test func `the first layer reads images, the second a block of maps`() throws {
    #expect(explanation.convolutions[0].inputRange == nil)
    #expect(explanation.convolutions[1].inputRange == explanation.convolutions[0].convolution.blockRange)
  }

  @Test func `a kernel stands in Keras's order, and its norm is that of all its channels`() throws {
    let convolution = explanation.convolutions[0].convolution
    let kernel = convolution.kernel(filter: 1, channel: 2)
    #expect(kernel.shape == [3, 2])
    #expect(kernel[2, 1] == convolution.kernels[2, 1, 2, 1])
    let squares = (0..<3).flatMap { convolution.kernel(filter: 1, channel: $0).values }.reduce(0) { $0 + $1 * $1 }
    #expect(abs(convolution.norms[1] - squares.squareRoot()) < 1e-5)
    #expect(convolution.weightRange.contains(-0.5))
  }

  /// The sum that makes a cell, straight from its definition.
  private func sum(_ convolution: Convolution, example: Int, filter: Int, row: Int, column: Int) -> Float {
    let (input, window) = (convolution.input.slice(example), convolution.window)
    var sum = Double(convolution.bias?[filter] ?? 0)
    for channel in 0..<convolution.channelCount {
      for y in 0..<window.rows {
        for x in 0..<window.columns {
          let inputRow = row * window.rowStride - window.padding.top + y
          let inputColumn = column * window.columnStride - window.padding.left + x
          guard (0..<input.shape.rows).contains(inputRow), (0..<input.shape.columns).contains(inputColumn) else {
            continue
          }
          sum += Double(input[channel, inputRow, inputColumn]) * Double(convolution.kernels[y, x, channel, filter])
        }
      }
    }
    return Float(sum)
  }
}
