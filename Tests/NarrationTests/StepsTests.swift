import Foundation
import Localization
import Site
import TestSupport
import Testing

/// The steps of windows on whole pages.
@Suite struct StepsTests {
  @Test(arguments: Language.allCases)
  func `a layer's page holds its steps as a list of pictures with their sums`(language: Language) throws {
    let site = try SiteOf.network(.strides)
    for sequence in try #require(site.sequences[language]) {
      let layer = sequence.id.dropLast("-walk".count)
      let page = try #require(site.page("\(language.rawValue)/layers/\(layer).html"))
      let list = try #require(page.firstMatch(of: #/<ol class="steps"(?s:.*?)<\/ol>/#)?.output)
      #expect(list.components(separatedBy: "<li id=").count - 1 == sequence.frames.count)
      for frame in sequence.frames {
        let figure = try #require(site.figures[language]?.first { $0.id == frame })
        #expect(list.contains("<li id=\"\(frame)\">") && list.contains("figures/\(frame).svg"))
        #expect(list.contains("<p class=\"step-text\">\(figure.caption.prefix(24))"))
      }
      #expect(page.contains("id=\"\(sequence.id)\"") && page.contains("figures/\(sequence.id).pdf"))
    }
  }

  @Test func `controls and the cells' readout wait for the script`() throws {
    let page = try #require(SiteOf.network(.strides).page("en/layers/wide.html"))
    let controls = try #require(page.firstMatch(of: #/<div class="walk-controls"[^>]*>/#)?.output)
    let cells = try #require(page.firstMatch(of: #/<div class="cells"[^>]*>/#)?.output)
    #expect(controls.hasSuffix(" hidden>") && cells.hasSuffix(" hidden>"))
    for name in ["first", "previous", "play", "next", "last", "range", "count", "status"] {
      #expect(page.contains("walk-\(name)"))
    }
    #expect(page.contains("data-region=\"output\"") && page.contains("data-region=\"input\""))
  }

  @Test func `the numbers for the script are one for each cell, and in the script's order of rows and columns`() throws
  {
    let page = try #require(SiteOf.network(.strides).page("en/layers/wide.html"))
    func attribute(_ name: String) throws -> String {
      let pattern = try Regex("data-\(name)=\"([^\"]*)\"", as: (Substring, Substring).self)
      return String(try #require(page.firstMatch(of: pattern)).output.1)
    }
    // 16 x 15 cells with a border, in steps of 2: 8 x 8.
    #expect(try attribute("output") == "8 8" && attribute("input") == "16 15")
    #expect(try attribute("row-window") == "3 2 0" && attribute("column-window") == "5 2 2")
    #expect(try attribute("row-field") == "3 2 -1" && attribute("column-field") == "5 2 -2")
    for name in ["sums", "pre-activations", "values"] {
      #expect(try attribute(name).split(separator: " ").count == 64, "\(name)")
    }
    #expect(try attribute("sentence").contains("[window]") && attribute("area").split(separator: "|").count == 4)
  }

  @Test func `without a script a table tells the windows, the sums and the receptive fields`() throws {
    let text = try SiteOf.network(.strides).text("layers/wide")
    #expect(text.contains("The cells at which the window stops") && text.contains("Receptive field in the image"))
    #expect(text.contains("row 0, column 0") && text.contains("rows 0 to 2, columns \u{2212}2 to 2"))
  }

  @Test func `of the steps only the first stands in the gallery, under the name of the sequence`() throws {
    let page = try #require(SiteOf.network(.strides).page("en/figures.html"))
    #expect(page.contains("<li id=\"wide-walk\">") && page.contains("wide-step-001.svg"))
    #expect(!page.contains("wide-step-002.svg"))
  }

  @Test func `figures.json lists the sequences with their frames`() throws {
    let site = try SiteOf.network(.strides)
    let json = FigureRecord.json(site.built.figures, sequences: site.built.sequences)
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    let sequences = try #require(object["sequences"] as? [[String: Any]])
    #expect(sequences.count == 2 * (site.sequences[.english]?.count ?? 0))
    let first = try #require(sequences.first)
    #expect(first["page"] as? String == "en/layers/wide.html")
    #expect((first["frames"] as? [String])?.first == "wide-step-001")
    #expect((first["files"] as? [String: String])?["pdf"] == "en/figures/wide-walk.pdf")
  }
}
