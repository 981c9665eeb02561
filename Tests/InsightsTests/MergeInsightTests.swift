import Engine
import Insights
import Networks
import Tensors
import Testing

@Suite struct MergeInsightTests {
  static let yaml = """
    name: merges
    input: [9, 8, 3]
    layers:
      - Conv2D: {name: one, filters: 4, kernel_size: 3, padding: same}
      - Conv2D: {name: two, filters: 4, kernel_size: 1, inputs: input}
      - Add: {name: sum, inputs: [one, two]}
      - Subtract: {name: difference, inputs: [sum, two]}
      - Multiply: {name: product, inputs: [one, difference]}
      - Average: {name: mean, inputs: [product, one, two]}
      - Maximum: {name: most, inputs: [mean, one]}
      - Minimum: {name: least, inputs: [most, two]}
      - Concatenate: {name: joined, inputs: [least, one]}
      - MaxPooling2D: {name: pool, inputs: one}
      - Concatenate: {name: alike, inputs: [pool, pool]}
      - Flatten: {name: flatten, inputs: joined}
      - Flatten: {name: other, inputs: alike}
      - Concatenate: {name: vectors, inputs: [flatten, other]}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  @Test func `every value that is worked out is what the branches make of it`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    #expect(
      explanation.merges.map(\.name) == [
        "sum", "difference", "product", "mean", "most", "least", "joined", "alike", "vectors",
      ])
    for merge in explanation.merges {
      #expect(merge.table.count == explanation.experiment.examples.count)
      for cell in merge.table + merge.worked {
        let output = merge.output.slice(cell.example)
        #expect(abs(value(output, cell.position) - cell.result) < 1e-5)
        for term in cell.terms {
          #expect(merge.node.inputs[term.input] == term.source)
          #expect(value(merge.inputs[term.input].slice(cell.example), term.position) == term.value)
        }
      }
      // The table shows what is largest in size.
      for cell in merge.table {
        #expect(merge.output.slice(cell.example).values.allSatisfy { abs($0) < abs(cell.result) + 1e-6 })
      }
    }
  }

  @Test func `a concatenation shows the first value of each input and where it goes`() throws {
    let joined = try #require(SmallExperiment.explanation(yaml: Self.yaml).merges.first { $0.name == "joined" })
    #expect(joined.kind == .concatenation(axis: 0))
    #expect(joined.worked.map { $0.position[0] } == [0, 4])
    #expect(joined.worked.map { $0.terms[0].position[0] } == [0, 0])
    #expect(joined.worked.map { $0.terms[0].source } == ["least", "one"])
  }

  @Test func `the strongest path goes on along the branch that contributed most`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let stages = explanation.architecture.stages
    for stage in stages {
      guard let step = stage.step, let source = step.source else { continue }
      #expect(stage.inputs.contains(source))
      let next = try #require(stages.first { $0.name == source }?.step, "the path goes on at \(source)")
      guard let merge = explanation.merges.first(where: { $0.name == stage.name }) else { continue }
      let position = [step.unit] + (step.place.map { [$0.row, $0.column] } ?? [])
      let cell = try merge.cell(example: explanation.experiment.hero, position: position)
      #expect(next.value == cell.terms[cell.strongest].value)
      let sign: Float = cell.result < 0 ? -1 : 1
      switch merge.kind {
      case .elementwise(.add), .elementwise(.average):
        #expect(cell.terms.allSatisfy { $0.value * sign <= next.value * sign })
      case .elementwise(.maximum): #expect(next.value == cell.result)
      case .elementwise(.minimum): #expect(next.value == cell.result)
      case .elementwise(.multiply): #expect(cell.terms.allSatisfy { abs($0.value) <= abs(next.value) })
      case .elementwise(.subtract):
        #expect(abs(next.value) <= abs(cell.result) + abs(cell.terms[1 - cell.strongest].value))
      case .concatenation: #expect(next.value == step.value)
      }
    }
    #expect(stages[0].step != nil, "the path reaches the image")
  }

  @Test
  func `a layer that makes new values begins a block of colours, one that lays them side by side keeps a common one`()
    throws
  {
    let stages = try SmallExperiment.explanation(yaml: Self.yaml).architecture.stages
    let blocks = Dictionary(uniqueKeysWithValues: stages.map { ($0.name, $0.block) })
    for name in ["sum", "difference", "product", "mean", "most", "least", "joined", "vectors"] {
      #expect(blocks[name] == name)
    }
    #expect(blocks["pool"] == "one" && blocks["alike"] == "one" && blocks["other"] == "one")
    let joined = try #require(stages.first { $0.name == "joined" })
    #expect(joined.blockRange == joined.blockRange.lowerBound...joined.blockRange.upperBound)
    #expect(joined.values.values.allSatisfy(joined.blockRange.contains))
  }

  @Test func `a shared layer is explained with the weights of its owner`() throws {
    let explanation = try SmallExperiment.explanation(
      yaml: """
        name: shared
        input: [9, 8, 3]
        layers:
          - Conv2D: {name: one, filters: 3, kernel_size: 3, padding: same, activation: relu}
          - Shared: {name: again, layer: one}
          - Flatten: {name: flatten}
          - Dense: {name: dense, units: 3, activation: softmax}
        """)
    let (one, again) = (explanation.convolutions[0].convolution, explanation.convolutions[1].convolution)
    #expect(again.name == "again" && again.kernels == one.kernels && again.bias == one.bias)
    #expect(again.input == one.activation && again.activation != one.activation)
    #expect(explanation.architecture.stages[2].sharedWith == "one")
    #expect(explanation.architecture.parameterCount == explanation.experiment.network.parameterCount)
  }

  private func value(_ tensor: Tensor, _ position: [Int]) -> Float {
    tensor.values[zip(tensor.shape.dimensions, position).reduce(0) { $0 * $1.0 + $1.1 }]
  }
}
