import Glibc

/// Holds a directory for this process until it is let go; the operating system lets go for a process that dies.
package final class DirectoryLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock file `name` of a directory, which is made if it is missing; throws `FileError.busy` if another run has it.
  package init(_ directory: String, name: String = ".lock") throws(FileError) {
    try Files.makeDirectory(directory)
    let path = "\(directory)/\(name)"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .writing(path, errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      close(descriptor)
      throw code == EWOULDBLOCK ? .busy(path: directory) : .writing(path, code)
    }
  }

  deinit { close(descriptor) }
}
