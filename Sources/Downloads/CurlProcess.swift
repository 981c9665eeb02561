import Foundation
import Support

/// One run of the program `curl`.
struct CurlProcess {
  /// The server answered with an error, as 404.
  static let refused: Int32 = 22
  /// The file could not be written.
  static let writeFailed: Int32 = 23
  /// The server has no byte ranges.
  static let noRanges: Int32 = 33

  private let process = Process()
  private let messages = Pipe()

  /// Prepares to fetch a URL from a byte on, behind what the output file has.
  init(url: String, protocols: String, offset: Int, output: String) throws(DownloadError) {
    guard let program = Self.program else { throw .noCurl }
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = [
      // First, so that no settings of the user's interfere.
      "--disable", "--silent", "--show-error", "--fail", "--location", "--max-redirs", "5", "--proto", protocols,
      "--proto-redir", protocols, "--connect-timeout", "20", "--speed-limit", "1", "--speed-time", "60",
      "--continue-at", "\(offset)", "--output", output, "--url", url,
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
  }

  /// Runs to the end, looking at it twenty times a second; ends it where `watch` throws. Gives its exit code and its words.
  func run(_ watch: () throws -> Void) throws -> (code: Int32, reason: String) {
    do {
      try process.run()
    } catch {
      throw DownloadError.noCurl
    }
    do {
      while process.isRunning {
        try watch()
        usleep(50_000)
      }
      try watch()
    } catch {
      // It has nothing to tidy up, and a milder signal may be blocked in a process that a thread started.
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      throw error
    }
    process.waitUntilExit()
    let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    return (process.terminationStatus, Self.reason(text))
  }

  /// What curl says without its own name and number: `curl: (6) Could not resolve host: a.b`.
  private static func reason(_ text: String) -> String {
    let line = text.split(separator: "\n").first.map(String.init) ?? "it gives no reason"
    return line.replacing(#/^curl: \([0-9]+\) /#, with: "").trimmingCharacters(in: .whitespaces)
  }

  private static var program: String? {
    (CacheDirectory.variable("PATH") ?? "/usr/bin:/bin").split(separator: ":")
      .map { "\($0)/curl" }.first { access($0, X_OK) == 0 }
  }
}
