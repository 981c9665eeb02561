import Figures
import Insights
import Localization
import Testing

@Suite struct ConvolutionFigureTests {
  @Test(arguments: Fixture.networks, Language.allCases)
  func `the caption of a worked pixel has the insight's sums`(network: String, language: Language) throws {
    let explanation = try Fixture.explanation(network: network)
    let strings = try Fixture.strings(language)
    for layer in explanation.convolutions {
      let caption = try wording("\(layer.convolution.name)-worked-pixel", explanation, strings).caption
      let numbers = [layer.cell.preActivation, layer.cell.activation]
      #expect(numbers.allSatisfy { contains(caption, $0, strings) }, "\(caption)")
      #expect(caption.contains(String(layer.cell.row)) && caption.contains(String(layer.cell.column)))
    }
  }

  @Test func `every product or channel stands in the caption of a small layer's worked pixel`() throws {
    let explanation = try Fixture.explanation()
    let strings = try Fixture.strings(.english)
    let first = try wording("conv1-worked-pixel", explanation, strings).caption
    let products = explanation.convolutions[0].cell.terms[0].products.values
    #expect(products.allSatisfy { contains(first, abs($0), strings) })
    let second = try wording("conv2-worked-pixel", explanation, strings).caption
    #expect(explanation.convolutions[1].cell.terms.allSatisfy { contains(second, abs($0.partialSum), strings) })
  }

  @Test func `the lecture's sum is written out and gives 89`() throws {
    let words = try wording("convolution-worked-example", Fixture.explanation(), Fixture.strings(.english))
    #expect(
      words.caption.contains("102 × (−1) + 103 × (−1) + 99 × 5 + 103 × (−1) + 98 × (−1) = 89"), "\(words.caption)")
  }

  @Test func `the caption of the kernels names the filter with the largest norm`() throws {
    let explanation = try Fixture.explanation()
    let norms = explanation.convolutions[0].convolution.norms
    let heaviest = try #require(norms.indices.max { norms[$0] < norms[$1] })
    let caption = try wording("conv1-kernels", explanation, Fixture.strings(.english)).caption
    #expect(caption.contains("filter \(heaviest) (outlined)"), "\(caption)")
  }

  @Test func `the caption of the feature maps names the strongest answer of a filter to an image`() throws {
    let explanation = try Fixture.explanation()
    let strings = try Fixture.strings(.english)
    let caption = try wording("conv2-feature-maps", explanation, strings).caption
    let table = explanation.convolutions[1].table.map(\.activation)
    #expect(table.contains { contains(caption, $0, strings) }, "\(caption)")
  }

  @Test func `a network without convolutions has no figures of layers that it lacks`() throws {
    let figures = Catalogue.figures(of: try Fixture.explanation(yaml: OddNetworks.plain)).map(\.id)
    #expect(figures.contains("kernel-gallery") && figures.contains("convolution-worked-example"))
    #expect(!figures.contains { $0.hasPrefix("conv1") })
  }

  private func wording(_ id: String, _ explanation: Explanation, _ strings: Strings) throws -> FigureWording {
    try #require(Catalogue.figures(of: explanation).first { $0.id == id }).wording(strings)
  }

  /// Whether a text has a number with two, three or four decimals.
  private func contains(_ text: String, _ number: Float, _ strings: Strings) -> Bool {
    (2...4).contains { text.contains(strings.numbers.decimal(number, places: $0)) }
  }
}
