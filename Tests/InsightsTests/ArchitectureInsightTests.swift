import Insights
import Networks
import Tensors
import Testing

@Suite struct ArchitectureInsightTests {
  private let networks = [SmallExperiment.yaml, SmallExperiment.pooledYAML]

  @Test func `the stages are the input and every layer, with what each computed and learned`() throws {
    for yaml in networks {
      let explanation = try SmallExperiment.explanation(yaml: yaml)
      let (diagram, experiment) = (explanation.architecture, explanation.experiment)
      #expect(diagram.stages.map(\.name) == ["input"] + experiment.network.nodes.map(\.name))
      #expect(diagram.parameterCount == experiment.network.parameterCount)
      #expect(diagram.heaviest?.parameterCount == diagram.stages.map(\.parameterCount).max())
      for stage in diagram.stages {
        #expect(stage.values == experiment.inspection.output(of: stage.name).slice(experiment.hero))
      }
    }
  }

  @Test func `at most eight maps of a stage are shown, in order, and the path's map is one of them`() throws {
    let stages = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML).architecture.stages
    for stage in stages {
      #expect(stage.shown.count == (stage.shape.isMaps ? min(8, stage.shape.channels) : 0))
      #expect(stage.shown == stage.shown.sorted() && Set(stage.shown).count == stage.shown.count)
      if let step = stage.step, step.place != nil { #expect(stage.shown.contains(step.unit)) }
    }
    #expect(stages.filter(\.isPassThrough).map(\.name) == ["dropout"])
  }

  @Test func `layers that only pick or average values share the colours of the convolution before`() throws {
    let stages = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML).architecture.stages
    let blocks = stages.map(\.block)
    #expect(blocks == ["input", "input", "first", "first", "first", "first", "first", "hidden", "scores", "softmax"])
  }

  @Test func `what a bounded function gives has a scale of colours of its own`() throws {
    let explanation = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
    let convolution = explanation.convolutions[0].convolution
    #expect(convolution.blockRange == convolution.activation.range)
    #expect(convolution.preActivationRange == convolution.preActivation.range)
    let effect = try #require(explanation.activations.first)
    #expect(effect.beforeRange == convolution.preActivationRange && effect.afterRange == convolution.blockRange)
  }

  @Test func `an activation function of its own layer is explained like that of a convolution`() throws {
    let explanation = try SmallExperiment.explanation(
      yaml: """
        name: own
        input: [9, 8, 3]
        layers:
          - Conv2D: {name: first, filters: 4, kernel_size: 3}
          - Activation: {name: rectify, activation: relu}
          - Flatten: {name: flatten}
          - Dense: {name: scores, units: 3}
          - Activation: {name: squash, activation: tanh}
        """)
    #expect(explanation.activations.map(\.layer) == ["rectify"])
    let effect = explanation.activations[0]
    #expect(effect.after.values == effect.before.values.map { max(0, $0) })
    #expect(effect.before[effect.cell.row, effect.cell.column] == effect.before.range.upperBound)
    #expect(effect.beforeRange == effect.afterRange)
  }

  @Test func `the path leads from the predicted class through every layer to a pixel`() throws {
    for yaml in networks {
      let diagram = try SmallExperiment.explanation(yaml: yaml).architecture
      #expect(diagram.stages.allSatisfy { $0.step != nil })
      #expect(diagram.stages.last?.step?.unit == diagram.stages.last?.values.indexOfMaximum)
      for stage in diagram.stages {
        let step = try #require(stage.step)
        let value = step.place.map { stage.values[step.unit, $0.row, $0.column] } ?? stage.values[step.unit]
        #expect(step.value == value)
      }
    }
  }

  @Test func `each value of the path comes out of the window of the next`() throws {
    for yaml in networks {
      let stages = try SmallExperiment.explanation(yaml: yaml).architecture.stages
      for (source, target) in zip(stages, stages.dropFirst()) {
        guard let rows = target.step?.windowRows, let columns = target.step?.windowColumns else { continue }
        let place = try #require(source.step?.place)
        #expect(rows.contains(place.row) && columns.contains(place.column))
        if target.kind == "MaxPooling2D" { #expect(source.step?.value == target.step?.value) }
      }
    }
  }

  @Test func `in a dense layer the path takes the largest term in the direction of the sum`() throws {
    let explanation = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
    let stages = explanation.architecture.stages
    let index = try #require(stages.firstIndex { $0.name == "hidden" })
    let terms = try #require(stages[index].step?.terms)
    let best = try #require(stages[index - 1].step?.unit)
    let connections = try #require(explanation.denses.first).connections
    let unit = try #require(stages[index].step?.unit)
    let sum = connections.preActivation[explanation.experiment.hero, unit]
    #expect(abs(terms.reduce(connections.bias?[unit] ?? 0, +) - sum) < 1e-4)
    #expect(terms[best] * (sum < 0 ? -1 : 1) == terms.map { $0 * (sum < 0 ? -1 : 1) }.max())
  }

  @Test func `a padded border gives way to the cells inside it`() throws {
    let stages = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML).architecture.stages
    let (pixel, padded) = (try #require(stages[0].step), try #require(stages[1].step))
    #expect(pixel.unit == padded.unit && pixel.value == padded.value)
    #expect(pixel.place == padded.place.map { Place(row: $0.row - 1, column: $0.column) })
  }
}
