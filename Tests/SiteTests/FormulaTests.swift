import Site
import Testing

@Suite struct FormulaTests {
  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    ("x_i^2", "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>"),
    ("\\frac{a}{b+1}", "<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>"),
    ("\\text{if } x", "<mrow><mtext>if\u{A0}</mtext><mi>x</mi></mrow>"),
    ("3.14 - 2", "<mrow><mn>3.14</mn><mo>−</mo><mn>2</mn></mrow>"),
    (
      "f(1,2)",
      "<mrow><mi>f</mi><mo stretchy=\"false\">(</mo><mn>1</mn><mo>,</mo><mn>2</mn><mo stretchy=\"false\">)</mo></mrow>"
    ),
    ("a<b", "<mrow><mi>a</mi><mo>&lt;</mo><mi>b</mi></mrow>"),
  ])
  func aFormulaBecomesMathML(_ formula: String, _ expected: String) throws {
    #expect(try SiteText.formula(formula) == "<math>\(expected)</math>")
  }

  @Test func limitsOfASumStandBelowItInDisplayOnly() throws {
    #expect(try SiteText.formula("\\sum_i", display: true).contains("<munder>"))
    #expect(try SiteText.formula("\\sum_i").contains("<msub>"))
  }

  @Test func casesMakeATableBehindABrace() throws {
    let html = try SiteText.formula("\\begin{cases} x & x > 0 \\\\ 0 & \\text{else} \\end{cases}", display: true)
    #expect(html.contains("<mtable class=\"cases\"><mtr><mtd><mi>x</mi></mtd>"))
    #expect(html.contains("<mtext>else</mtext>"))
  }

  @Test(arguments: ["\\frac{a}", "{x", "x}", "\\unknown", "x_", "\\left( x", "\\begin{cases} x", "\\text"])
  func whatIsNotUnderstoodIsAnError(_ formula: String) {
    #expect(throws: (any Error).self) { try SiteText.formula(formula) }
  }
}
