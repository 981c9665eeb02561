import Datasets
import Foundation
import Localization
import ModelFiles
import Networks
import Site
import Support

/// What the commands ask for that is not a run.
public enum Tool {
  /// The version of the program, as in `report.json`.
  public static let version = "0.1.0"

  /// The networks: a line for each with its name, the learned numbers and the image that it takes, in columns.
  public static func networks() throws -> [String] {
    let rows = try Network.names.map { name in
      let network = try Network.named(name)
      let image = network.inputs[0].shape.channelsLast.map(String.init).joined(separator: "x")
      return [name, NumberFormat(.english).integer(network.trainableCount), image]
    }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row[0].padding(toLength: widths[0], withPad: " ", startingAt: 0) + "  "
        + String(repeating: " ", count: widths[1] - row[1].count) + row[1] + " parameters  " + row[2]
    }
  }

  /// What is wrong with a name of a command, and what was meant.
  public static func unknownCommand(_ name: String, among commands: [String]) -> String {
    "There is no command '\(name.printable(limit: 60))'; \(Spelling.advice(for: name, among: commands))"
  }

  /// What is wrong with a site, nothing if it is whole; and what was looked at, in words.
  public static func check(_ directory: String) throws -> (findings: [String], summary: String) {
    let result = try SiteChecker(directory).check()
    let count = result.findings.isEmpty ? "nothing is wrong" : "\(result.findings.count) findings"
    return (
      result.findings.map { $0.description.printable(limit: 290) },
      "\(directory.printable()): \(result.pages) pages, \(result.links) links, \(count)"
    )
  }

  /// Opens a page in the user's browser; without a desktop there is none, and that is no error.
  public static func open(_ path: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["xdg-open", path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try? process.run()
  }

  /// An error's words as one sentence of at most 300 characters, control characters escaped.
  public static func sentence(_ text: String, limit: Int = 290) -> String { text.printable(limit: limit) }
}
