/// Why a file could not be read or written.
public enum FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nothing stands at the path.
  case missing(path: String)
  /// The path leads to a directory, a device or a pipe.
  case notAFile(path: String)
  /// The file has more bytes than the reader allows.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// The system refused to read, with its reason.
  case unreadable(path: String, reason: String)
  /// The system refused to write, with its reason.
  case unwritable(path: String, reason: String)

  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .missing(let path): "There is no file \(path.printable())."
    case .notAFile(let path): "\(path.printable()) is not a regular file."
    case .tooLarge(let path, let bytes, let limit):
      "\(path.printable()) has \(bytes) bytes, more than the \(limit) that are allowed."
    case .unreadable(let path, let reason): "\(path.printable()) cannot be read: \(reason)."
    case .unwritable(let path, let reason): "\(path.printable()) cannot be written: \(reason)."
    }
  }
}
