import Foundation
import Insights
import Networks
import Tensors
import Testing

@Suite struct TraceTests {
  private let networks = [SmallExperiment.yaml, SmallExperiment.pooledYAML]

  @Test func `a trace leads from the answer to a pixel, each link to the next`() throws {
    for yaml in networks {
      let explanation = try SmallExperiment.explanation(yaml: yaml)
      #expect(!explanation.traces.isEmpty)
      for traced in explanation.traces {
        let trace = traced.trace
        #expect(trace.reachesInput && trace.end?.name == "input")
        #expect(trace.steps.first?.name == explanation.experiment.network.outputs[0])
        #expect(trace.steps.first?.cell == MapCell(channel: trace.output, place: []))
        for (step, next) in zip(trace.steps, trace.steps.dropFirst()) {
          #expect(step.source.name == next.name && step.source.cell == next.cell && step.source.value == next.value)
        }
        #expect(trace.end == trace.steps.last?.source)
        let end = try #require(trace.end)
        #expect(traced.image.image[end.cell.channel, end.cell.place[0], end.cell.place[1]] == end.value)
      }
    }
  }

  @Test func `the source of a link lies under its window`() throws {
    for traced in try networks.flatMap({ try SmallExperiment.explanation(yaml: $0).traces }) {
      for step in traced.trace.steps {
        guard let window = step.window else { continue }
        #expect(zip(window, step.source.cell.place).allSatisfy { $0.contains($1) })
      }
    }
  }

  @Test func `a convolution goes on to the channel that adds most and to the largest product of its patch`() throws {
    var seen = 0
    for traced in try networks.flatMap({ try SmallExperiment.explanation(yaml: $0).traces }) {
      for step in traced.trace.steps {
        guard case .convolution(let cell) = step.rule else { continue }
        let side: Float = cell.preActivation < 0 ? -1 : 1
        #expect(step.contribution.map { $0 * side } == cell.terms.map { $0.partialSum * side }.max())
        let found = try #require(cell.strongestProduct)
        #expect(step.source.cell.channel == found.term.channel)
        #expect(found.term.patch.values[found.index] == step.source.value)
        #expect(abs(cell.terms.reduce(cell.bias) { $0 + $1.partialSum } - step.total) < 1e-4)
        seen += 1
      }
    }
    #expect(seen > 6)
  }

  @Test func `the terms are the largest in size, each with the cell that it was flattened from`() throws {
    let explanation = try SmallExperiment.explanation()
    let map = try #require(explanation.flattenings.first)
    for traced in explanation.traces {
      let sum = try #require(traced.trace.sum)
      let followed = traced.trace.steps[0].source.cell.channel
      #expect(traced.trace.terms.count == 5 && traced.trace.terms.contains { $0.index == followed })
      #expect(traced.trace.terms.prefix(4).map(\.product) == sum.terms.prefix(4).map(\.product))
      let sizes = sum.terms.map { abs($0.product) }
      #expect(sizes == sizes.sorted(by: >))
      for term in traced.trace.terms {
        let cell = map.cell(at: term.index)
        #expect(term.source.name == "second" && term.source.value == term.input)
        #expect(term.source.cell == MapCell(channel: cell.channel, place: [cell.row, cell.column]))
        #expect(term.product == term.input * term.weight)
      }
    }
  }

  @Test func `a mistake is explained for both classes, and what set them apart adds up`() throws {
    let explanation = try SmallExperiment.explanation()
    let wrong = explanation.traces.filter { !$0.isRight }
    #expect(!wrong.isEmpty)
    for traced in wrong {
      #expect(traced.rival?.output == traced.image.label && traced.contrast?.second == traced.image.label)
    }
    for traced in explanation.traces {
      let contrast = try #require(traced.contrast)
      #expect(contrast.first == traced.predicted && contrast.second != contrast.first)
      let total = contrast.terms.reduce(contrast.others + contrast.bias) { $0 + $1.difference }
      #expect(abs(total - contrast.difference) < 1e-4)
      // e^difference is how many times as likely the first class is.
      let ratio = traced.outputs[contrast.first] / traced.outputs[contrast.second]
      #expect(abs(log(ratio) - contrast.difference) < 1e-3)
    }
  }

  @Test func `the images are numbered, the hero first, mistakes last`() throws {
    let explanation = try SmallExperiment.explanation()
    let traces = explanation.traces
    let hero = explanation.experiment.examples[explanation.experiment.hero]
    #expect(traces.map(\.number) == Array(1...traces.count) && traces[0].image == hero)
    #expect(Set(traces.map(\.image.index)).count == traces.count)
    let surest = explanation.mistakes.shown.first
    #expect(traces.first { !$0.isRight && $0.image != hero }?.image == surest?.example || surest?.example == hero)
  }

  @Test func `every link is counted among the sums that were held against the engine`() throws {
    let explanation = try SmallExperiment.explanation()
    #expect(explanation.checkedSums > explanation.traces.reduce(0) { $0 + $1.trace.steps.count })
  }
}
