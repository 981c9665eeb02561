import Foundation
import Testing

@Suite("Streams: data to the standard output, the rest to the standard error")
struct StreamTests {
  private let workshop = try! Workshop()

  @Test(
    "an output that is full or closed ends the program cleanly",
    arguments: [">/dev/full", ">&-"], ["datasets", "--help", "networks lecture", "figure list"])
  func output(shell: String, command: String) throws {
    let arguments = command.split(separator: " ").map(String.init)
    let outcome = try workshop.start(arguments, shell: shell).wait()
    #expect(outcome.isFailure(74, "standard output"))
  }

  @Test("a reader that goes away ends the program cleanly")
  func reader() throws {
    _ = Trained.weights
    let options = "--network '\(Trained.network)' --epochs 1"
    // A figure that no pipe can hold, however much the reader's system buffers: 650 kB.
    let outcome = try workshop.run(
      "datasets",
      before: "{ '\(Workshop.program)' figure kernel-gallery \(options); echo $? >code; } 2>err | head -c1 >first")
    #expect(outcome.code == 0)
    let text = try ["first", "code", "err"].map { try String(contentsOfFile: workshop.path($0), encoding: .utf8) }
    #expect(text[0] == "<" && text[1] == "74\n" && text[2].contains("error: The standard output"))
  }

  @Test("messages that cannot be written do not end a run")
  func messages() throws {
    for shell in ["2>/dev/full", "2>&-", "<&- 2>&-"] {
      let outcome = try workshop.start(["train", "mnist"] + workshop.tiny(), shell: shell).wait()
      #expect(outcome.code == 0 && outcome.output.hasPrefix("loss "))
    }
  }

  @Test("no file is taken for a stream that was closed")
  func closed() throws {
    let arguments = ["train", "mnist", "--save", "w.safetensors", "--seed", "7"] + workshop.tiny()
    #expect(try workshop.start(arguments, shell: ">&- 2>&- <&-").wait().code == 74)
    #expect(try workshop.run("report", "mnist", "--model", "w.safetensors", "--output", "/proc/no").isFailure(73))
    #expect(try workshop.run("figure", "list", "--model", "w.safetensors").code == 0)
  }

  @Test("away from a terminal each epoch has its line, and quiet means silence")
  func lines() throws {
    let train = ["train", "mnist", "--retrain", "--seed", "2"] + workshop.tiny()
    let normal = try workshop.start(train).wait()
    #expect(normal.messages.contains("epoch 1/1  loss 0.") && !normal.messages.contains("\u{1b}"))
    #expect(normal.output.wholeMatch(of: /loss 0\.\d+ accuracy 0\.\d+\n/) != nil)
    let quiet = try workshop.start(train + ["--quiet"]).wait()
    #expect(quiet.messages.isEmpty && quiet.output == normal.output)
  }

  @Test("on a terminal a bar is drawn, no wider than the terminal, in colour unless nobody wants it")
  func terminal() throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/script") else { return }
    var workshop = workshop
    workshop.environment["TERM"] = "xterm"
    func messages(_ options: String, columns: Int) throws -> String {
      // Of several epochs, because a bar is drawn at most ten times a second.
      let command =
        "stty cols \(columns); '\(Workshop.program)' train mnist --retrain --seed 3 "
        + "--network '\(Trained.network)' --epochs 12 \(options)"
      let outcome = try workshop.run("datasets", before: "script -qec \"\(command)\" typescript </dev/null >/dev/null")
      #expect(outcome.code == 0)
      return try String(contentsOfFile: workshop.path("typescript"), encoding: .utf8)
    }
    let plain = try messages("", columns: 100)
    #expect(plain.contains("━") && plain.contains("left") && !plain.contains("\u{1b}[36m"))
    workshop.environment["NO_COLOR"] = nil
    #expect(try messages("", columns: 100).contains("\u{1b}[36m"))
    #expect(try !messages("--no-color", columns: 100).contains("\u{1b}[36m"))
    let narrow = try messages("--no-color", columns: 40)
    let bars = narrow.split(separator: "\r").filter { $0.hasSuffix("\u{1b}[K") }
    #expect(!bars.isEmpty && bars.allSatisfy { $0.count - 3 < 40 })
    #expect(try !messages("--quiet", columns: 100).contains("epoch 1"))
  }
}
