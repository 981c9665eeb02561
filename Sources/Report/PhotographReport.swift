import Datasets
import Figures
import Foundation
import Insights
import Localization
import Narration
import Pretrained
import Site
import Support

/// Shows photographs to a network that others trained and writes the site that explains what it makes of them.
public struct PhotographReport {
  private let settings: PhotographSettings
  private let site: SiteSettings
  private let console: Console

  /// A report to be written.
  public init(_ settings: PhotographSettings, site: SiteSettings, console: Console) {
    (self.settings, self.site, self.console) = (settings, site, console)
  }

  /// Writes the site and gives the path of its first page; a site that is already there and up to date is left as it is.
  public func write() throws -> String {
    var clock = try StageClock(savingTo: settings.timings)
    let library = try TemplateLibrary(overlaidBy: site.templates)
    let strings = try site.languages.map { try Strings(language: $0, directories: library.directories) }
    let key = try SiteKey(photographs: settings, site: site, library: library).digits
    let place = try SitePlace(site.output)
    if !settings.retrain, place.isCurrent(key) {
      console.say("\(site.output.printable()) is up to date: same network, photographs and settings; nothing to do")
    } else {
      let inputs = try clock.measure(.load) { try PhotographInputs(settings) }
      let stage = try place.stage()
      try Interruption.noting("\(site.output.printable()) is as it was") {
        try explain(inputs, strings, library, in: stage, key: key, clock: &clock)
      }
    }
    try clock.save()
    return site.output.hasSuffix("/") ? site.output + "index.html" : site.output + "/index.html"
  }

  private func explain(
    _ inputs: PhotographInputs, _ strings: [Strings], _ library: TemplateLibrary, in stage: SiteStage, key: String,
    clock: inout StageClock
  ) throws {
    let explanation = try clock.measure(.insights) { try inputs.explanation() }
    for study in explanation.photographs?.studies ?? [] {
      let first = study.guesses[0]
      let output =
        study.measure == .scores
        ? String(format: "%.4f ", first.probability) : String(format: "%.2f %% ", first.probability * 100)
      console.say("\(study.preparation.name): " + output + first.name)
    }
    let strings = try strings.map {
      try $0.worded(for: explanation.experiment.subject, directories: library.directories)
    }
    let drawn = try clock.measure(.figures) {
      try FigureDrawing(
        figures: Catalogue.figures(of: explanation), sequences: [], theme: site.theme,
        followsReader: site.theme == .light, console: console
      ).draw(strings, into: stage, threads: settings.threadCount)
    }
    let outcome = try clock.measure(.site) {
      var facts = Narrator.RunFacts(version: Tool.version, command: settings.command, training: nil)
      facts.origin = inputs.model.origin
      let contents = try strings.map { try Narrator(explanation, run: facts, strings: $0).content() }
      let built = try SiteBuilder(library: library, theme: SiteTheme(site.theme)).build(
        contents, figures: drawn.figures)
      try Interruption.check()
      return try SiteWriter(stage).publish(
        built, report: ReportRecord(explanation, settings, site: site), contentKey: key)
    }
    for file in outcome.kept { console.say("kept what somebody had changed: \(file.printable())") }
    console.say(
      "\(drawn.figures[site.languages[0]]?.count ?? 0) figures in "
        + "\(site.languages.map(\.rawValue).joined(separator: " and ")), "
        + "\(explanation.checkedSums) sums checked against the engine, \(outcome.links) links followed")
  }
}

extension ReportRecord {
  /// What `report.json` says of photographs: nothing was trained or tested here, so that history and evaluation are empty.
  init(_ explanation: Explanation, _ settings: PhotographSettings, site: SiteSettings) {
    let experiment = explanation.experiment
    self.init(
      toolVersion: Tool.version,
      configuration: [
        ("network", .text(settings.name)),
        ("photographs", .texts(explanation.photographs?.studies.map(\.preparation.name) ?? [])),
        ("answers", .texts(explanation.photographs?.studies.map { $0.guesses[0].name } ?? [])),
        ("trained", .flag(false)), ("languages", .texts(site.languages.map(\.rawValue))),
        ("theme", .text(site.theme.rawValue)),
      ],
      datasetName: experiment.dataset.name, trainCount: 0, validationCount: 0, testCount: experiment.dataset.test.count,
      classes: experiment.dataset.classes, networkName: experiment.network.name,
      parameters: experiment.network.parameterCount, layers: experiment.network.nodes.map(Layer.init), history: [],
      loss: nil, accuracy: nil, confusion: [], checkedSums: explanation.checkedSums)
  }
}
