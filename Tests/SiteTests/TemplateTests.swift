import Foundation
import Site
import Testing

@Suite struct TemplateTests {
  private struct Inner { var name: String }
  private struct Model {
    var title = "a < b"
    var list = [Inner(name: "x"), Inner(name: "y")]
    var isShown = true
    var absent: String?
    var inner = Inner(name: "z")
  }

  private func render(_ template: String, partial: String = "") throws -> String {
    let scratch = try Scratch()
    try scratch.write(template, to: "t.html")
    try scratch.write(partial, to: "p.html")
    let library = try TemplateLibrary(directories: [URL(fileURLWithPath: scratch.path)])
    return try library.render("t", ViewValue(reflecting: Model()))
  }

  @Test(arguments: [
    ("{{title}}", "a &lt; b"), ("{{#list}}{{name}}{{title}},{{/list}}", "xa &lt; b,ya &lt; b,"),
    ("{{inner.name}}", "z"),
    ("{{#isShown}}yes{{/isShown}}{{^isShown}}{{wrong}}{{/isShown}}", "yes"),
    ("{{#absent}}{{wrong}}{{/absent}}{{^absent}}none{{/absent}}", "none"), ("{{! {{comment}}x", "x"),
  ])
  func aTemplateShowsTheValuesOfItsModel(_ template: String, _ expected: String) throws {
    #expect(try render(template) == expected)
  }

  @Test(arguments: [
    ("{{wrong}}", 1), ("\n{{#list}}\n{{wrong}}{{/list}}", 3), ("{{inner.wrong}}", 1), ("{{#wrong}}{{/wrong}}", 1),
    ("{{^wrong}}{{/wrong}}", 1), ("{{absent}}", 1), ("{{list}}", 1),
  ])
  func aNameWithoutAValueIsAnErrorWithItsLine(_ template: String, _ line: Int) {
    #expect {
      try render(template)
    } throws: { error in
      if case SiteError.missingValue("t.html", line, _) = error { true } else { false }
    }
  }

  @Test func aMistakeInAPartialNamesThePartial() {
    #expect(throws: SiteError.missingValue(file: "p.html", line: 2, key: "wrong")) {
      try render("{{> p}}", partial: "\n{{wrong}}")
    }
  }

  @Test(arguments: ["{{", "{{#list}}", "{{/list}}", "{{#list}}{{/title}}", "{{}}", "{{> nowhere}}", "{{> t}}"])
  func aTemplateThatIsNotMustacheIsAnError(_ template: String) {
    #expect(throws: SiteError.self) { try render(template) }
  }

  @Test func anOverlayReplacesOneFileAndLeavesTheOthers() throws {
    let scratch = try Scratch()
    try scratch.write("hello {{title}}", to: "pages/chapter.html")
    let library = try TemplateLibrary(overlays: [URL(fileURLWithPath: scratch.path)])
    #expect(try library.render("pages/chapter", ViewValue(reflecting: Model())) == "hello a &lt; b")
    #expect(library.has("layout.html"))
  }

  @Test func everyTemplateOfOursIsUsed() throws {
    let library = try TemplateLibrary()
    let templates = library.paths(under: "").filter {
      $0.hasSuffix(".html") && !$0.hasPrefix("pages/") && $0 != "layout.html"
    }
    let texts = try library.paths(under: "").filter { $0.hasSuffix(".html") || $0.hasSuffix(".md") }.map(library.text)
    for template in templates {
      let name = template.dropLast(".html".count)
      let uses = ["{{> \(name)}}", "::insert \(name.dropFirst("inserts/".count))\n"]
      // The builder asks for these by name.
      let isKnown = ["partials/figure", "partials/steps", "partials/exercise", "partials/listings"].contains(name)
      #expect(isKnown || texts.contains { text in uses.contains { text.contains($0) } }, "\(template)")
    }
  }

  @Test func aMissingTemplateDirectoryIsAnError() {
    #expect(throws: SiteError.self) { try TemplateLibrary(overlays: [URL(fileURLWithPath: "/nowhere/at/all")]) }
  }
}
