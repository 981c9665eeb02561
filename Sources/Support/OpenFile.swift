import Glibc

/// A file that is open for reading, of which only parts are wanted.
package final class OpenFile {
  /// The descriptor, which belongs to this value.
  package let descriptor: Int32
  /// How many bytes it had when it was opened.
  package let size: Int
  private let path: String

  /// Opens a regular file of at most `limit` bytes.
  package convenience init(_ path: String, limit: Int) throws(FileError) {
    // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      let code = errno
      throw code == ENOENT || code == ENOTDIR
        ? .missing(path: path) : .unreadable(path: path, reason: Self.reason(code))
    }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    self.init(descriptor, size: Int(status.st_size), path: path)
    guard isKnown, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: path) }
    guard size <= limit else { throw .tooLarge(path: path, bytes: size, limit: limit) }
  }

  /// Takes over a descriptor; `path` is what messages call the file.
  package init(_ descriptor: Int32, size: Int, path: String) {
    (self.descriptor, self.size, self.path) = (descriptor, size, path)
  }

  deinit { close(descriptor) }

  /// The bytes from a place on, fewer only where the file ends.
  package func read(at offset: Int, count: Int) throws(FileError) -> [UInt8] {
    let wanted = max(0, min(count, size - offset))
    var failure: Int32?
    let bytes = [UInt8](unsafeUninitializedCapacity: wanted) { buffer, done in
      while done < wanted {
        let got = pread(descriptor, buffer.baseAddress! + done, wanted - done, off_t(offset + done))
        if got > 0 {
          done += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    if let failure { throw .unreadable(path: path, reason: Self.reason(failure)) }
    return bytes
  }

  private static func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}
