import Insights
import Testing
import Training

@Suite struct ResultInsightTests {
  @Test func `the confusions are all mistakes, the commonest first`() {
    let matrix = ConfusionMatrix(classes: ["a", "b", "c"], counts: [[5, 1, 0], [3, 4, 1], [0, 3, 9]])
    #expect(matrix.confusions.map(\.count) == [3, 3, 1, 1])
    #expect(matrix.confusions.map { [$0.label, $0.predicted] } == [[1, 0], [2, 1], [0, 1], [1, 2]])
    #expect(matrix.right + matrix.confusions.map(\.count).reduce(0, +) == matrix.total)
  }

  @Test func `rows sum to the true classes and columns to the answers`() {
    let matrix = ConfusionMatrix(classes: ["a", "b"], counts: [[5, 1], [3, 4]])
    #expect(matrix.rowSums == [6, 7] && matrix.columnSums == [8, 5])
    #expect(matrix.total == 13 && matrix.right == 9)
  }

  @Test func `the mistakes are the wrong images that the network was surest of`() throws {
    let experiment = try SmallExperiment.make()
    let (labels, predictions) = (experiment.dataset.test.labels, experiment.evaluation.predictions)
    let wrong = labels.indices.filter { predictions[$0] != Int(labels[$0]) }
    try #require(wrong.count > 3)
    let mistakes = Mistakes(experiment, limit: 3)
    #expect(mistakes.wrong == wrong.count && mistakes.total == labels.count && mistakes.shown.count == 3)
    let probabilities = mistakes.shown.map(\.probability)
    #expect(probabilities == probabilities.sorted(by: >))
    let least = try #require(probabilities.last)
    for index in wrong where !mistakes.shown.contains(where: { $0.example.index == index }) {
      #expect(experiment.evaluation.probabilities[index, predictions[index]] <= least)
    }
    for mistake in mistakes.shown {
      #expect(mistake.predicted == predictions[mistake.example.index])
      #expect(mistake.example.label == Int(labels[mistake.example.index]))
      #expect(mistake.probability > mistake.probabilityOfLabel)
    }
  }

  @Test func `the best epoch has the smallest validation loss, the first among equals`() throws {
    func epoch(_ number: Int, _ loss: Double) -> EpochRecord {
      EpochRecord(epoch: number, loss: 1, accuracy: 0, validationLoss: loss, validationAccuracy: 0)
    }
    let turned = try #require(LearningCurves([epoch(1, 3), epoch(2, 1), epoch(3, 1)]))
    #expect(turned.best == 1 && !turned.isLastBest)
    let still = try #require(LearningCurves([epoch(1, 3), epoch(2, 1)]))
    #expect(still.best == 1 && still.isLastBest)
    #expect(LearningCurves([]) == nil)
  }
}
