import ArgumentParser
import Foundation
import Report

/// `cnn-viz check`: whether a site is whole.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks a site: links, anchors, pictures, figures.json and the files themselves.",
    discussion: "Ends with 2 and a list if something is wrong.")

  @Argument(help: "The site's directory.", completion: .directory)
  var site: String

  func run() throws {
    let findings = try Tool.check(site)
    guard !findings.isEmpty else { return }
    try StandardStreams.write(line: findings.joined(separator: "\n"))
    throw ArgumentParser.ExitCode(Report.ExitCode.findings.rawValue)
  }
}
