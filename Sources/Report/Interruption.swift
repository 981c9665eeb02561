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
    // A static value is made when it is first used, which must not be in the handler.
    precondition(!isRequested, "nobody can have asked before anybody listens")
    for signalNumber in [SIGINT, SIGTERM] {
      signal(signalNumber) { _ in
        // Only what is safe in a signal handler: an atomic store, and back to the default for the next one.
        Interruption.requested.store(true, ordering: .relaxed)
        signal(SIGINT, SIG_DFL)
        signal(SIGTERM, SIG_DFL)
      }
    }
    // A parent that starts programs from a thread may have handed its mask of signals down.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signalNumber in [SIGINT, SIGTERM] { sigaddset(&signals, signalNumber) }
    sigprocmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Throws if the user asked to stop; `note` tells how the next run goes on.
  static func check(_ note: String? = nil) throws(Interrupted) {
    if isRequested { throw Interrupted(note: note) }
  }

  /// Runs work that can be interrupted; where the work itself does not say how the next run goes on, `note` does.
  static func noting<Result>(_ note: String, _ work: () throws -> Result) throws -> Result {
    do {
      return try work()
    } catch let error as Interrupted where error.note == nil {
      throw Interrupted(note: note)
    }
  }
}

/// The run was interrupted.
public struct Interrupted: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// How the next run goes on, if there is something to say.
  let note: String?

  /// What happened and what the next run does.
  public var description: String { "interrupted" + (note.map { "; " + $0 } ?? "") }

  /// 130, as the shell has it.
  public var exitCode: ExitCode { .interrupted }
}
