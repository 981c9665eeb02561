import Canvas
import Datasets
import Figures
import Foundation
import Insights
import Localization
import Narration
import Site
import Support
import Tensors

/// Trains or loads a network and writes the site that explains it.
public struct SiteReport {
  private let run: RunSettings
  private let site: SiteSettings
  private let console: Console

  /// A report to be written.
  public init(run: RunSettings, site: SiteSettings, console: Console) {
    (self.run, self.site, self.console) = (run, site, console)
  }

  /// Writes the site and gives the path of its first page.
  ///
  /// A site that is already there and up to date is left as it is. Whatever keeps it from being written is found before
  /// the training, where it can be.
  public func write() throws -> String {
    try Inputs.checkNames(run)
    var clock = try StageClock(savingTo: run.timings)
    let library = try TemplateLibrary(overlaidBy: site.templates)
    let strings = try site.languages.map { try Strings(language: $0, directories: library.directories) }
    let place = try SitePlace(site.output)
    try Inputs.fetch(run, console: console)
    let key = try SiteKey(run: run, site: site, library: library).digits
    if !run.retrain, place.isCurrent(key) {
      console.say("\(site.output.printable()) is up to date: same network, data and settings; nothing to do")
    } else {
      let stage = try place.stage()
      let inputs = try clock.measure(.load) { try Inputs(run, console: console) }
      let trained = try TrainedNetwork(inputs, run, console: console, clock: &clock)
      let note = "\(site.output.printable()) is as it was; the next run goes on with the trained network"
      try Interruption.noting(note) {
        try explain(trained, strings, library, in: stage, key: key, clock: &clock)
      }
    }
    try clock.save()
    return index
  }

  private var index: String {
    site.output.hasSuffix("/") ? site.output + "index.html" : site.output + "/index.html"
  }

  private func explain(
    _ trained: TrainedNetwork, _ strings: [Strings], _ library: TemplateLibrary, in stage: SiteStage, key: String,
    clock: inout StageClock
  ) throws {
    let explanation = try clock.measure(.insights) { try trained.explanation() }
    let strings = try strings.map {
      try $0.worded(for: explanation.experiment.subject, directories: library.directories)
    }
    console.detail("\(explanation.checkedSums) worked sums agree with the engine")
    let drawn = try clock.measure(.figures) { try draw(explanation, strings, into: stage) }
    let outcome = try clock.measure(.site) {
      let contents = try strings.map {
        try Narrator(explanation, run: facts(trained), strings: $0).content()
      }
      let built = try SiteBuilder(library: library, theme: SiteTheme(site.theme)).build(
        contents, figures: drawn.figures, sequences: drawn.sequences)
      try Interruption.check()
      return try SiteWriter(stage).publish(
        built, report: ReportRecord(explanation, trained, run: run, site: site), contentKey: key)
    }
    report(outcome, drawn.figures, explanation)
  }

  private func draw(
    _ explanation: Explanation, _ strings: [Strings], into stage: SiteStage
  ) throws -> FigureDrawing.Drawn {
    try FigureDrawing(
      figures: Catalogue.figures(of: explanation), sequences: Catalogue.sequences(of: explanation), theme: site.theme,
      followsReader: site.theme == .light,
      console: console
    ).draw(strings, into: stage, threads: run.threadCount)
  }

  private func facts(_ trained: TrainedNetwork) -> Narrator.RunFacts {
    Narrator.RunFacts(version: Tool.version, command: run.command, training: trained.settings)
  }

  private func report(_ outcome: SiteWriter.Outcome, _ figures: [Language: [DrawnFigure]], _ explanation: Explanation) {
    for file in outcome.kept { console.say("kept what somebody had changed: \(file.printable())") }
    let count = figures[site.languages[0]]?.count ?? 0
    console.say(
      "\(count) figures in \(site.languages.map(\.rawValue).joined(separator: " and ")), "
        + "\(explanation.checkedSums) sums checked against the engine, \(outcome.links) links followed")
  }
}

extension SiteTheme {
  /// A site of light figures follows its reader's preference; the others look as they were asked to.
  init(_ theme: Theme) {
    self =
      switch theme {
      case .light: .automatic
      case .dark: .dark
      case .print: .print
      }
  }
}
