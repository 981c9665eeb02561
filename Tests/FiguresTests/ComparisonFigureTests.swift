import Canvas
import Datasets
import Figures
import Foundation
import Insights
import Localization
import Tensors
import Testing
import Training

@Suite struct ComparisonFigureTests {
  @Test(arguments: Language.allCases)
  func `every figure of a comparison draws in every theme and names both runs`(language: Language) throws {
    let strings = try Fixture.strings(language)
    let figures = try figures()
    #expect(figures.map(\.id) == ["curves", "classes", "confusion", "images"].map { "comparison-\($0)" })
    for figure in figures {
      for theme in Theme.allCases {
        let rendered = try FigureRenderer(theme: theme).render(figure, strings, as: .png)
        #expect(rendered.size.width >= 300 && rendered.size.width < 800 && rendered.size.height < 1200)
        if let folder = ProcessInfo.processInfo.environment["FIGURES_OUT"] {
          let file = URL(fileURLWithPath: "\(folder)/\(figure.id)-\(language.rawValue)-\(theme.rawValue).png")
          try Data(rendered.bytes).write(to: file)
        }
      }
      let wording = try figure.wording(strings)
      #expect(!(wording.title + wording.caption + wording.alternative).contains("{"))
      #expect(wording.caption.contains("small") && wording.caption.contains("large"))
    }
  }

  @Test func `captions state what rose and what fell`() throws {
    let comparison = try comparison(history: true)
    let strings = try Fixture.strings(.english)
    let words = try ComparisonConfusionFigure(comparison).wording(strings)
    #expect(words.title == "small gets 5 test images wrong, large 4")
    #expect(words.caption.contains("Fell most: a → b (\u{2212}3)") && words.caption.contains("Rose most: c → a (+2)"))
    #expect(try ComparisonClassesFigure(comparison).wording(strings).title.hasPrefix("Class a differs most: 60.0%"))
  }

  @Test func `without a history there are no curves, and without answers no images`() throws {
    let comparison = try comparison(history: false)
    #expect(ComparisonCurvesFigure(comparison) == nil)
    #expect(ComparisonImagesFigure(RunComparison(comparison.first, comparison.second)) == nil)
  }

  private func figures() throws -> [any Figure] {
    let comparison = try comparison(history: true)
    return [
      try #require(ComparisonCurvesFigure(comparison)), ComparisonClassesFigure(comparison),
      ComparisonConfusionFigure(comparison), try #require(ComparisonImagesFigure(comparison)),
    ]
  }

  private func comparison(history: Bool) throws -> RunComparison {
    let mnist = try Fixture.explanation().experiment.dataset.test
    // As there are four names only, all images are called by the first two.
    let test = LabelledImages(
      pixels: mnist[0..<20].pixels, labels: mnist.labels.prefix(20).map { $0 % 2 }, shape: mnist.shape)
    let first = answers(test) { $0 % 3 == 0 ? 1 : 0 }
    let second = answers(test) { $0 % 4 == 0 ? 1 : 0 }
    return RunComparison(
      run("small", [[6, 4, 0], [1, 9, 0], [0, 0, 10]], epochs: history ? 5 : 0),
      run("large", [[9, 1, 0], [1, 9, 0], [2, 0, 8]], epochs: history ? 3 : 0),
      disagreements: Disagreements(first, second, test: test, areProbabilities: true))
  }

  private func run(_ name: String, _ confusion: [[Int]], epochs: Int) -> RunRecord {
    RunRecord(
      label: name, dataset: "mnist", network: name, classes: ["a", "b", "c", "d"], training: 1, validation: 1,
      test: 30, layers: [], settings: [],
      history: (0..<epochs).map {
        let loss = 1 / Double($0 + 1)
        return EpochRecord(
          epoch: $0 + 1, loss: loss, accuracy: 1 - loss / 2, validationLoss: loss + 0.1,
          validationAccuracy: 1 - loss / 2 - 0.02)
      }, loss: 0.3, accuracy: 0.9, confusion: confusion.map { $0 + [0] } + [[0, 0, 0, 0]])
  }

  /// Answers, of which later ones are surer.
  private func answers(_ test: LabelledImages, _ answer: (Int) -> Int) -> Evaluation {
    let predictions = (0..<test.count).map(answer)
    var probabilities = Tensor([test.count, 4])
    for (row, prediction) in predictions.enumerated() { probabilities[row, prediction] = 0.5 + Float(row) / 50 }
    return Evaluation(loss: 0, accuracy: 0, confusion: [], probabilities: probabilities, predictions: predictions)
  }
}
