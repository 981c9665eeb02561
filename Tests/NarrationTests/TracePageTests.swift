import Site
import Testing

/// The pages that say why an answer was given, and how much of the image cells see.
@Suite struct TracePageTests {
  @Test(arguments: OddNetwork.allCases)
  func `every image that is explained has a page with its chain, linked from the evaluation`(network: OddNetwork) throws
  {
    let site = try SiteOf.network(network)
    let traces = try network.explanation().traces
    #expect(!traces.isEmpty)
    for traced in traces {
      let html = try #require(site.page("en/trace/\(traced.number).html"))
      let evaluation = try #require(site.page("en/evaluation.html"))
      #expect(evaluation.contains("href=\"trace/\(traced.number).html\""))
      // Of a network of many layers not all have pages to link to.
      let paged = traced.trace.steps.filter { site.page("en/layers/\($0.name).html") != nil }
      #expect(!paged.isEmpty && (paged.count == traced.trace.steps.count || network == .tower))
      for step in paged {
        #expect(html.contains("href=\"../layers/\(step.name)"), "\(step.name) of trace \(traced.number)")
      }
      #expect(html.contains("id=\"rival\"") == !traced.isRight)
      #expect(html.contains("id=\"terms\"") == !traced.trace.terms.isEmpty)
      #expect(html.contains("id=\"contrast\"") == (traced.contrast != nil))
    }
  }

  @Test(arguments: OddNetwork.allCases)
  func `a network that looks through windows has a page about what its cells see`(network: OddNetwork) throws {
    let site = try SiteOf.network(network)
    let fields = try network.explanation().nestedFields
    for language in ["en", "es"] { #expect((site.page("\(language)/receptive-field.html") != nil) == (fields != nil)) }
    guard let fields else { return }
    let text = try site.text("receptive-field")
    #expect(text.contains(fields.seesEverything(fields.last) ? "Yes. The field" : "No. The field"))
    for level in fields.table { #expect(text.contains(level.name)) }
  }

  @Test func `a flattened place is explained by Keras's formula`() throws {
    // Channels last: (row × columns + column) × channels + channel.
    let text = try SiteOf.network(.many).text("trace/1")
    let formula = try #require(text.firstMatch(of: #/\((\d+).×.(\d+) \+ (\d+)\).×.(\d+) \+ (\d+) = (\d+)/#)).output
    let numbers = try [formula.1, formula.2, formula.3, formula.4, formula.5, formula.6].map { try #require(Int($0)) }
    #expect((numbers[0] * numbers[1] + numbers[2]) * numbers[3] + numbers[4] == numbers[5])
  }
}
