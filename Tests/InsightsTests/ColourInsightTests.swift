import Foundation
import Insights
import Tensors
import Testing

@Suite struct ColourInsightTests {
  private struct Golden: Decodable {
    let values: [Float]
    let bytes: [UInt8]
  }

  @Test func `values become the bytes that NumPy makes of them`() throws {
    let file = try #require(Bundle.module.url(forResource: "bytes", withExtension: "json", subdirectory: "Golden"))
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    #expect(golden.values.count == 79)
    for (value, byte) in zip(golden.values, golden.bytes) { #expect(ByteWrap.byte(value) == byte, "\(value)") }
  }

  @Test func `numbers beyond all bytes do not crash`() {
    for value in [Float.greatestFiniteMagnitude, -1e30, .infinity, 1e8] { #expect(ByteWrap.byte(value) == 0) }
  }

  @Test func `the map that is cast has its cells, and none that is not there`() throws {
    let wrap = try #require(try SmallExperiment.explanation().byteWrap)
    #expect(wrap.count == wrap.map.count && wrap.wrapped <= wrap.count)
    #expect(wrap.wrapped == wrap.map.values.count { $0 * 255 >= 256 || $0 < 0 })
    #expect(wrap.cells.last?.value == wrap.map.values.max())
    for cell in wrap.cells {
      #expect(cell.value == wrap.map[cell.place.row, cell.place.column])
      #expect(wrap.wrappedMap[cell.place.row, cell.place.column] == Float(cell.byte) / 255)
    }
  }

  @Test func `no layer and image have maps that differ more in their ranges than those compared`() throws {
    let explanation = try SmallExperiment.explanation()
    let found = try #require(explanation.scaleComparison)
    var most = 0.0
    for layer in explanation.convolutions.map(\.convolution) {
      for example in explanation.experiment.examples.indices {
        let maps = layer.activation.slice(example)
        let spreads = (0..<layer.filterCount).map { maps.slice($0).range }
          .map { Double($0.upperBound - $0.lowerBound) }.filter { $0 > 0 }
        most = max(most, (spreads.max() ?? 0) / (spreads.min() ?? 1))
      }
    }
    #expect(abs(found.ratio - most) < 1e-4 * most)
    #expect(
      found.maps.allSatisfy { found.range.contains($0.range.lowerBound) && found.range.contains($0.range.upperBound) })
  }

  @Test func `the three things are the weights, the sums and the answers of one filter`() throws {
    let explanation = try SmallExperiment.explanation()
    let (things, layer) = (try #require(explanation.threeThings), explanation.convolutions[0].convolution)
    #expect(things.kernels.count == 3 && things.kernels[2] == layer.kernel(filter: things.filter, channel: 2))
    #expect(things.weightShape == [3, 2, 3, 4] && things.answers.count == 2)
    for answer in things.answers {
      #expect(answer.activation.values == answer.preActivation.values.map { max(0, $0) })
    }
    #expect(things.answers[0].activation != things.answers[1].activation)
  }
}
