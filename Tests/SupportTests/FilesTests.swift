import Foundation
import Support
import Testing

@Suite struct FilesTests {
  let directory: URL

  init() throws {
    directory = FileManager.default.temporaryDirectory.appendingPathComponent("storage-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  @Test func aFileIsReplacedWholeAndNothingIsLeftBeside() throws {
    let file = directory.appendingPathComponent("a.bin")
    try Files.write([1, 2, 3], to: file.path)
    try Files.write([4], to: file.path)
    #expect(try Files.read(file.path, limit: 10) == [4])
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["a.bin"])
  }

  @Test func aMissingFileIsNamed() {
    let file = directory.appendingPathComponent("none")
    #expect(throws: FileError.missing(path: file.path)) { try Files.read(file.path, limit: 10) }
  }

  @Test func aFullDiskIsAnErrorAndTheOldFileStays() throws {
    #expect(throws: FileError.self) { try Files.writeThrough([1], to: "/dev/full") }
  }

  @Test func aLinkStaysALinkAndADeviceADevice() throws {
    let file = directory.appendingPathComponent("real").path
    let link = directory.appendingPathComponent("link").path
    try Files.write([1], to: file)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
    try Files.write([2], to: link)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == file)
    #expect(try Files.read(file, limit: 10) == [2])
    try Files.write([3], to: "/dev/null")
    #expect(throws: FileError.notAFile(path: "/dev/null")) { try Files.read("/dev/null", limit: 10) }
  }

  @Test func whetherAFileCanBeWrittenIsFoundOutBeforeAndLeavesNothing() throws {
    let file = directory.appendingPathComponent("a.bin").path
    try Files.checkWritable(file)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == [])
    try Files.write([1], to: file)
    try Files.checkWritable(file)
    #expect(try Files.read(file, limit: 10) == [1])
    for bad in [directory.path, file + "/below", directory.path + "/none/a.bin", ""] {
      #expect(throws: FileError.self) { try Files.checkWritable(bad) }
    }
  }

  @Test func aDirectoryIsHeldByOneRunAtATime() throws {
    var first: DirectoryLock? = try DirectoryLock(directory.path)
    #expect(throws: FileError.busy(path: directory.path)) { try DirectoryLock(directory.path) }
    withExtendedLifetime(first) {}
    first = nil
    _ = try DirectoryLock(directory.path)
  }

  @Test func aDigestDependsOnEveryByteAndOnWhereTextsEnd() {
    #expect(ContentDigest.of([1, 2]) != ContentDigest.of([2, 1]))
    var one = ContentDigest()
    one.add("ab")
    one.add("c")
    var other = ContentDigest()
    other.add("a")
    other.add("bc")
    #expect(one.hexadecimal != other.hexadecimal)
    // What the reference implementation gives for no bytes at all (xxhsum -H2 of an empty file).
    #expect(ContentDigest.of([]) == "99aa06d3014798d86001c324468d497f")
  }
}
