import Foundation
import Testing

@Suite("A full disk leaves nothing half-written")
struct FullDiskTests {
  private let workshop = try! Workshop()

  @Test("a site that does not fit, by a limit on the size of files")
  func limit() throws {
    let report = ["report", "mnist", "--language", "en", "--output", "site", "--theme", "dark"] + workshop.tiny()
    // 16 blocks of 512 or 1024 bytes, by the shell's taste: less than a figure, more than the messages.
    let outcome = try workshop.start(report, before: "ulimit -f 16").wait()
    #expect(outcome.isFailure(74, "file too large"))
    #expect(try left() == [])
  }

  @Test("a site, weights and a checkpoint that do not fit on a small file system")
  func fileSystem() throws {
    guard let disk = try SmallDisk(workshop.path("disk"), "size=300k") else { return }
    let report = ["report", "mnist", "--language", "en", "--output", "disk/site"] + workshop.tiny()
    #expect(try workshop.start(report).wait().isFailure(74, "no space left on device"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])

    var crowded = workshop
    crowded.environment["XDG_CACHE_HOME"] = disk.path
    let deep = ["train", "mnist", "--seed", "4", "--save", "w"] + workshop.tiny()
    try Data(repeating: 1, count: 300 * 1024).write(to: URL(fileURLWithPath: disk.path + "/filler"))
    let outcome = try crowded.start(deep).wait()
    #expect(outcome.code == 0 && outcome.messages.contains("not kept for later"))
    #expect(try workshop.start(["train", "mnist", "--save", "disk/w"] + workshop.tiny()).wait().isFailure(74))
  }

  private func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: workshop.scratch.path)
      .filter { !$0.hasSuffix(".out") && !$0.hasSuffix(".err") }
  }
}

/// A file system in memory, where this user may mount one.
private final class SmallDisk {
  let path: String

  init?(_ path: String, _ options: String) throws {
    self.path = path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    guard getuid() == 0, mount("tmpfs", path, "tmpfs", 0, options) == 0 else { return nil }
  }

  deinit { umount2(path, Int32(MNT_DETACH)) }
}
