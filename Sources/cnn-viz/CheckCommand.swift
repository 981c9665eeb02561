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

  @OptionGroup var console: ConsoleOptions

  func run() throws {
    let (findings, summary) = try Tool.check(site)
    if !findings.isEmpty { try StandardStreams.write(line: findings.joined(separator: "\n")) }
    console.console.say(summary)
    if !findings.isEmpty { throw ArgumentParser.ExitCode(Report.ExitCode.findings.rawValue) }
  }
}
