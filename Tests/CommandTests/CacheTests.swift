import Foundation
import Testing

@Suite("Nothing is trained twice, and a cache that fails costs no result")
struct CacheTests {
  private var workshop = try! Workshop()
  private let expected = try? Data(contentsOf: URL(fileURLWithPath: Trained.weights))

  @Test("a finished run is found again, by several processes at once, and trained anew only if asked to")
  func found() throws {
    let train = ["train", "mnist"] + workshop.tiny()
    let runs = try (0..<4).map { _ in try workshop.start(train) }
    for run in runs {
      let outcome = run.wait()
      #expect(outcome.code == 0 && outcome.messages.contains("already trained"))
    }
    let separate = try withOwnCache()
    #expect(try separate.start(train).wait().messages.contains("epoch 1/1"))
    #expect(try separate.start(train).wait().messages.contains("already trained"))
    let anew = try separate.start(train + ["--retrain", "--save", "w"]).wait()
    #expect(anew.code == 0 && anew.messages.contains("epoch 1/1"))
    #expect(try saved() == expected)
  }

  @Test(
    "a cache that cannot be used is named, and the training goes on without it",
    arguments: ["/proc/none", "/dev/null", ""])
  func unusable(cache: String) throws {
    var workshop = workshop
    workshop.environment["XDG_CACHE_HOME"] = cache
    workshop.environment["HOME"] = cache.isEmpty ? nil : workshop.scratch.path
    let outcome = try workshop.start(["train", "mnist", "--save", "w"] + workshop.tiny()).wait()
    #expect(outcome.code == 0 && outcome.messages.contains("not kept for later"))
    #expect(try saved() == expected)
  }

  @Test("a checkpoint that is cut short, overwritten or no file is reported and trained anew")
  func damaged() throws {
    let workshop = try withOwnCache()
    let train = ["train", "mnist", "--save", "w"] + workshop.tiny()
    #expect(try workshop.start(train).wait().code == 0)
    let file = try #require(workshop.checkpoints.first)
    let whole = try Data(contentsOf: file)
    for content in [whole.prefix(3000), Data(), whole.prefix(5000) + Data(repeating: 7, count: whole.count - 5000)] {
      try content.write(to: file)
      let outcome = try workshop.start(train).wait()
      #expect(outcome.code == 0 && outcome.messages.contains("cannot be used, training anew"))
      #expect(try saved() == expected)
      #expect(try Data(contentsOf: file) == whole)
    }
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    let outcome = try workshop.start(train).wait()
    #expect(outcome.code == 0 && outcome.messages.contains("not kept for later"))
    #expect(try saved() == expected)
  }

  @Test("the checkpoint of other settings is not taken for this run's")
  func foreign() throws {
    let workshop = try withOwnCache()
    #expect(try workshop.start(["train", "mnist", "--seed", "9"] + workshop.tiny()).wait().code == 0)
    let other = try #require(workshop.checkpoints.first)
    let train = ["train", "mnist", "--save", "w"] + workshop.tiny()
    #expect(try workshop.start(train).wait().code == 0)
    let own = try #require(workshop.checkpoints.first { $0 != other })
    try Data(contentsOf: other).write(to: own)
    #expect(try workshop.start(train).wait().messages.contains("another training"))
    #expect(try saved() == expected)
  }

  @Test("a loss that is no number ends with advice")
  func diverged() throws {
    let outcome = try workshop.start(["train", "mnist", "--learning-rate", "1e30"] + workshop.tiny()).wait()
    #expect(outcome.isFailure(78, "Lower the learning rate"))
  }

  private func withOwnCache() throws -> Workshop {
    var copy = workshop
    copy.environment["XDG_CACHE_HOME"] = workshop.path("cache")
    return copy
  }

  private func saved() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: workshop.path("w"))) }
}

extension Workshop {
  /// The checkpoints in a cache of its own, which must be called `cache`.
  var checkpoints: [URL] {
    let runs = URL(fileURLWithPath: path("cache/cnn-viz/runs"))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: runs.path)) ?? []
    return names.sorted().map { runs.appendingPathComponent($0).appendingPathComponent("checkpoint") }
  }
}
