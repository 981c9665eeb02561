import Canvas
import Figures
import Insights
import Localization
import Testing

@Suite struct TimelineFigureTests {
  @Test(arguments: Language.allCases)
  func `no event's words touch another's, a pole, or the border`(language: Language) throws {
    let layout = try TimelineLayout(.convolutionalNetworks, Fixture.strings(language))
    let all = Rect(at: Point(0, 0), layout.size)
    for (index, words) in layout.words.enumerated() {
      #expect(words.minX >= 0 && words.maxX <= all.maxX && words.minY >= 0 && words.maxY <= all.maxY)
      #expect(words.width > 100)
      for other in layout.words[(index + 1)...] { #expect(!meet(words, other)) }
      for pole in layout.poles { #expect(!meet(words, pole)) }
    }
  }

  @Test func `the figure is the same for every network`() throws {
    let explanation = try Fixture.explanation()
    let figures = TimelineFigure.figures(of: explanation)
    #expect(figures.map(\.id) == ["timeline"])
    let wording = try figures[0].wording(Fixture.strings(.english))
    for fact in ["1959", "2012", "16.4%", "5.1%"] {
      #expect((wording.title + wording.caption).contains(fact))
    }
  }

  private func meet(_ one: Rect, _ other: Rect) -> Bool {
    one.minX < other.maxX && other.minX < one.maxX && one.minY < other.maxY && other.minY < one.maxY
  }
}
