import Figures
import Localization
import Testing

@Suite struct ArithmeticFigureTests {
  @Test(arguments: Language.allCases)
  func `every figure of the arithmetic prints its formula with numbers, and the sum of a cell`(
    language: Language
  ) throws {
    let expected = [
      "padding": ["⌊(5 + 0 − 3) / 1⌋ + 1 = 3", "⌊(5 + 2 − 3) / 1⌋ + 1 = 5", "⌊(5 + 4 − 3) / 1⌋ + 1 = 7"],
      "strides": ["⌊(7 + 0 − 3) / 1⌋ + 1 = 5", "⌊(7 + 0 − 3) / 2⌋ + 1 = 3", "⌊(7 + 0 − 3) / 3⌋ + 1 = 2"],
      "dilation": ["⌊(7 + 0 − 3) / 1⌋ + 1 = 5", "⌊(7 + 0 − 5) / 1⌋ + 1 = 3", "⌊(7 + 0 − 7) / 1⌋ + 1 = 1"],
      "border": ["⌊(11 + 0 − 2) / 2⌋ + 1 = 5", "⌊(11 + 1 − 2) / 2⌋ + 1 = 6", "⌊(11 + 2 − 2) / 2⌋ + 1 = 6"],
      "transposed": ["(2 − 1) × 2 + 3 = 5", "2 × 2 = 4", "1 × 3 + 2 × (−1) + 3 × 2 + 4 × 1 = 11"],
    ]
    let figures = Catalogue.figures(of: try Fixture.explanation())
    for (name, texts) in expected {
      let figure = try #require(figures.first { $0.id == "arithmetic-\(name)" })
      let wording = try figure.wording(Fixture.strings(language))
      let words = (wording.caption + wording.alternative).replacing("\u{A0}", with: " ")
      for text in texts { #expect(words.contains(text), "\(name): \(text)") }
    }
  }

  @Test func `correlation and convolution of the same window are told with their own sums`() throws {
    let figure = try #require(
      Catalogue.figures(of: Fixture.explanation()).first { $0.id == "arithmetic-correlation" })
    let caption = try figure.wording(Fixture.strings(.english)).caption.replacing("\u{A0}", with: " ")
    #expect(caption.contains("3 × 1 + 0 × 2 + 0 × 1 + 2 × (−1) + 3 × 3 = 10"), "\(caption)")
    #expect(caption.contains("3 × 3 + 0 × (−1) + 0 × 1 + 2 × 2 + 3 × 1 = 16"), "\(caption)")
  }
}
