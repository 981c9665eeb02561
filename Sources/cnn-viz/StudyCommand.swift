import ArgumentParser
import Report

/// `cnn-viz study`: the comparisons whose results the sites show.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Runs one of the comparisons whose recorded results the sites show: design, overfitting.",
    discussion: """
      Each variant is trained with several seeds; what is done is kept, so that an interrupted study goes on. The results go \
      to the standard output as a table. The whole study 'design' takes many minutes; '--variant lecture' takes seconds.
      """)

  @Argument(help: "The study: design or overfitting.")
  var study: String

  @Option(help: ArgumentHelp("Only this variant of it, such as 'more-filters'.", valueName: "name"))
  var variant: String?

  @Option(
    help: ArgumentHelp("Write all results to this file, as JSON.", valueName: "file"), completion: .file())
  var save: String?

  @Option(
    help: ArgumentHelp(
      "How many threads compute; only the seconds depend on it. Default: 1.", valueName: "count"))
  var threads: Int?

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if let threads, !(1...256).contains(threads) {
      throw ValidationError("--threads must be from 1 to 256, not \(threads).")
    }
  }

  func run() throws {
    let request = StudyRequest(study, variant: variant, threads: threads, console: console.console)
    try StandardStreams.write(line: try request.run(savingTo: save))
  }
}
