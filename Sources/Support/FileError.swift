import Glibc

/// Why a file could not be read or written.
public enum FileError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Nothing stands at the path.
  case missing(path: String)
  /// The path leads to a directory, a device or a pipe.
  case notAFile(path: String)
  /// The path leads to something that is no directory.
  case notADirectory(path: String)
  /// The file has more bytes than the reader allows.
  case tooLarge(path: String, bytes: Int, limit: Int)
  /// The system refused to read, with its reason.
  case unreadable(path: String, reason: String)
  /// The system refused to write, with its reason.
  case unwritable(path: String, reason: String)
  /// Writing failed on the way, as on a full disk.
  case writeFailed(path: String, reason: String)
  /// Another run holds the directory.
  case busy(path: String)

  /// One sentence that names the file.
  public var description: String {
    switch self {
    case .missing(let path): "There is no file or directory \(path.printable())."
    case .notAFile(let path): "\(path.printable()) is not a regular file."
    case .notADirectory(let path): "\(path.printable()) is not a directory."
    case .tooLarge(let path, let bytes, let limit):
      "\(path.printable()) has \(bytes) bytes, more than the \(limit) that are allowed."
    case .unreadable(let path, let reason): "\(path.printable()) cannot be read: \(reason)."
    case .unwritable(let path, let reason): "\(path.printable()) cannot be written: \(reason)."
    case .writeFailed(let path, let reason):
      "Writing \(path.printable()) failed: \(reason); nothing was changed there."
    case .busy(let path):
      "Another cnn-viz is writing to \(path.printable()); wait until it ends or choose another directory."
    }
  }

  /// The error of a failed call that was to make or write `path`.
  package static func writing(_ path: String, _ code: Int32) -> FileError {
    let reason = String(cString: strerror(code)).lowercased()
    switch code {
    case ENOSPC, EDQUOT, EIO, EFBIG: return .writeFailed(path: path, reason: reason)
    default: return .unwritable(path: path, reason: reason)
    }
  }

  /// The same error with the name that the user knows.
  func concerning(_ path: String) -> FileError {
    switch self {
    case .unwritable(_, let reason): .unwritable(path: path, reason: reason)
    case .writeFailed(_, let reason): .writeFailed(path: path, reason: reason)
    default: self
    }
  }
}
