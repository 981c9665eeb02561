import Canvas
import Figures
import Insights
import Localization
import Testing

@Suite struct ResultFigureTests {
  private let explanation = Result { try Fixture.explanation() }

  @Test(arguments: Language.allCases)
  func `captions state the numbers of the insight they show`(language: Language) throws {
    let explanation = try explanation.get()
    let strings = try Fixture.strings(language)
    let mistakes = explanation.mistakes
    try expect(
      MistakesFigure.figures(of: explanation), strings, [mistakes.wrong, mistakes.total, mistakes.shown.count])
    let balance = explanation.classBalance
    try expect(
      ClassBalanceFigure.figures(of: explanation), strings,
      [balance.counts[balance.largest], balance.counts[balance.smallest]])
    let samples = explanation.samples
    try expect(
      SamplesFigure.figures(of: explanation), strings,
      [samples.trainingCount, samples.validationCount, samples.testCount])
    let matrix = explanation.confusionMatrix
    try expect(
      ConfusionMatrixFigure.figures(of: explanation), strings,
      [matrix.total, matrix.right] + matrix.confusions.prefix(3).map(\.count))
  }

  @Test func `the lecture's cells see 3, 4, 8 and 10 of 28 pixels`() throws {
    let figure = try #require(ReceptiveFieldFigure.figures(of: try explanation.get()).first)
    let title = try figure.wording(Fixture.strings(.english)).title
    #expect(title.contains("28×28") && title.hasSuffix("3×3, 4×4, 8×8, 10×10"))
  }

  @Test func `weights from a file have no learning curves`() throws {
    #expect(LearningCurvesFigure.figures(of: try explanation.get()).count == 1)
    #expect(LearningCurvesFigure.figures(of: try Fixture.explanation(network: "lenet5")).isEmpty)
  }

  private func expect(_ figures: [some Figure], _ strings: Strings, _ numbers: [Int]) throws {
    let wording = try #require(figures.first).wording(strings)
    for number in numbers {
      #expect((wording.title + wording.caption).contains(strings.numbers.integer(number)), "\(wording.caption)")
    }
  }
}
