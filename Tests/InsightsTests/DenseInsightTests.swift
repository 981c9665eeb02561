import Foundation
import Insights
import Tensors
import Testing

@Suite struct DenseInsightTests {
  private func explanation() throws -> Explanation {
    try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
  }

  @Test func `the place of a cell in the vector leads back to the cell`() throws {
    let map = try #require(try explanation().flattenings.first)
    #expect(map.vector.count == map.shape.count)
    for index in 0..<map.vector.count {
      let cell = map.cell(at: index)
      #expect(map.index(channel: cell.channel, row: cell.row, column: cell.column) == index)
      #expect(map.vector[index] == map.maps[cell.channel, cell.row, cell.column])
    }
  }

  @Test func `the cells followed are different, belong to maps that are shown, and start with the strongest`() throws {
    let map = try #require(try explanation().flattenings.first)
    #expect(map.shown.count == 4)
    #expect(Set(map.followed.map(\.index)).count == 3)
    #expect(map.followed.allSatisfy { map.shown.contains($0.channel) && map.vector[$0.index] == $0.value })
    let strongest = map.shown.map { map.maps.slice($0).range.upperBound }.max()
    #expect(map.followed[0].value == strongest)
    #expect((map.followed[1].row, map.followed[1].column) == (map.followed[0].row, map.followed[0].column))
  }

  @Test func `weights laid back over the maps times the maps, plus the bias, give the layer's sums`() throws {
    let connections = try #require(try explanation().denses.first).connections
    #expect(connections.mapShape == [10, 2, 5] && connections.mapLayer == "pool")
    let maps = try #require(connections.inputMaps(example: 1))
    for unit in 0..<connections.unitCount {
      let weights = try #require(connections.weightMaps(unit: unit))
      let sum = zip(weights.values, maps.values).reduce(connections.bias?[unit] ?? 0) { $0 + $1.0 * $1.1 }
      #expect(abs(sum - connections.preActivation[1, unit]) < 1e-4)
    }
  }

  @Test func `the terms of a unit come in order of their size, and with the bias add up to its sum`() throws {
    for unit in try explanation().denses.flatMap({ $0.hero + $0.winners }) {
      let sizes = unit.terms.map { abs($0.product) }
      #expect(sizes == sizes.sorted(by: >))
      #expect(abs(unit.terms.reduce(unit.bias) { $0 + $1.product } - unit.sum.total) < 1e-4)
    }
  }

  @Test func `the winner is the unit with the largest sum for the hero`() throws {
    for dense in try explanation().denses {
      let sums = dense.connections.preActivation.slice(dense.example)
      #expect(dense.winner.example == dense.example && dense.winner.unit == sums.indexOfMaximum)
    }
  }

  @Test func `a dense layer that reads a vector has no maps to lay its weights over`() throws {
    let scores = try #require(try explanation().denses.last).connections
    #expect(scores.name == "scores" && scores.mapShape == nil && scores.weightMaps(unit: 0) == nil)
    #expect(scores.classes == ["a", "b", "c"])
  }
}

@Suite struct SoftmaxInsightTests {
  @Test func `the probabilities add up to 1 and keep the order of the logits`() throws {
    let explanation = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
    #expect(explanation.softmaxes.count == explanation.experiment.examples.count)
    for table in explanation.softmaxes {
      #expect(abs(table.probabilities.reduce(0, +) - 1) < 1e-5)
      let byLogit = table.logits.indices.sorted { table.logits[$0] < table.logits[$1] }
      #expect(byLogit == table.probabilities.indices.sorted { table.probabilities[$0] < table.probabilities[$1] })
      #expect(table.predicted == byLogit.last)
      #expect(abs(table.total - table.logits.reduce(0) { $0 + exp(Double($1)) }) < 1e-6)
    }
  }

  @Test func `probabilities that are not the softmax of the logits are an error`() throws {
    func table(_ probabilities: [Float]) throws -> SoftmaxTable {
      try SoftmaxTable(
        example: 0, testIndex: 0, label: 0, classes: ["a", "b"], logits: [0, 0], engine: probabilities, layer: "dense")
    }
    #expect(try table([0.5, 0.5]).total == 2)
    #expect(throws: InsightError.sumDisagrees(place: "dense, softmax of class 0", worked: 0.5, engine: 0.6)) {
      try table([0.6, 0.4])
    }
  }
}
