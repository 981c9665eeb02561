import Foundation
import Insights
import Testing

@Suite struct TimelineTests {
  private let timeline = Timeline.convolutionalNetworks

  @Test func `events and results come in the order of their years`() {
    #expect(timeline.events.map(\.year) == timeline.events.map(\.year).sorted())
    #expect(timeline.contest.map(\.year) == Array(2010...2017))
    #expect(timeline.beginnings + timeline.modern == timeline.events)
  }

  @Test func `every fact has its source in the list, and every source is used`() {
    let used =
      timeline.events.map(\.reference) + timeline.contest.map(\.reference) + [timeline.humanReference]
    #expect(Set(used) == Set(timeline.references.map(\.number)))
    #expect(timeline.references.map(\.number) == timeline.references.map(\.number).sorted())
  }

  @Test func `a convolutional network won first in 2012, and erred less than a human first in 2015`() {
    #expect(timeline.turningPoint?.winner == "AlexNet" && timeline.turningPoint?.year == 2012)
    #expect(timeline.belowHuman?.winner == "ResNet" && timeline.belowHuman?.year == 2015)
    #expect(timeline.contest.map(\.isConvolutional) == [false, false, true, true, true, true, true, true])
  }

  @Test(arguments: ["en", "es"])
  func `the page about the history lists the same sources under the same numbers`(language: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Templates/prose/\(language)/what-is-a-cnn.md").standardized
    let text = try String(contentsOf: file, encoding: .utf8).replacing("*", with: "")
    for reference in timeline.references {
      let title = reference.full.split(separator: ". ").max { $0.count < $1.count } ?? ""
      let line = text.split(separator: "\n").last { $0.hasPrefix("\(reference.number). ") }
      #expect(line?.contains(title) == true, "\(reference.number)")
    }
  }
}
