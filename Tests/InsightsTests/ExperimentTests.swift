import Insights
import Testing

@Suite struct ExperimentTests {
  @Test func `the examples are the first rightly classified image of each class, else its first`() throws {
    let experiment = try SmallExperiment.make()
    #expect(experiment.examples.map(\.label) == [0, 1, 2])
    let labels = experiment.dataset.test.labels
    for example in experiment.examples {
      let right = labels.indices.first {
        Int(labels[$0]) == example.label && experiment.evaluation.predictions[$0] == example.label
      }
      #expect(example.index == right ?? labels.firstIndex(of: UInt16(example.label)))
      #expect(example.image == experiment.dataset.test.tensor([example.index]).slice(0))
    }
  }

  @Test func `the hero is the example that comes first in the test set`() throws {
    let experiment = try SmallExperiment.make()
    #expect(experiment.examples[experiment.hero].index == experiment.examples.map(\.index).min())
  }

  @Test func `the inspection is that of the examples`() throws {
    let experiment = try SmallExperiment.make()
    #expect(experiment.inspection.images == experiment.dataset.test.tensor(experiment.examples.map(\.index)))
  }
}
