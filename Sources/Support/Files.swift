import Glibc

/// Whole files, read and written with care.
package enum Files {
  /// The bytes of a regular file of at most `limit` bytes; its size is checked before anything is allocated.
  package static func read(_ path: String, limit: Int) throws(FileError) -> [UInt8] {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT || code == ENOTDIR ? .missing(path: path) : .unreadable(path: path, reason: reason(code))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path: path, reason: reason(errno)) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }

    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress! + count, size - count)
        if got > 0 {
          count += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if let failure { throw .unreadable(path: path, reason: reason(failure)) }
    return bytes
  }

  /// Writes a file so that at any moment there is the old one or the whole new one: beside it, synced, then renamed.
  ///
  /// A link stays a link, and a device or pipe is written to as it is.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    switch try WriteTarget(path) {
    case .file(let path): try replace(path, with: bytes)
    case .stream(let path): try writeThrough(bytes, to: path, synchronize: false)
    }
  }

  private static func replace(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let temporary = temporaryName(for: path)
    do throws(FileError) {
      try writeThrough(bytes, to: temporary)
      guard rename(temporary, path) == 0 else { throw .writing(path, errno) }
    } catch {
      unlink(temporary)
      throw error.concerning(path)
    }
    syncDirectory(of: path)
  }

  /// Writes a new file in place, waiting until it is on the disk unless told not to; where it fails, what was written stays.
  package static func writeThrough(
    _ bytes: [UInt8], to path: String, synchronize: Bool = true
  ) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .writing(path, errno) }
    var code = writeAll(bytes, descriptor)
    if code == nil, synchronize, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == nil { code = errno }
    if let code { throw .writing(path, code) }
  }

  /// Makes a directory and those above it, where they are missing.
  package static func makeDirectory(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    let code = errno
    guard code == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw .writing(path, code)
    }
    try makeDirectory(String(path[..<slash]))
    if mkdir(path, 0o777) != 0, errno != EEXIST { throw .writing(path, errno) }
  }

  private static func writeAll(_ bytes: [UInt8], _ descriptor: Int32) -> Int32? {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = Glibc.write(descriptor, buffer.baseAddress! + done, buffer.count - done)
        if wrote >= 0 { done += wrote } else if errno != EINTR { return errno }
      }
      return nil
    }
  }

  /// Makes a rename durable; a file system that cannot sync directories loses nothing but that.
  package static func syncDirectory(of path: String) {
    let parent = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func reason(_ code: Int32) -> String {
    String(cString: strerror(code)).lowercased()
  }
}
