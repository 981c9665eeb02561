import Foundation
import Testing

@Suite("Comparing two runs")
struct ComparisonTests {
  private let workshop: Workshop

  init() throws { workshop = try Workshop() }

  @Test("two networks are trained alike and held against each other in a site that is whole")
  func networks() throws {
    _ = Trained.weights
    let outcome = try workshop.run("compare", Trained.network, "lecture", "--epochs", "1", "--output", "both")
    #expect(outcome.code == 0)
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 3 && lines[2] == "both/index.html")
    #expect(lines[0].hasPrefix("tiny: loss ") && lines[1].hasPrefix("lecture: loss "))
    let check = try workshop.run("check", "both")
    #expect(check.code == 0, "\(check.output)")
    for language in ["en", "es"] {
      let page = try text("both/\(language)/index.html")
      #expect(page.contains("1,382") || page.contains("1382"))
      // The settings, too, are written as the language writes numbers.
      #expect(page.contains(language == "es" ? "0,33" : "0.33") && !page.contains(language == "es" ? ">0.33" : ">0,33"))
      for figure in ["curves", "classes", "confusion", "images"] {
        #expect(page.contains("id=\"comparison-\(figure)\""), "\(figure)")
      }
    }
    let record = try JSONSerialization.jsonObject(with: Data(try text("both/comparison.json").utf8)) as? [String: Any]
    let runs = try #require(record?["runs"] as? [[String: Any]])
    #expect(runs.compactMap { $0["network"] as? String } == ["tiny", "lecture"])
    // What the command prints, the table says and the record holds is one number.
    let evaluation = try #require(runs[1]["evaluation"] as? [String: Any])
    let accuracy = try #require(evaluation["accuracy"] as? Double)
    #expect(lines[1].hasSuffix(String(format: "accuracy %.4f", accuracy)))
    #expect(try text("both/en/index.html").contains(String(format: "%.2f%%", accuracy * 100)))
  }

  @Test("sites are compared without being trained again, the seed alone being told apart from a recipe")
  func sites() throws {
    let report = ["report", "mnist", "--language", "en", "--epochs", "1"]
    #expect(try workshop.start(report + ["--output", "one"]).wait().code == 0)
    #expect(try workshop.start(report + ["--seed", "2", "--output", "two"]).wait().code == 0)
    let outcome = try workshop.run("compare", "one", "two", "--output", "both", "--language", "en")
    #expect(outcome.code == 0 && !outcome.messages.contains("epoch 1/1"))
    let page = try text("both/en/index.html")
    #expect(page.contains("nothing but the seed") && page.contains("<strong>2</strong>"))
    // The cache still holds both, so that their answers can be compared.
    #expect(page.contains("id=\"comparison-images\""))
    let again = try workshop.run("compare", "one", "two", "--output", "again", "--language", "en", "--threads", "1")
    #expect(again.code == 0)
    for file in ["en/index.html", "en/figures/comparison-images.png", "comparison.json"] {
      #expect(try data("again/\(file)") == data("both/\(file)"), "\(file)")
    }
  }

  @Test("of sites whose weights are nowhere the numbers are compared, and the page says what is missing")
  func withoutWeights() throws {
    try copy("one")
    try copy("two")
    let outcome = try workshop.run("compare", "one", "two", "--output", "both", "--language", "en")
    #expect(outcome.code == 0)
    let page = try text("both/en/index.html")
    #expect(!page.contains("id=\"comparison-images\"") && page.contains("the weights of one are not in the cache"))
    #expect(try workshop.run("check", "both").code == 0)
  }

  @Test("what cannot be compared is refused in a sentence, and nothing is written")
  func refusals() throws {
    try copy("one")
    try copy("other", replacing: "\"name\": \"mnist\"", by: "\"name\": \"signals\"")
    try copy("damaged", replacing: "\"confusion\"", by: "\"confusions\"")
    let compare = { try workshop.run("compare", "one", $0, "--output", "both") }
    #expect(try compare("other").isFailure(64, "cannot be compared", "mnist", "signals"))
    #expect(try compare("damaged").isFailure(65, "damaged/report.json", "confusion"))
    #expect(try compare("nowhere").isFailure(66, "nowhere", "cnn-viz networks"))
    #expect(try compare("nowhere.yml").isFailure(66, "nowhere.yml"))
    let trained = try workshop.run("compare", "one", "one", "--epochs", "2", "--output", "both")
    #expect(trained.isFailure(64, "options of training"))
    #expect(!FileManager.default.fileExists(atPath: workshop.path("both")))
  }

  /// A copy of the site that all tests share, perhaps with other words in its record.
  private func copy(_ name: String, replacing old: String = "", by new: String = "") throws {
    try FileManager.default.copyItem(atPath: Trained.site, toPath: workshop.path(name))
    guard !old.isEmpty else { return }
    let record = try text("\(name)/report.json")
    #expect(record.contains(old))
    try record.replacing(old, with: new).write(
      toFile: workshop.path("\(name)/report.json"), atomically: true, encoding: .utf8)
  }

  private func text(_ path: String) throws -> String {
    try String(contentsOfFile: workshop.path(path), encoding: .utf8)
  }

  private func data(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: workshop.path(path))) }
}
