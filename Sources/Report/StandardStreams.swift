import Foundation
import Support

/// The standard output could not be written to.
public struct StandardOutputError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// The system's reason.
  let reason: String

  /// One sentence with the reason.
  public var description: String { "The standard output cannot be written: \(reason)." }

  /// 74, whether its reader went away or its disk is full.
  public var exitCode: ExitCode { .inputOutput }
}

/// The three streams that every process is given.
public enum StandardStreams {
  /// Makes failed writes come back as errors, and sees to it that no file is taken for a stream that was closed.
  public static func prepare() {
    // The lowest free number goes to the next file that is opened: without this, a message could end up in it.
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
      // The output is opened for reading only, so that writing to what was closed still fails.
      _ = open("/dev/null", descriptor == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
    // A reader that goes away and a limit on the size of files must not kill a run half-way.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Writes all bytes to the standard output; throws `StandardOutputError`.
  public static func write(_ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        let wrote = Foundation.write(STDOUT_FILENO, buffer.baseAddress! + done, buffer.count - done)
        if wrote >= 0 {
          done += wrote
        } else if errno != EINTR {
          throw StandardOutputError(reason: String(cString: strerror(errno)).lowercased())
        }
      }
    }
  }

  /// Writes a line to the standard output; throws `StandardOutputError`.
  public static func write(line: String) throws { try write(Array((line + "\n").utf8)) }
}
