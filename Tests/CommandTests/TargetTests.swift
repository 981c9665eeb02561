import Foundation
import Testing

@Suite("Whatever cannot be written is found before the training")
struct TargetTests {
  private let workshop = try! Workshop()

  @Test("files that cannot be written", arguments: ["--save", "--timings"])
  func files(option: String) throws {
    for target in ["/", "/nonexistent/file", "", "/proc/none"] {
      let outcome = try workshop.run("train", "mnist", option, target)
      #expect(outcome.isFailure(73), "\(target)")
      #expect(!outcome.messages.contains("training"))
    }
  }

  @Test("directories that cannot be written")
  func directories() throws {
    _ = try workshop.scratch.write("file", [])
    for target in ["file", "file/site", "/proc/none", "/dev/null"] {
      let outcome = try workshop.run("report", "mnist", "--output", target)
      #expect(outcome.isFailure(73), "\(target)")
      #expect(!outcome.messages.contains("training"))
    }
  }

  @Test("a page of somebody else is not replaced")
  func occupied() throws {
    try FileManager.default.createDirectory(atPath: workshop.path("site"), withIntermediateDirectories: false)
    _ = try workshop.scratch.write("site/index.html", Array("mine".utf8))
    let outcome = try workshop.run("report", "mnist", "--output", "site")
    #expect(outcome.isFailure(73, "index.html") && !outcome.messages.contains("training"))
    #expect(try String(contentsOfFile: workshop.path("site/index.html"), encoding: .utf8) == "mine")
  }

  @Test("a device is written to, not replaced by a file")
  func device() throws {
    let train = ["train", "mnist"] + workshop.tiny()
    #expect(try workshop.start(train + ["--save", "/dev/null"]).wait().code == 0)
    #expect(try workshop.start(train + ["--save", "/dev/full"]).wait().isFailure(74, "/dev/full"))
    var status = stat()
    #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test("a link stays a link, and what it leads to is replaced")
  func link() throws {
    let file = try workshop.scratch.write("real.json", [1])
    try FileManager.default.createSymbolicLink(atPath: workshop.path("link.json"), withDestinationPath: file)
    #expect(try workshop.start(["train", "mnist", "--timings", "link.json"] + workshop.tiny()).wait().code == 0)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: workshop.path("link.json")) == file)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).count > 1)
  }

  @Test("the seconds of each stage are written under these names")
  func timings() throws {
    #expect(try workshop.start(["train", "mnist", "--timings", "t.json"] + workshop.tiny()).wait().code == 0)
    let data = try Data(contentsOf: URL(fileURLWithPath: workshop.path("t.json")))
    let seconds = try JSONDecoder().decode([String: Double].self, from: data)
    #expect(seconds.keys.sorted() == ["evaluate", "figures", "insights", "load", "site", "total", "train"])
    #expect(seconds.values.allSatisfy { $0 >= 0 } && (seconds["load"] ?? 0) > 0)
  }
}
