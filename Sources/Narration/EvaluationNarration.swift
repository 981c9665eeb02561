import Insights
import Site

extension Narrator {
  func evaluationContent() throws -> EvaluationContent {
    let matrix = explanation.confusionMatrix
    let recalls = matrix.counts.indices.map { Double(matrix.counts[$0][$0]) / Double(max(1, matrix.rowSums[$0])) }
    let results = matrix.classes.indices.map { index in
      ClassResult(
        name: matrix.classes[index], count: numbers.integer(matrix.rowSums[index]),
        correct: numbers.integer(matrix.counts[index][index]), recall: numbers.percent(recalls[index]),
        precision: precision(matrix, index))
    }
    // The first among equals, in both directions.
    let best = recalls.indices.max { (recalls[$0], $1) < (recalls[$1], $0) } ?? 0
    let worst = recalls.indices.min { (recalls[$0], $0) < (recalls[$1], $1) } ?? 0
    return EvaluationContent(
      count: numbers.integer(matrix.total), accuracy: numbers.percent(experiment.evaluation.accuracy, places: 2),
      loss: numbers.decimal(experiment.evaluation.loss, places: 4), correct: numbers.integer(matrix.right),
      errors: numbers.integer(matrix.total - matrix.right),
      confusions: matrix.confusions.prefix(10).map {
        ConfusionContent(
          actual: matrix.classes[$0.label], predicted: matrix.classes[$0.predicted], count: numbers.integer($0.count))
      },
      classes: results, best: results[best], worst: results[worst], traces: try traceLinks(),
      code: evaluationCode)
  }

  /// Continues the programs of the page about training.
  private var evaluationCode: [CodeListing] {
    guard isElsewhere else { return [] }
    return [
      CodeListing(
        title: "tf.Keras",
        text: """
          import tensorflow as tf

          \(network.kerasEvaluation)
          predicted = \(network.kerasPrediction("x_test")).argmax(axis=1)
          confusion = tf.math.confusion_matrix(y_test.argmax(axis=1), predicted)

          """),
      CodeListing(
        title: "PyTorch",
        text: """
          model.eval()
          confusion = torch.zeros(\(experiment.dataset.classes.count), \(experiment.dataset.classes.count), dtype=torch.int64)
          with torch.no_grad():
              for x, y in DataLoader(test, batch_size=1000):
                  for label, predicted in zip(y, \(network.pytorchAnswer).argmax(1)):
                      confusion[label, predicted] += 1
          accuracy = confusion.diagonal().sum() / confusion.sum()

          """),
    ]
  }

  /// The share of the images given this class that belong to it; a dash where none was.
  private func precision(_ matrix: ConfusionMatrix, _ index: Int) -> String {
    let predicted = matrix.columnSums[index]
    return predicted == 0 ? "–" : numbers.percent(Double(matrix.counts[index][index]) / Double(predicted))
  }
}
