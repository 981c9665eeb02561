import ArgumentParser
import Report

/// How much a command says.
struct ConsoleOptions: ParsableArguments {
  @Flag(help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Say more.")
  var verbose = false

  @Flag(name: .customLong("no-color"), help: "Use no colour (NO_COLOR does the same).")
  var noColor = false

  var console: Console {
    Console(verbosity: quiet ? .quiet : verbose ? .verbose : .normal, color: !noColor)
  }

  func validate() throws {
    if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
  }
}
