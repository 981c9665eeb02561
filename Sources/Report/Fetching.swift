import Downloads
import Foundation
import Support

/// Downloads with their progress on the console.
enum Fetching {
  /// Fetches a file into the cache, goes on where an interrupted run ended, and gives its path.
  static func run(_ download: Download, console: Console) throws -> String {
    if let present = download.present {
      console.say("\(download.name) is in the cache already")
      return present
    }
    let before = download.partialBytes
    console.say(
      before == 0
        ? "fetching \(download.url.printable(limit: 200)), \(megabytes(download.bytes))"
        : "going on with \(download.url.printable(limit: 200)) after \(megabytes(before)) of \(megabytes(download.bytes))"
    )
    defer { console.clearBar() }
    let path = try Fetch(download).run { bytes in
      if console.showsBar { console.redraw("\(megabytes(bytes)) of \(megabytes(download.bytes))") }
      return !Interruption.isRequested
    }
    console.clearBar()
    console.say("verified: MD5 \(download.md5)")
    return path
  }

  /// Whether files are in the cache, in one word or two.
  static func state(_ downloads: [Download]) -> String {
    if downloads.allSatisfy({ $0.present != nil }) { return "in the cache" }
    let bytes = downloads.reduce(0) { $0 + ($1.present == nil ? $1.partialBytes : $1.bytes) }
    return bytes == 0 ? "to be fetched" : "begun, \(megabytes(bytes))"
  }

  /// A number of bytes in millions, as in `96.1 MB`.
  static func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1e6) }
}
