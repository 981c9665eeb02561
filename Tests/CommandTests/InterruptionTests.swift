import Foundation
import Testing

@Suite("A run that is stopped loses at most the epoch under way")
struct InterruptionTests {
  private let workshop: Workshop
  private let train: [String]

  init() throws {
    var workshop = try Workshop()
    workshop.environment["XDG_CACHE_HOME"] = workshop.path("cache")
    self.workshop = workshop
    train = ["train", "mnist", "--save", "w"] + workshop.tiny(epochs: 8)
  }

  @Test("ctrl-C, SIGTERM and SIGKILL in turn, and the end has the same bytes")
  func training() throws {
    let first = try workshop.start(train)
    #expect(first.waitFor("epoch 1/8"))
    first.send(SIGINT)
    #expect(first.wait().isFailure(130, "the next run goes on after epoch "))
    let second = try workshop.start(train)
    #expect(second.waitFor("going on after epoch"))
    second.send(SIGTERM)
    #expect(second.wait().isFailure(130, "interrupted; "))
    let third = try workshop.start(train)
    #expect(third.waitFor("going on after epoch"))
    third.send(SIGKILL)
    #expect(third.wait().code == 128 + SIGKILL)
    #expect(!FileManager.default.fileExists(atPath: workshop.path("w")))
    let last = try workshop.start(train).wait()
    #expect(last.code == 0 && last.messages.contains("going on after epoch"))
    let resumed = try Data(contentsOf: URL(fileURLWithPath: workshop.path("w")))
    #expect(try workshop.start(train + ["--retrain"]).wait().code == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: workshop.path("w"))) == resumed)
  }

  @Test("before the first epoch is over there is nothing to keep, and a second ctrl-C ends the program at once")
  func twice() throws {
    let deep = ["train", "mnist", "--network", "lecture-deep"]
    let once = try workshop.start(deep)
    #expect(once.waitFor("training lecture-deep"))
    let other = try workshop.start(deep).wait()
    #expect(other.isFailure(75, "Another cnn-viz is training lecture-deep"))
    once.send(SIGINT)
    #expect(once.wait().isFailure(130, "starts anew"))
    let twice = try workshop.start(deep)
    #expect(twice.waitFor("training lecture-deep"))
    twice.send(SIGINT)
    twice.send(SIGINT)
    #expect(twice.wait().code == 130)
  }

  @Test("while figures are drawn the old site stays as it is, and the next run leaves nothing behind")
  func drawing() throws {
    var workshop = workshop
    workshop.environment["XDG_CACHE_HOME"] = Trained.cache
    let report = ["report", "mnist", "--output", "site"] + workshop.tiny()
    try FileManager.default.copyItem(atPath: Trained.site, toPath: workshop.path("site"))
    let before = try contents(workshop.path("site"))
    let entries = try FileManager.default.contentsOfDirectory(atPath: workshop.scratch.path).count

    let interrupted = try workshop.start(report)
    #expect(interrupted.waitFor("test images: "))
    #expect(try workshop.start(report).wait().isFailure(75, "Another cnn-viz is writing"))
    interrupted.send(SIGINT)
    #expect(interrupted.wait().isFailure(130, "site is as it was"))
    #expect(try contents(workshop.path("site")) == before)

    let killed = try workshop.start(report)
    #expect(killed.waitFor("test images: "))
    usleep(100_000)
    killed.send(SIGKILL)
    _ = killed.wait()
    #expect(try contents(workshop.path("site")) == before)
    #expect(try workshop.start(report + ["--language", "en"]).wait().code == 0)
    #expect(try contents(workshop.path("site")) == before)
    let names = try FileManager.default.contentsOfDirectory(atPath: workshop.scratch.path)
    #expect(names.filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }.count == entries)
  }
}

/// Every file of a directory with its bytes.
func contents(_ directory: String) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for name in try FileManager.default.subpathsOfDirectory(atPath: directory) {
    files[name] = try? Data(contentsOf: URL(fileURLWithPath: "\(directory)/\(name)"))
  }
  return files
}
