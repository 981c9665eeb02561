import Canvas
import Figures
import Insights
import Testing

@Suite struct UnitFigureTests {
  private func isUnit(_ id: String) -> Bool { id.contains(/-(map|unit)-[0-9]+/) }

  @Test func `regions lie inside of their figures, and labels name what is there`() throws {
    for network in Fixture.networks {
      for figure in Catalogue.figures(of: try Fixture.explanation(network: network)) {
        let strings = try Fixture.strings(.spanish)
        let size = try figure.size(strings)
        for region in try figure.regions(strings) {
          #expect(region.frame.minX >= -7 && region.frame.maxX <= size.width + 7, "\(figure.id): \(region)")
          #expect(region.frame.minY >= -1 && region.frame.maxY <= size.height + 1, "\(figure.id): \(region)")
          #expect(region.frame.width > 0 && region.frame.height > 0 && !region.label.isEmpty)
        }
      }
    }
  }

  @Test func `the units of a network of 128 maps a layer weigh less than 24 MB in two languages`() throws {
    let explanation = try Fixture.explanation(network: "lecture-deep")
    let figures = Catalogue.figures(of: explanation).filter { isUnit($0.id) }
    #expect(figures.count > 20)
    var bytes = 0
    for figure in figures {
      let strings = try Fixture.strings(.english)
      for format in FigureFormat.allCases {
        bytes += try FigureRenderer().render(figure, strings, as: format).bytes.count
      }
      bytes += try FigureRenderer(theme: .dark).render(figure, strings, as: .svg).bytes.count
    }
    #expect(2 * bytes < 24_000_000)
  }

  @Test func `a map that a site leaves out is drawn when it is asked for`() throws {
    let explanation = try Fixture.explanation(network: "lecture-deep")
    let ids = Set(Catalogue.figures(of: explanation).map(\.id))
    let index = try #require((0..<64).first { !ids.contains("conv1-map-\($0)") })
    #expect(try Catalogue.figure("conv1-map-\(index)-patch", of: explanation)?.id == "conv1-map-\(index)-patch")
    #expect(try Catalogue.figure("conv1-map-64", of: explanation) == nil)
    #expect(try Catalogue.figure("conv9-map-0", of: explanation) == nil)
  }
}
