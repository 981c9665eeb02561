import Foundation
import Support

/// The stages of a run, as `--timings` names them.
public enum Stage: String, CaseIterable, Sendable {
  case load, train, evaluate, insights, figures, site
}

/// Measures the seconds of each stage.
struct StageClock {
  private var seconds: [Stage: Double] = [:]
  private let start = ContinuousClock.now
  private let file: String?

  /// Starts to measure; `file` is where the seconds are to be written, if anywhere.
  ///
  /// Throws `FileError` where that cannot be: now, rather than after all the work.
  init(savingTo file: String?) throws {
    if let file { try Files.checkWritable(file) }
    self.file = file
  }

  /// Runs the work of a stage and adds its time to that stage.
  mutating func measure<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
    let begin = ContinuousClock.now
    defer { seconds[stage, default: 0] += begin.duration(to: .now) / .seconds(1) }
    return try work()
  }

  /// The seconds of each stage and of the whole, as JSON.
  var json: [UInt8] {
    let total = start.duration(to: .now) / .seconds(1)
    let rows = Stage.allCases.map { ($0.rawValue, seconds[$0] ?? 0) } + [("total", total)]
    let lines = rows.map { "  \"\($0.0)\": \(String(format: "%.4f", $0.1))" }
    return Array(("{\n" + lines.joined(separator: ",\n") + "\n}\n").utf8)
  }

  /// Writes the seconds to the file, if there is one to write.
  func save() throws {
    if let file { try Files.write(json, to: file) }
  }
}
