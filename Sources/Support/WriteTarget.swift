import Glibc

/// Where the bytes for a path go.
enum WriteTarget {
  /// A regular file, or none yet, at the place that links lead to: it can be replaced in one step.
  case file(String)
  /// A device or a pipe, which is written to as it is: putting a file in its place would destroy it.
  case stream(String)

  /// Looks at a path; throws `FileError` where nothing can be written because a directory stands there.
  init(_ path: String) throws(FileError) {
    guard !path.isEmpty else { throw .unwritable(path: "''", reason: "a file must have a name") }
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw .writing(path, errno) }
      self = .file(path)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw .unwritable(path: path, reason: "it is a directory")
    case S_IFREG:
      guard let real = realpath(path, nil) else { throw .writing(path, errno) }
      defer { free(real) }
      self = .file(String(cString: real))
    default: self = .stream(path)
    }
  }
}

extension Files {
  /// Finds out before long work whether `write` can succeed; throws `FileError` as it would, and leaves nothing behind.
  package static func checkWritable(_ path: String) throws(FileError) {
    switch try WriteTarget(path) {
    case .file(let path):
      let temporary = temporaryName(for: path)
      defer { unlink(temporary) }
      do throws(FileError) {
        try writeThrough([], to: temporary, synchronize: false)
      } catch {
        throw error.concerning(path)
      }
    case .stream(let path):
      if access(path, W_OK) != 0 { throw .writing(path, errno) }
    }
  }

  /// A file beside another, for this process alone.
  static func temporaryName(for path: String) -> String { "\(path).\(getpid()).part" }
}
