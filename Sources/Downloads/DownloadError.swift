import Support

/// Why a file could not be fetched.
public enum DownloadError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is no home directory to keep it in.
  case noCache
  /// The program `curl` is not installed.
  case noCurl
  /// The mirror of the environment is no address.
  case badMirror(String)
  /// The server does not give it.
  case refused(url: String, reason: String)
  /// The connection could not be made or broke off; so many bytes are there.
  case broken(url: String, reason: String, bytes: Int)
  /// The server sends more than the file has.
  case tooLong(url: String, bytes: Int)
  /// What came is another file.
  case wrongChecksum(url: String, found: String, expected: String)
  /// There is no room for it.
  case noSpace(directory: String, needed: Int, free: Int)
  /// It could not be written.
  case unwritable(path: String, reason: String)
  /// The user interrupted it; so many bytes are there.
  case interrupted(bytes: Int, of: Int)

  /// One sentence that says what to do.
  public var description: String { sentence.asMessage }

  private var sentence: String {
    switch self {
    case .noCache: "There is no place for a cache; set XDG_CACHE_HOME to a directory."
    case .noCurl: "Files are fetched by the program curl, which is not installed; install it (apt-get install curl)."
    case .badMirror(let text): "CNN_VIZ_MIRROR must begin with https:// or http://, not '\(text.printable(limit: 60))'."
    case .refused(let url, let reason): "The server does not give \(url.printable(limit: 120)): \(reason.printable())."
    case .broken(let url, let reason, let bytes):
      "\(url.printable(limit: 100)) could not be fetched: \(reason.printable(limit: 90)); "
        + (bytes > 0 ? "\(bytes) bytes are kept, and the same command goes on there." : "try again later.")
    case .tooLong(let url, let bytes):
      "\(url.printable(limit: 140)) is longer than the \(bytes) bytes that it should have; nothing was kept."
    case .wrongChecksum(let url, let found, let expected):
      "\(url.printable(limit: 110)) is another file than expected (MD5 \(found) instead of \(expected)); nothing was kept."
    case .noSpace(let directory, let needed, let free):
      "\(directory.printable()) has room for \(free) bytes, but \(needed) more are needed; make room or set XDG_CACHE_HOME."
    case .unwritable(let path, let reason): "\(path.printable()) cannot be written: \(reason.printable(limit: 120))."
    case .interrupted(let bytes, let all):
      "interrupted after \(bytes) of \(all) bytes, which are kept; the same command goes on there."
    }
  }
}
