import Insights
import Tensors
import Testing

@Suite struct FeatureHierarchyTests {
  private static let yaml = """
    name: levels
    input: [9, 8, 3]
    layers:
      - Conv2D: {name: first, filters: 6, kernel_size: 2, activation: relu}
      - MaxPooling2D: {name: pool, pool_size: 2}
      - Conv2D: {name: second, filters: 5, kernel_size: 2, padding: same, activation: relu}
      - Dropout: {name: dropout, rate: 0.5}
      - Conv2D: {name: third, filters: 3, kernel_size: 3, padding: same, activation: relu}
      - Flatten: {name: flatten}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  @Test func `the levels lead from the strongest cell of the last layer to the image`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let hierarchy = try #require(explanation.featureHierarchy)
    #expect(hierarchy.levels.map { $0.units[0].cell.layer } == ["first", "second", "third"])
    #expect(hierarchy.reachesImage)
    let top = try #require(hierarchy.levels.last?.units.first)
    let maps = explanation.experiment.inspection.output(of: "third").slice(explanation.experiment.hero)
    #expect(top.cell.activation == maps.values.max())
  }

  @Test func `the largest terms, the rest and the bias are the sum of the cell`() throws {
    let hierarchy = try #require(try SmallExperiment.explanation(yaml: Self.yaml).featureHierarchy)
    for level in hierarchy.levels {
      let cell = level.units[0].cell
      let shown = level.contributions.map(\.term.partialSum)
      #expect(shown == shown.sorted(by: >) && shown.count <= 3)
      #expect(abs(shown.reduce(0, +) + level.rest + cell.bias - cell.preActivation) < 1e-4)
      let others = cell.terms.map(\.partialSum).sorted(by: >).dropFirst(shown.count)
      #expect(others.allSatisfy { $0 <= shown.last! })
    }
  }

  @Test func `each unit is where the largest product of its channel comes from, through pooling and dropout`() throws {
    let hierarchy = try #require(try SmallExperiment.explanation(yaml: Self.yaml).featureHierarchy)
    for (below, above) in zip(hierarchy.levels, hierarchy.levels.dropFirst()) {
      let units = above.contributions.compactMap { contribution in
        contribution.unit.map { (contribution.term, below.units[$0]) }
      }
      #expect(units.count == below.units.count && !units.isEmpty)
      for (term, unit) in units {
        #expect(unit.cell.filter == term.channel)
        let best = try #require(
          term.products.values.indices.max { term.products.values[$0] < term.products.values[$1] })
        #expect(abs(term.patch.values[best] - unit.cell.activation) < 1e-5)
        #expect(above.units[0].rows.contains(unit.rows.lowerBound) || unit.rows.lowerBound < 0)
        #expect(above.units[0].columns.contains(unit.columns.upperBound - 1))
      }
    }
  }

  @Test func `one convolution alone is no hierarchy`() throws {
    #expect(try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML).featureHierarchy == nil)
  }
}
