import Foundation
import TestSupport
import Testing

/// How a run of the program ended.
struct Outcome {
  /// The exit code; of a process that a signal ended 128 and the number of the signal, as a shell has it.
  let code: Int32
  /// What it wrote to the standard output and to the standard error.
  let output, messages: String

  /// Whether it ended as a failure must: that code, one line with one short sentence at the end, nothing for others to read.
  func isFailure(_ code: Int32, _ words: String...) -> Bool {
    let lines = messages.split(separator: "\n")
    guard self.code == code, output.isEmpty, let last = lines.last, last.hasPrefix("error: "), last.count <= 300 else {
      return false
    }
    return words.allSatisfy(last.contains) && lines.dropLast().allSatisfy { !$0.hasPrefix("error: ") }
  }
}

/// The program as a user has it, in a directory and with a cache of its own.
struct Workshop {
  let scratch: Scratch
  var environment: [String: String]

  /// A directory for one test, with the cache that all tests share, in which the small network is trained.
  init() throws {
    scratch = try Scratch()
    environment = ["PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": Trained.cache, "HOME": scratch.path, "NO_COLOR": "1"]
  }

  /// The program that was built with these tests.
  static let program =
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appendingPathComponent("cnn-viz").path

  /// A path in the directory of the test.
  func path(_ name: String) -> String { "\(scratch.path)/\(name)" }

  /// Runs the program to its end.
  ///
  /// `shell` is what a shell puts behind the program and its arguments, as in `>/dev/full`, and `before` what it does first.
  @discardableResult
  func run(_ arguments: String..., shell: String = "", before: String = "") throws -> Outcome {
    try start(arguments, shell: shell, before: before).wait()
  }

  /// Starts the program.
  func start(_ arguments: [String], shell: String = "", before: String = "") throws -> Run {
    try Run(self, arguments, shell: shell, before: before)
  }

  /// The arguments that name the small network, trained for some epochs; one is in the cache that all tests share.
  func tiny(epochs: Int = 1) -> [String] {
    // Before anybody uses it, as only one process at a time can train it.
    _ = Trained.weights
    return ["--network", Trained.network, "--epochs", "\(epochs)"]
  }
}

/// A run of the program that goes on.
final class Run {
  private let process = Process()
  private let output, messages: String

  init(_ workshop: Workshop, _ arguments: [String], shell: String, before: String) throws {
    let name = UUID().uuidString
    (output, messages) = (workshop.path(name + ".out"), workshop.path(name + ".err"))
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.currentDirectoryURL = URL(fileURLWithPath: workshop.scratch.path)
    process.environment = workshop.environment
    // Files rather than pipes, which would have to be emptied meanwhile.
    let line = "\(before)\nexec \"$0\" \"$@\" >'\(output)' 2>'\(messages)' \(shell)"
    process.arguments = ["-c", line, Workshop.program] + arguments
    process.standardInput = FileHandle.nullDevice
    try process.run()
  }

  /// Waits for the end.
  func wait() -> Outcome {
    process.waitUntilExit()
    let signal = process.terminationReason == .uncaughtSignal
    return Outcome(
      code: process.terminationStatus + (signal ? 128 : 0), output: text(output), messages: text(messages))
  }

  /// Waits until the program said something; whether it did before it ended.
  func waitFor(_ words: String) -> Bool {
    while !text(messages).contains(words) {
      if !process.isRunning { return false }
      usleep(2000)
    }
    return true
  }

  /// Sends a signal.
  func send(_ signal: Int32) { kill(process.processIdentifier, signal) }

  private func text(_ path: String) -> String {
    (try? Data(contentsOf: URL(fileURLWithPath: path))).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
