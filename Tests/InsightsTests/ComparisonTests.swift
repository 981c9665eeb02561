import Datasets
import Insights
import Tensors
import Testing
import Training

@Suite struct ComparisonTests {
  @Test func aComparisonSaysWhichSettingsDiffer() {
    let comparison = RunComparison(
      run(settings: [("epochs", "5"), ("seed", "1")], confusion: [[8, 2], [1, 9]]),
      run(settings: [("epochs", "5"), ("seed", "2"), ("earlyStopping", "3")], confusion: [[9, 1], [4, 6]]))
    #expect(comparison.settings.map(\.name) == ["epochs", "seed", "earlyStopping"])
    #expect(comparison.settings.map(\.differs) == [false, true, true])
    #expect(comparison.settings[2].first == nil && comparison.settings[2].second == "3")
    #expect(comparison.confusionDifference == [[1, -1], [3, -3]])
    #expect(comparison.first.wrong == 3 && comparison.second.wrong == 5)
    #expect(comparison.first.recalls == [0.8, 0.9])
  }

  @Test func disagreementsAreGroupedByWhoIsRightAndTheSurestErrorsShown() {
    // Five images of the classes 0 1 2 0 1.
    let test = LabelledImages(pixels: Array(0..<5), labels: [0, 1, 2, 0, 1], shape: [1, 1, 1])
    let first = evaluation([0, 1, 1, 2, 2], [0.9, 0.8, 0.7, 0.6, 0.95])
    let second = evaluation([0, 2, 0, 0, 1], [0.9, 0.4, 0.5, 0.9, 0.9])
    let found = Disagreements(first, second, test: test, areProbabilities: true, limit: 1)
    #expect(found.count == 4)
    #expect(found.groups.map(\.kind) == [.first, .second, .neither])
    #expect(found.groups.map(\.count) == [1, 2, 1])
    #expect(found.groups.map { $0.images.map(\.example.index) } == [[1], [4], [2]])
    let shown = found.groups[1].images[0]
    #expect(shown.first == 2 && shown.second == 1 && shown.firstOutput == 0.95 && shown.example.label == 1)
  }

  private func run(settings: [(String, String)], confusion: [[Int]]) -> RunRecord {
    RunRecord(
      label: "a", dataset: "d", network: "n", classes: ["x", "y"], training: 1, validation: 1, test: 20, layers: [],
      settings: settings.map { RunRecord.Setting($0.0, $0.1) }, history: [], loss: 1, accuracy: 0.5,
      confusion: confusion)
  }

  /// Answers with their probabilities; the rest is spread over the other two classes.
  private func evaluation(_ predictions: [Int], _ outputs: [Float]) -> Evaluation {
    var probabilities = Tensor([predictions.count, 3])
    for (row, prediction) in predictions.enumerated() {
      for column in 0..<3 {
        probabilities[row, column] = column == prediction ? outputs[row] : (1 - outputs[row]) / 2
      }
    }
    return Evaluation(
      loss: 0, accuracy: 0, confusion: [[0]], probabilities: probabilities, predictions: predictions)
  }
}
