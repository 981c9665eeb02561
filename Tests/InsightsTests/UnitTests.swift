import Insights
import Networks
import Tensors
import Testing

/// Units one by one: maps and values with everything that makes them.
@Suite struct UnitTests {
  private func units(_ explanation: Explanation, _ layer: String) throws -> [Unit] {
    try #require(explanation.units.first { $0.layer == layer }).units
  }

  @Test func `a small network shows every map and value`() throws {
    let explanation = try SmallExperiment.explanation()
    let counts = explanation.units.map { "\($0.layer) \($0.form) \($0.units.count) of \($0.total)" }
    #expect(counts == ["first map 4 of 4", "second map 3 of 3", "flatten map 3 of 3", "dense unit 3 of 3"])
  }

  @Test func `the terms and the bias of a map add up to it in every cell`() throws {
    let explanation = try SmallExperiment.explanation()
    for unit in try units(explanation, "first") + units(explanation, "second") {
      guard case .convolution(let map) = unit.detail else { throw InsightError.noLayer(unit.layer) }
      let sum = map.channelSum
      for (index, before) in sum.preActivation.values.enumerated() {
        let terms = sum.channels.reduce(sum.bias) { $0 + $1.product.values[index] }
        #expect(abs(terms - before) < 1e-4)
      }
      #expect(map.cell.filter == unit.index)
      #expect(abs(map.cell.preActivation - sum.preActivation.range.upperBound) < 1e-4)
    }
  }

  @Test func `the sums of the maps and the bias add up to a value of a dense layer`() throws {
    let explanation = try SmallExperiment.explanation()
    for unit in try units(explanation, "dense") {
      guard case .dense(let value) = unit.detail else { throw InsightError.noLayer(unit.layer) }
      let engine = value.connections.preActivation[explanation.experiment.hero, unit.index]
      #expect(value.parts.count == 3 && value.softmax != nil && unit.source == "flatten")
      #expect(abs(value.parts.reduce(value.worked.bias) { $0 + $1.sum } - engine) < 1e-4)
      #expect(value.parts.flatMap(\.products.values).count == value.worked.terms.count)
    }
  }

  @Test func `a vector is folded into rows without losing a value`() throws {
    let explanation = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
    guard case .dense(let value) = try units(explanation, "scores")[0].detail else {
      throw InsightError.noLayer("scores")
    }
    let input = value.connections.input.slice(explanation.experiment.hero)
    #expect(value.parts.count == 1 && value.parts[0].channel == nil && value.parts[0].input.shape == [4, 5])
    #expect(value.parts[0].input.values == input.values && value.softmax == nil)
  }

  @Test func `the window that is followed holds the largest value of its map`() throws {
    let explanation = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
    for unit in try units(explanation, "average") + units(explanation, "pool") {
      guard case .pooling(let map) = unit.detail else { throw InsightError.noLayer(unit.layer) }
      #expect(map.trace.channel == unit.index)
      #expect(abs(map.trace.followed.result - map.trace.pooled.range.upperBound) < 1e-6)
    }
  }

  @Test func `the cells of a flattened map are found again in the list`() throws {
    let explanation = try SmallExperiment.explanation()
    for unit in try units(explanation, "flatten") {
      guard case .flatten(let map) = unit.detail else { throw InsightError.noLayer(unit.layer) }
      #expect(map.shown == [unit.index] && map.followed.count == 3)
      for cell in map.followed { #expect(map.vector[cell.index] == cell.value && cell.channel == unit.index) }
    }
  }

  @Test func `a large network shows a few units of each layer, and the same maps before and after pooling`() throws {
    let explanation = try SmallExperiment.explanation(
      yaml: """
        name: wide
        input: [9, 8, 3]
        layers:
          - Conv2D: {name: conv, filters: 128, kernel_size: 3}
          - MaxPooling2D: {name: pool, pool_size: 2}
          - Flatten: {name: flatten}
          - Dropout: {name: dropout, rate: 0.5}
          - Dense: {name: dense, units: 3, activation: softmax}
        """)
    let shown = Dictionary(uniqueKeysWithValues: explanation.units.map { ($0.layer, $0.units.map(\.index)) })
    #expect(shown["conv"]?.count == 3 && shown["pool"] == shown["conv"] && shown["flatten"] == shown["conv"])
    #expect(shown["dense"] == [0, 1, 2])
    #expect(explanation.units.filter(\.isSelection).map(\.layer) == ["conv", "pool", "flatten"])
    let path = try #require(explanation.architecture.stages.first { $0.name == "conv" }?.step)
    #expect(try #require(shown["conv"]).contains(path.unit))
    #expect(try units(explanation, "dense")[0].source == "flatten")
    // Others are worked out when they are asked for.
    let other = try #require((0..<128).first { !(shown["conv"] ?? []).contains($0) })
    let more = try #require(try explanation.showingUnit(other, of: "conv"))
    #expect(try units(more, "conv").contains { $0.index == other })
    #expect(try explanation.showingUnit(128, of: "conv") == nil && explanation.showingUnit(0, of: "dropout") == nil)
  }
}
