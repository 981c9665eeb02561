import Downloads
import Foundation
import Support
import TestSupport
import Testing

/// Downloads from a server on this machine. The cache of all of them is that of this process, each file in a folder of its own.
@Suite(.serialized) struct FetchTests {
  private let scratch: Scratch
  private let content = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 7) }
  private let download: Download

  init() throws {
    scratch = try Scratch()
    setenv("XDG_CACHE_HOME", scratch.path, 1)
    download = Download(
      url: "https://example.org/models/weights.bin", bytes: content.count, md5: MD5.of(content), folder: "models")
  }

  private func fetch(_ server: FileServer, _ report: (Int) -> Bool = { _ in true }) throws -> String {
    try Fetch(download, mirror: server.address).run(report)
  }

  /// What a download throws.
  private func failure(_ server: FileServer, _ report: (Int) -> Bool = { _ in true }) -> DownloadError? {
    let error = #expect(throws: DownloadError.self) { try fetch(server, report) }
    #expect(error.map { $0.description.count <= 300 && !$0.description.contains("\n") } == true)
    return error
  }

  @Test func aFileIsFetchedVerifiedAndKept() throws {
    let server = try FileServer(content)
    #expect(download.present == nil)
    let path = try fetch(server)
    #expect(path == "\(scratch.path)/cnn-viz/models/weights.bin")
    #expect(try Files.read(path, limit: 1 << 20) == content)
    #expect(download.present == path && download.partialBytes == 0)
    _ = try fetch(server)
    #expect(server.requestedStarts == [0])
  }

  @Test func aBrokenDownloadGoesOnWhereItEnded() throws {
    var manners = FileServer.Manners()
    manners.cutAfter = 120_000
    let server = try FileServer(content, manners)
    guard case .broken(_, _, let bytes) = failure(server) else {
      Issue.record("it did not break")
      return
    }
    #expect(bytes == 120_000 && download.partialBytes == 120_000 && download.present == nil)
    server.behave(FileServer.Manners())
    #expect(try Files.read(fetch(server), limit: 1 << 20) == content)
    #expect(server.requestedStarts == [0, 120_000])
  }

  @Test func aServerThatCannotGoOnGivesTheFileFromTheBeginning() throws {
    var manners = FileServer.Manners()
    manners.cutAfter = 50_000
    manners.hasRanges = false
    let server = try FileServer(content, manners)
    _ = failure(server)
    manners.cutAfter = nil
    server.behave(manners)
    #expect(try Files.read(fetch(server), limit: 1 << 20) == content)
    #expect(server.requestedStarts == [0, 50_000, 0])
  }

  @Test func anotherFileIsRefusedAndNotKept() throws {
    var other = content
    other[1000] ^= 1
    let server = try FileServer(other)
    #expect(
      failure(server)
        == .wrongChecksum(url: "\(server.address)/weights.bin", found: MD5.of(other), expected: MD5.of(content)))
    #expect(download.present == nil && download.partialBytes == 0)
  }

  @Test func aFileThatIsTooLongIsRefusedOnTheWay() throws {
    var manners = FileServer.Manners()
    manners.tellsLength = false
    manners.pace = 100_000
    let server = try FileServer(content + content + content, manners)
    #expect(failure(server) == .tooLong(url: "\(server.address)/weights.bin", bytes: content.count))
    #expect(download.partialBytes == 0)
  }

  @Test func aFileThatEndsTooEarlyIsKeptToGoOn() throws {
    let server = try FileServer(Array(content.prefix(1000)))
    guard case .broken(_, "it ended too early", 1000) = failure(server) else {
      Issue.record("it did not end too early")
      return
    }
  }

  @Test(arguments: ["404 Not Found", "500 Internal Server Error"])
  func aServerThatRefusesIsQuoted(_ status: String) throws {
    var manners = FileServer.Manners()
    manners.status = status
    guard case .refused(_, let reason) = failure(try FileServer(content, manners)) else {
      Issue.record("it did not refuse")
      return
    }
    #expect(reason.contains(status.prefix(3)))
    #expect(download.partialBytes == 0)
  }

  @Test func nobodyThereIsSaid() throws {
    var server: FileServer? = try FileServer(content)
    let address = try #require(server?.address)
    server = nil
    let error = #expect(throws: DownloadError.self) {
      try Fetch(download, mirror: address).run { _ in true }
    }
    #expect(error?.description.contains("could not be fetched") == true)
  }

  @Test func anInterruptedDownloadIsKept() throws {
    var manners = FileServer.Manners()
    manners.pace = 2_000
    let server = try FileServer(content, manners)
    guard case .interrupted(let bytes, content.count) = failure(server, { $0 < 60_000 }) else {
      Issue.record("it was not interrupted")
      return
    }
    #expect(bytes >= 60_000 && download.partialBytes >= bytes)
    server.behave(FileServer.Manners())
    #expect(try Files.read(fetch(server), limit: 1 << 20) == content)
    #expect((server.requestedStarts.last ?? 0) >= 60_000)
  }

  @Test func aFileForWhichThereIsNoRoomIsNotBegun() throws {
    let server = try FileServer(content)
    let huge = Download(url: download.url, bytes: 1 << 60, md5: download.md5, folder: "models")
    let error = #expect(throws: DownloadError.self) { try Fetch(huge, mirror: server.address).run { _ in true } }
    guard case .noSpace = error else {
      Issue.record("there was room")
      return
    }
    #expect(server.requestedStarts.isEmpty)
  }

  @Test func aCacheThatCannotBeWrittenIsNamed() throws {
    setenv("XDG_CACHE_HOME", try scratch.write("file", [1]), 1)
    #expect(throws: FileError.self) { try fetch(FileServer(content)) }
  }

  @Test func withoutAMirrorNothingButHTTPSIsSpoken() throws {
    #expect(throws: DownloadError.badMirror("ftp://a")) { try Fetch(download, mirror: "ftp://a") }
    let plain = Download(
      url: try FileServer(content).address + "/weights.bin", bytes: content.count, md5: download.md5, folder: "models")
    let error = #expect(throws: DownloadError.self) { try Fetch(plain, mirror: nil).run { _ in true } }
    #expect(error?.description.contains("could not be fetched") == true)
  }
}
