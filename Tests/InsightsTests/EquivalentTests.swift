import Insights
import Networks
import Tensors
import Testing

/// Layers that are shown as the convolutions that they are equal to.
@Suite struct EquivalentTests {
  private static let yaml = """
    name: alike
    input: [7, 6, 2]
    layers:
      - SeparableConv2D: {name: halves, filters: 3, kernel_size: [3, 2], depth_multiplier: 2, padding: same, activation: relu}
      - Conv2DTranspose: {name: larger, filters: 4, kernel_size: [3, 2], strides: [2, 3], activation: tanh}
      - Conv2DTranspose: {name: cut, filters: 2, kernel_size: 3, strides: 2, padding: same, use_bias: false}
      - Conv2DTranspose: {name: gaps, filters: 2, kernel_size: 2, strides: 3, dilation_rate: 2, padding: [[1, 0], [0, 1]]}
      - MaxPooling2D: {name: pool, pool_size: 8}
      - Flatten
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  private func unit(_ explanation: Explanation, _ layer: String, _ index: Int) throws -> ConvolutionUnit {
    let units = try #require(explanation.units.first { $0.layer == layer }).units
    guard case .convolution(let unit) = units[index].detail else { throw InsightError.noLayer(layer) }
    return unit
  }

  @Test(arguments: ["halves", "larger", "cut", "gaps"])
  func `the terms and the bias add up to every cell of the map`(layer: String) throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let hero = explanation.experiment.inspection.preActivation(of: layer)?.slice(explanation.experiment.hero)
    for index in 0..<2 {
      let sum = try unit(explanation, layer, index).channelSum
      for (cell, before) in sum.preActivation.values.enumerated() {
        let total = sum.channels.reduce(sum.bias) { $0 + $1.product.values[cell] }
        #expect(abs(total - before) < 1e-4, "\(layer), map \(index), cell \(cell)")
      }
      if let hero { #expect(sum.preActivation == hero.slice(index)) }
    }
  }

  @Test func `both halves of a separable convolution are kept, with one weight for each kernel`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let unit = try unit(explanation, "halves", 1)
    #expect(unit.cell.terms.map(\.channel) == [0, 0, 1, 1] && unit.convolution.mixing?.multiplier == 2)
    let second = explanation.experiment.weights["halves/pointwise_kernel"]
    for (index, term) in unit.cell.terms.enumerated() {
      #expect(term.weight == second.values[index * 3 + 1])
      #expect(abs(term.partialSum - term.windowSum * (term.weight ?? 0)) < 1e-6)
    }
  }

  @Test func `a transposed convolution reads its input with zeros between the cells`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let unit = try unit(explanation, "larger", 0)
    let stretched = unit.convolution.input.slice(0).slice(1)
    let input = explanation.experiment.inspection.input(of: "larger").slice(0).slice(1)
    #expect(stretched.shape == [2 * (input.shape[0] - 1) + 1, 3 * (input.shape[1] - 1) + 1])
    for row in 0..<stretched.shape[0] {
      for column in 0..<stretched.shape[1] {
        let isCell = row % 2 == 0 && column % 3 == 0
        #expect(stretched[row, column] == (isCell ? input[row / 2, column / 3] : 0))
      }
    }
  }

  @Test func `the windows of both are followed`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let walks = explanation.walks.map(\.node.kind)
    #expect(walks.prefix(2) == ["SeparableConv2D", "Conv2DTranspose"] && walks.contains("MaxPooling2D"))
    for walk in explanation.walks {
      guard case .convolution(let unit) = walk.layer else { continue }
      #expect(unit.convolution.mixing == nil && walk.cells?.values == Array(walk.output.values))
    }
  }
}
