import Canvas
import Figures
import Insights
import Localization
import Testing

@Suite struct HallOfFameFigureTests {
  @Test func `every architecture is drawn in one figure of its family`() throws {
    let figures = HallOfFameFigure.figures(of: try Fixture.explanation())
    #expect(figures.map(\.id) == ["chains", "branches", "shortcuts", "economy"].map { "hall-of-fame-\($0)" })
    let words = try figures.map { try $0.wording(Fixture.strings(.english)).alternative }.joined()
    for entry in try HallOfFame().entries { #expect(words.contains("\(entry.record.title), ")) }
    #expect(words.contains("VGG-16, 16 layers, 138 million parameters, 30,959 million operations"))
  }

  @Test(arguments: Language.allCases)
  func `drawing all of them takes a moment, and their files are small`(language: Language) throws {
    let explanation = try Fixture.explanation()
    let strings = try Fixture.strings(language)
    let figures: [any Figure] =
      HallOfFameFigure.figures(of: explanation) + ContestFigure.figures(of: explanation)
      + AccuracyFigure.figures(of: explanation)
    #expect(figures.count == 6)
    var bytes = 0
    for figure in figures {
      let light = try FigureRenderer().render(figure, strings, as: .svg)
      let dark = try FigureRenderer(theme: .dark).render(figure, strings, as: .svg)
      let pixels = try FigureRenderer().render(figure, strings, as: .png)
      #expect(light.size == dark.size && light.size.width <= 1000)
      bytes += light.bytes.count + dark.bytes.count + pixels.bytes.count
    }
    #expect(bytes < 1_400_000)
  }

  @Test func `the contest names the depths, and who was better than a person`() throws {
    let figure = try #require(ContestFigure.figures(of: try Fixture.explanation()).first)
    let words = try figure.wording(Fixture.strings(.english))
    for fact in ["2012 AlexNet 16.4%, 8", "2015 ResNet 3.57%, 152", "5.1%"] {
      #expect(words.alternative.contains(fact))
    }
  }

  @Test func `the title of the accuracies is true`() throws {
    let measured = try HallOfFame().measured
    func top1(_ name: String) throws -> (Double, Int) {
      let entry = try #require(measured.first { entry in entry.record.network == name })
      return (entry.record.accuracy?.top1 ?? 0, entry.flops)
    }
    let (small, large) = (try top1("efficientnet-b0"), try top1("vgg19"))
    #expect(small.0 > large.0 && large.1 / small.1 == 49)
    let figure = try #require(AccuracyFigure.figures(of: try Fixture.explanation()).first)
    #expect(
      try figure.wording(Fixture.strings(.english)).title
        == "EfficientNet-B0 is better than VGG-19, with 50 times fewer operations")
  }
}
