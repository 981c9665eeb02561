import Insights
import Testing

@Suite struct DataInsightTests {
  @Test func `the samples are the first test images of each class`() throws {
    let experiment = try SmallExperiment.make()
    let grid = SampleGrid(experiment, rows: 3)
    #expect(grid.columns.map { $0.map(\.index) } == [[0, 3, 6], [1, 4, 7], [2, 5, 8]])
    for (label, column) in grid.columns.enumerated() {
      for example in column {
        #expect(example.label == label)
        #expect(example.image == experiment.dataset.test.tensor([example.index]).slice(0))
      }
    }
  }

  @Test func `images to train on and images held back add up to the training set`() throws {
    let experiment = try SmallExperiment.make()
    let grid = SampleGrid(experiment)
    #expect(grid.validationCount == 2)
    #expect(grid.trainingCount + grid.validationCount == experiment.dataset.train.count)
    #expect(grid.dataset == "Noise" && !grid.areDigits)
  }

  @Test func `a class balance finds the largest and the smallest class, the first among equals`() {
    let balance = ClassBalance(classes: ["a", "b", "c", "d"], counts: [2, 6, 2, 6])
    #expect(balance.largest == 1 && balance.smallest == 0)
    #expect(balance.mean == 4 && balance.ratio == 3)
  }

  @Test func `a class without images makes no ratio infinite`() {
    #expect(ClassBalance(classes: ["a", "b"], counts: [0, 5]).ratio == 5)
    #expect(ClassBalance(classes: [], counts: []).mean == 0)
  }

  @Test func `every training image counts for its class`() throws {
    let experiment = try SmallExperiment.make()
    let balance = ClassBalance(experiment)
    #expect(balance.counts == [4, 4, 4])
    #expect(balance.counts.reduce(0, +) == experiment.dataset.train.count)
  }
}
