import Figures
import Insights
import Localization
import Testing

@Suite struct TraceFigureTests {
  @Test func `every image has its figure, and a mistake one more for its true class`() throws {
    let explanation = try Fixture.explanation()
    let figures = TraceFigure.figures(of: explanation)
    let expected = explanation.traces.flatMap { traced in
      ["trace-\(traced.number)"] + (traced.isRight ? [] : ["trace-\(traced.number)-true"])
    }
    #expect(figures.map(\.id) == expected)
    #expect(explanation.traces.contains { $0.isRight } && explanation.traces.contains { !$0.isRight })
  }

  @Test(arguments: Fixture.networks + ["odd"])
  func `the parts that lead to pages lie inside of the picture and name layers of the network`(name: String) throws {
    let explanation =
      name == "odd" ? try Fixture.explanation(yaml: OddNetworks.all[0]) : try Fixture.explanation(network: name)
    let strings = try Fixture.strings(.english)
    let names = explanation.experiment.network.nodes.map(\.name) + explanation.experiment.network.inputs.map(\.name)
    for figure in TraceFigure.figures(of: explanation) {
      let size = try figure.size(strings)
      let regions = try figure.regions(strings)
      #expect(!regions.isEmpty)
      for region in regions {
        #expect(region.frame.minX >= -8 && region.frame.maxX <= size.width + 8 && region.frame.maxY <= size.height)
        let target = try #require(region.target)
        #expect(names.contains { target.hasPrefix("page:layers/\($0)") }, "\(target)")
      }
    }
  }

  @Test func `the caption tells the chain down to a pixel of the image`() throws {
    let explanation = try Fixture.explanation()
    let strings = try Fixture.strings(.english)
    let hero = try #require(TraceFigure.figures(of: explanation).first)
    let caption = try hero.wording(strings).caption
    for name in explanation.traces[0].trace.steps.map(\.name) where name != "flatten" && name != "dense" {
      #expect(caption.contains(name), "\(name)")
    }
    let place = try #require(explanation.traces[0].trace.end).cell.place
    #expect(caption.contains("(\(place[0]), \(place[1]))"))
  }
}
