import Foundation
import TestSupport
import Testing

/// The small run of the page "Fine-tuning", done as a reader does it.
@Suite("Fine-tuning on the command line")
struct FineTuningCommandTests {
  private let workshop = try! Workshop()

  @Test("both pages tell what their commands give", .timeLimit(.minutes(5)))
  func page() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
    let pages = try ["en", "es"].map {
      try String(contentsOf: root.appendingPathComponent("Templates/prose/\($0)/fine-tuning.md"), encoding: .utf8)
    }
    let results = pages.map { text in
      text.matches(of: #/\| `cnn-viz ([^`]*)` \| ([0-9.,]+) % \|/#).map {
        (String($0.1), Double($0.2.replacing(",", with: ".")) ?? -1)
      }
    }
    #expect(results[0].count == 3 && results[0].map(\.0) == results[1].map(\.0))
    #expect(results[0].map(\.1) == results[1].map(\.1))
    for (command, accuracy) in results[0] {
      let outcome = try workshop.start(command.split(separator: " ").map(String.init)).wait()
      let found = try #require(outcome.output.firstMatch(of: #/accuracy ([0-9.]+)/#), "\(outcome.messages)")
      // 180 images: what one processor rounds differently may turn a few of them.
      #expect(abs(try #require(Double(found.1)) * 100 - accuracy) < 4, "\(command): \(outcome.output)")
    }
  }

  @Test("the whole network is saved")
  func saved() throws {
    let outcome = try workshop.run(
      "train", "pieces", "--base", "squeezenet", "--epochs", "1", "--save", "w.safetensors")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let size = try FileManager.default.attributesOfItem(atPath: workshop.path("w.safetensors"))[.size] as? Int
    // 722,496 numbers of the base and 1,539 of the head.
    #expect(try #require(size) > 4 * (722_496 + 1539))
  }

  @Test(
    "what makes no sense is refused",
    arguments: [
      ("--base squeezenet --network lecture", 64, "exclude each other"), ("--freeze fire5_concat", 64, "--base"),
      ("--untrained-base", 64, "--base"), ("--base nothing", 64, "no trained network"),
      ("--base squeezenet --freeze conv10", 64, "frozen up to"), ("--base inception_v3", 66, "models fetch"),
    ])
  func refused(_ options: String, _ code: Int, _ words: String) throws {
    let arguments = ["train", "pieces"] + options.split(separator: " ").map(String.init)
    #expect(try workshop.start(arguments).wait().isFailure(Int32(code), words))
  }
}
