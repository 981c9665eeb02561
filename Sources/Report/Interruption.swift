import Foundation
import Synchronization

/// Whether the user asked to stop (ctrl-C, or `kill`): the work under way looks here between two steps and ends itself,
/// so that what is on the disk is whole.
public enum Interruption {
  private static let requested = Atomic<Bool>(false)

  /// Whether to stop as soon as possible.
  public static var isRequested: Bool { requested.load(ordering: .relaxed) }

  /// Starts to listen for ctrl-C and SIGTERM; a second one ends the process at once.
  public static func listen() {
    for signalNumber in [SIGINT, SIGTERM] {
      signal(signalNumber) { number in
        // Only what is safe in a signal handler: an atomic store, and back to the default for the next one.
        Interruption.requested.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
    // A reader that closes our output early must not kill a run half-way.
    signal(SIGPIPE, SIG_IGN)
  }

  /// Throws if the user asked to stop.
  static func check() throws(Interrupted) {
    if isRequested { throw Interrupted(note: nil) }
  }
}

/// The run was interrupted.
public struct Interrupted: Error, CustomStringConvertible, ExitCodeProviding {
  /// What is kept, if there is something to say.
  let note: String?

  /// What happened and what the next run does.
  public var description: String { "interrupted" + (note.map { "; " + $0 } ?? "") }

  /// 130, as the shell has it.
  public var exitCode: ExitCode { .interrupted }
}
