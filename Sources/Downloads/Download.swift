import Glibc
import Support

/// A file on a server that is known to the last byte.
public struct Download: Equatable, Sendable {
  /// Where it is, by https.
  public let url: String
  /// How large it is.
  public let bytes: Int
  /// Its MD5 digest, as its authors published it.
  public let md5: String
  /// The folder of the cache that it is kept in.
  public let folder: String

  /// A file to be fetched.
  public init(url: String, bytes: Int, md5: String, folder: String) {
    (self.url, self.bytes, self.md5, self.folder) = (url, bytes, md5, folder)
  }

  /// What it is called, on the server and in the cache.
  public var name: String { url.split(separator: "/").last.map(String.init) ?? url }

  /// Where it is kept; `nil` where there is no place for a cache.
  public var path: String? { directory.map { "\($0)/\(name)" } }

  /// The path of the file if it is in the cache: it has this name only since it was verified.
  public var present: String? { path.flatMap { Self.size(of: $0) == bytes ? $0 : nil } }

  /// How many bytes an interrupted download has left in the cache.
  public var partialBytes: Int { partialPath.flatMap(Self.size) ?? 0 }

  var directory: String? { CacheDirectory.root().map { "\($0)/\(folder)" } }
  var partialPath: String? { path.map { $0 + ".partial" } }

  /// Whether there is a regular file at a path.
  package static func isFile(_ path: String) -> Bool { size(of: path) != nil }

  /// The size of a regular file; `nil` if there is none.
  static func size(of path: String) -> Int? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
