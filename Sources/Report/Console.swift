import Foundation

/// Where messages and progress go: the standard error, so that the standard output holds nothing but data.
public final class Console: @unchecked Sendable {
  /// How much is said.
  public enum Verbosity: Int, Comparable, Sendable {
    case quiet, normal, verbose

    /// Whether one says less than the other.
    public static func < (a: Verbosity, b: Verbosity) -> Bool { a.rawValue < b.rawValue }
  }

  private let verbosity: Verbosity
  private let isTerminal: Bool
  private let usesColor: Bool
  private let lock = NSLock()
  private var barIsShown = false

  /// A console; without `color`, or with NO_COLOR set, no escape sequence is written but the ones that redraw the bar.
  public init(verbosity: Verbosity = .normal, color: Bool = true) {
    self.verbosity = verbosity
    let environment = ProcessInfo.processInfo.environment
    isTerminal = isatty(STDERR_FILENO) == 1 && environment["TERM"] != "dumb"
    usesColor = color && isTerminal && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// Whether a bar that redraws itself can be shown.
  var showsBar: Bool { isTerminal && verbosity > .quiet }

  /// How wide the terminal is now.
  var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// Says what the program does.
  public func say(_ message: String) {
    if verbosity > .quiet { write(message + "\n") }
  }

  /// Says what only a curious reader wants to know.
  public func detail(_ message: String) {
    if verbosity == .verbose { write(message + "\n") }
  }

  /// Says why the program cannot go on.
  public func fail(_ message: String) {
    write((usesColor ? "\u{1B}[31merror:\u{1B}[0m " : "error: ") + message + "\n")
  }

  /// Draws the bar anew over the old one.
  func redraw(_ line: String) {
    lock.withLock {
      emit("\r" + line + "\u{1B}[K")
      barIsShown = true
    }
  }

  /// Takes the bar away.
  func clearBar() {
    lock.withLock { eraseBar() }
  }

  /// Colours a text as the accent of the bar.
  func accent(_ text: String) -> String { usesColor ? "\u{1B}[36m\(text)\u{1B}[0m" : text }

  private func write(_ text: String) {
    lock.withLock {
      eraseBar()
      emit(text)
    }
  }

  private func eraseBar() {
    if barIsShown { emit("\r\u{1B}[K") }
    barIsShown = false
  }

  private func emit(_ text: String) {
    // A failed message must not end the run.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
