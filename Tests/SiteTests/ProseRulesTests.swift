import Foundation
import Localization
import Site
import Testing

@Suite struct ProseRulesTests {
  /// The overview in English with its prose replaced.
  private func overview(_ prose: String, content: SiteContent = Sample.content(.english)) throws -> String {
    let scratch = try Scratch()
    try scratch.write(prose, to: "prose/en/overview.md")
    let library = try TemplateLibrary(overlays: [URL(fileURLWithPath: scratch.path)])
    let site = try SiteBuilder(library: library).build([content], figures: [.english: Sample.figures(.english)])
    return site.pages.first { $0.path == "en/index.html" }?.html ?? ""
  }

  private func message(_ body: String) -> String {
    do {
      _ = try overview("# Title\n\nLead.\n\n::section one One\n" + body)
      return "no error"
    } catch {
      return String(describing: error)
    }
  }

  @Test func valuesAreNeverReadAsMarkdownOrHTML() throws {
    var content = Sample.content(.english)
    content.dataset.title = "*a* <b>_c_ `d` $e$ [f](g) & | \\ \n::note"
    let html = try overview(
      "# T\n\nLead.\n\n::section one One\nText {{dataset.title}} and `{{dataset.title}}`.", content: content)
    let shown = "*a* &lt;b&gt;_c_ `d` $e$ [f](g) &amp; | \\"
    #expect(html.contains("<p>Text \(shown)"))
    #expect(html.contains("<code>\(shown)"))
    #expect(!html.contains("<aside"))
  }

  @Test func `what is hidden in details has a name that opens it, and a title that may have values`() throws {
    var content = Sample.content(.english)
    content.dataset.title = "A & B"
    let html = try overview(
      "# T\n\nLead with [a link](#inside).\n\n::section one One\n::details inside **{{dataset.title}}** one\nText\n\n::note\nMore\n::end\n::end\n",
      content: content)
    #expect(html.contains("<details class=\"module\">\n<summary><strong>A &amp; B</strong> one</summary>"))
    #expect(html.contains("<div id=\"inside\">") && html.contains("<p>More</p>"))
  }

  @Test func valuesMayStandInFormulas() throws {
    var content = Sample.content(.spanish)
    content.evaluation?.loss = "−1,25"
    content.language = .english
    let html = try overview("# T\n\nLead $ {{evaluation.loss}} $.\n", content: content)
    #expect(html.contains("<mo>−</mo><mn>1,25</mn>"))
  }

  @Test func linksLeadToPagesTermsAndFigures() throws {
    let html = try overview(
      """
      # T

      Lead.

      ::section one One
      [a](page:layers/conv1#how) [b](glossary:kernel) [c](figure:samples) [d](figure:softmax) [e](#one)

      ::figure softmax
      """)
    for target in ["layers/conv1.html#how", "glossary.html#kernel", "figures/samples.html", "#softmax", "#one"] {
      #expect(html.contains("<a href=\"\(target)\">"))
    }
  }

  @Test(arguments: [
    ("{{nothing}}", "prose/en/overview.md:6: there is no value 'nothing'"),
    ("{{dataset.nothing}}", "there is no value 'dataset.nothing'"),
    ("text\n\n<b>x</b>", "prose/en/overview.md:8: prose holds no HTML"),
    ("[x](page:nowhere)", "there is no page 'nowhere'"),
    ("[x](glossary:nothing)", "the glossary has no 'nothing'"),
    ("[x](https://example.org)", "leaves the site"),
    ("![x](y.png)", "::figure"),
    ("::figure nothing", "prose/en/overview.md:6: there is no figure 'nothing'"),
    ("::figure samples\n::figure samples", "stands on this page already"),
    ("::insert nothing", "there is no insert 'nothing'"),
    ("::include nothing", "prose/en/overview.md:6: there is no prose file 'prose/en/nothing.md'"),
    ("::wrong", "there is no directive '::wrong'"),
    ("::note\nx", "never closed with ::end"),
    ("::details name Title\nx", "never closed with ::end"),
    ("::details name\nx\n::end", "write '::details NAME The title'"),
    ("::exercise\nx\n::end", "never closed with ::answer"),
    ("::exercise\nx\n::predict\n::answer\ny\n::end", "::predict VALUE"),
    (
      "::exercise\nx\n::predict 1\n::mistake 2\n::answer\ny\n::end",
      "prose/en/overview.md:9: write '::mistake VALUE Text'"
    ),
    ("::exercise\nx\n::predict 1\n::answer\n::end\n::predict 2", "there is no directive '::predict'"),
    ("$x", "never closed with $"),
    ("$\\wrong$", "formulas do not know \\wrong"),
    ("$$\n\\frac{a}\n$$", "a formula ends too early"),
    ("## Heading", "begin with ###"),
    ("::section one Again", "two sections 'one'"),
    ("{{#dataset.classes}}{{name}}", "never closed"),
    ("{{layer.name}}", "there is no value 'layer.name'"),
  ])
  func aMistakeIsAnErrorThatSaysWhere(_ body: String, _ expected: String) {
    let message = message(body)
    #expect(message.contains(expected), "\(message)")
    #expect(message.hasPrefix("prose/en/overview.md:"), "\(message)")
    #expect(message.count <= 300)
  }

  @Test func listingsHaveTheirTitleAndMarkedWords() throws {
    let html = try overview(
      """
      # T

      Lead.

      ::section one One
      ```python tf.Keras <x>
      import {{dataset.name}}  # $1 & _two_
      ```
      """)
    #expect(html.contains("<figcaption>tf.Keras &lt;x&gt;</figcaption>"))
    #expect(html.contains("<span class=\"code-keyword\">import</span> mnist"))
    #expect(html.contains("<span class=\"code-comment\"># $1 &amp; _two_</span>"))
  }

  @Test func anOptionalFigureIsLeftOutWithItsEmptySection() throws {
    let html = try overview("# T\n\nLead.\n\n::section one One\n::figure? nothing\n")
    #expect(!html.contains("id=\"one\""))
  }

  @Test func aValueThatIsNothingNeedsASection() {
    var content = Sample.content(.english)
    content.training.gap = nil
    #expect(throws: SiteError.missingValue(file: "prose/en/overview.md", line: 1, key: "training.gap")) {
      try overview("# {{training.gap}}\n\nLead.\n", content: content)
    }
    #expect(throws: Never.self) {
      try overview("# T{{#training.gap}}{{.}}{{/training.gap}}\n\nLead.\n", content: content)
    }
  }

  @Test func bothLanguagesHaveTheSameStrings() throws {
    let library = try TemplateLibrary()
    let english = try Strings(language: .english, directories: library.directories)
    let spanish = try Strings(language: .spanish, directories: library.directories)
    #expect(english.entries.keys.sorted() == spanish.entries.keys.sorted())
  }
}
