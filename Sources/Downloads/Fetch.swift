import Foundation
import Support

/// Fetches a file into the cache, goes on where an earlier attempt ended, and verifies it.
///
/// The work is done by the program `curl`, in a process of its own: what speaks TLS with a server is not linked to what
/// holds the user's data, and commands that fetch nothing need not load it.
package struct Fetch {
  private let download: Download
  private let url: String
  private let protocols: String

  /// Prepares a download; `CNN_VIZ_MIRROR` names another place that has the files under the same names.
  ///
  /// Throws `DownloadError.badMirror`.
  package init(
    _ download: Download, mirror: String? = CacheDirectory.variable("CNN_VIZ_MIRROR")
  ) throws(DownloadError) {
    self.download = download
    guard let mirror, !mirror.isEmpty else {
      (url, protocols) = (download.url, "=https")
      return
    }
    // A mirror in a classroom need not speak TLS: the checksum tells whether it has the right file.
    guard mirror.hasPrefix("https://") || mirror.hasPrefix("http://") else { throw .badMirror(mirror) }
    url = mirror + (mirror.hasSuffix("/") ? "" : "/") + download.name
    protocols = "=https,http"
  }

  /// Fetches the file, unless it is there, and gives its path.
  ///
  /// `report` is told again and again how many bytes are there and decides whether to go on. Throws `DownloadError`, or
  /// `FileError` where the cache cannot be used or another run holds it.
  package func run(_ report: (Int) -> Bool) throws -> String {
    guard let path = download.path, let directory = download.directory, let partial = download.partialPath else {
      throw DownloadError.noCache
    }
    if let present = download.present { return present }
    let lock = try DirectoryLock(directory, name: ".\(download.name).lock")
    defer { withExtendedLifetime(lock) {} }
    if download.partialBytes > download.bytes { unlink(partial) }
    if download.partialBytes < download.bytes {
      try checkSpace(directory)
      try transfer(to: partial, report)
    }
    try verify(partial)
    guard rename(partial, path) == 0 else { throw FileError.writing(path, errno) }
    Files.syncDirectory(of: path)
    return path
  }

  private func checkSpace(_ directory: String) throws(DownloadError) {
    var status = statvfs()
    guard statvfs(directory, &status) == 0 else { return }
    let (free, needed) = (Int(status.f_bavail) * Int(status.f_frsize), download.bytes - download.partialBytes)
    guard free >= needed else { throw .noSpace(directory: directory, needed: needed, free: free) }
  }

  private func transfer(to partial: String, _ report: (Int) -> Bool) throws {
    var curl = try CurlProcess(url: url, protocols: protocols, offset: download.partialBytes, output: partial)
    var status = try curl.run { try watch(report) }
    if status.code == CurlProcess.noRanges, download.partialBytes > 0 {
      // The server cannot go on in the middle, so the beginning comes again.
      unlink(partial)
      curl = try CurlProcess(url: url, protocols: protocols, offset: 0, output: partial)
      status = try curl.run { try watch(report) }
    }
    let bytes = download.partialBytes
    switch status.code {
    case 0 where bytes == download.bytes: return
    case 0 where bytes > download.bytes:
      unlink(partial)
      throw DownloadError.tooLong(url: url, bytes: download.bytes)
    case 0: throw DownloadError.broken(url: url, reason: "it ended too early", bytes: bytes)
    case CurlProcess.refused: throw DownloadError.refused(url: url, reason: status.reason)
    case CurlProcess.writeFailed: throw DownloadError.unwritable(path: partial, reason: status.reason)
    default: throw DownloadError.broken(url: url, reason: status.reason, bytes: bytes)
    }
  }

  /// Looks at a transfer under way; throws where it must end.
  private func watch(_ report: (Int) -> Bool) throws {
    let bytes = download.partialBytes
    guard report(bytes) else { throw DownloadError.interrupted(bytes: bytes, of: download.bytes) }
    guard bytes <= download.bytes else {
      download.partialPath.map { _ = unlink($0) }
      throw DownloadError.tooLong(url: url, bytes: download.bytes)
    }
  }

  private func verify(_ partial: String) throws {
    var digest = MD5()
    guard let file = FileHandle(forReadingAtPath: partial) else { throw FileError.missing(path: partial) }
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { digest.add(Array(piece)) }
    let found = digest.hexadecimal
    guard found == download.md5 else {
      unlink(partial)
      throw DownloadError.wrongChecksum(url: url, found: found, expected: download.md5)
    }
  }
}
