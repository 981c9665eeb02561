import Figures
import Foundation
import Insights
import Localization
import Narration
import Site
import Support

/// Holds two runs against each other and writes a small site about it.
public struct ComparisonReport {
  private let names: [String]
  private let run: RunSettings
  private let site: SiteSettings
  private let console: Console

  /// A comparison of two runs, each the directory of a site, or a network that is trained with these settings.
  ///
  /// `trains` says whether settings of training were given, which is a mistake where both are sites.
  public init(
    _ first: String, _ second: String, run: RunSettings, trains: Bool, site: SiteSettings, console: Console
  ) throws {
    names = [first, second]
    (self.run, self.site, self.console) = (run, site, console)
    if trains, names.allSatisfy(ComparedRun.isSite) { throw ComparisonError.nothingToTrain }
  }

  /// Writes the site; gives a line for each run and the path of the first page.
  public func write() throws -> [String] {
    let library = try TemplateLibrary(overlaidBy: site.templates)
    let strings = try site.languages.map { try Strings(language: $0, directories: library.directories) }
    let runs = ComparisonReport.named(try names.map { try ComparedRun.named($0, run, console: console) })
    let (comparison, missing) = try ComparisonReport.compare(runs[0], runs[1])
    // A directory is made only when it is known that the runs can be compared.
    let stage = try SitePlace(site.output).stage()
    let drawing = FigureDrawing(
      figures: ComparisonReport.figures(comparison), sequences: [], theme: site.theme,
      followsReader: site.theme == .light, console: console)
    let drawn = try drawing.draw(strings, into: stage, threads: run.threadCount)
    let tool = ToolContent(version: Tool.version, command: command)
    let contents = try strings.map {
      try ComparisonNarrator(comparison, missing: missing, tool: tool, strings: $0).content()
    }
    let outcome = try ComparisonSite(library: library, theme: SiteTheme(site.theme)).publish(
      contents, figures: drawn.figures, record: ComparisonReport.json(comparison), in: stage,
      contentKey: "comparison")
    for file in outcome.kept { console.say("kept what somebody had changed: \(file.printable())") }
    let lines = comparison.runs.map { run in
      String(format: "\(run.label.printable(limit: 60)): loss %.6f accuracy %.4f", run.loss, run.accuracy)
    }
    return lines + [site.output.hasSuffix("/") ? site.output + "index.html" : site.output + "/index.html"]
  }

  private var command: String {
    "cnn-viz compare "
      + names.map { URL(fileURLWithPath: $0).lastPathComponent.printable(limit: 60) }.joined(separator: " ")
  }

  /// Gives each run a name of its own: that of its network, or of its site where the networks are called alike.
  private static func named(_ runs: [ComparedRun]) -> [ComparedRun] {
    var runs = runs
    if runs[0].record.network != runs[1].record.network {
      for index in runs.indices { runs[index].record.label = runs[index].record.network }
    } else if runs[0].record.label == runs[1].record.label {
      for index in runs.indices { runs[index].record.label += " (\(index + 1))" }
    }
    return runs
  }

  /// Throws `ComparisonError` where the two do not go together.
  private static func compare(
    _ first: ComparedRun, _ second: ComparedRun
  ) throws -> (RunComparison, ComparisonNarrator.Missing?) {
    let (one, other) = (first.record, second.record)
    guard one.dataset == other.dataset else {
      throw ComparisonError.otherData(first: one.dataset, second: other.dataset)
    }
    guard one.classes == other.classes, one.test == other.test, one.matrix.rowSums == other.matrix.rowSums else {
      throw ComparisonError.otherTest(first: one.label, second: other.label)
    }
    for run in [first, second] where run.evaluation == nil {
      return (RunComparison(one, other), .weights(label: run.record.label))
    }
    guard let answers = first.evaluation, let others = second.evaluation, let dataset = first.dataset,
      dataset.test.shape.isMaps
    else { return (RunComparison(one, other), .data) }
    let disagreements = Disagreements(
      answers, others, test: dataset.test, areProbabilities: first.areProbabilities && second.areProbabilities)
    return (RunComparison(one, other, disagreements: disagreements), nil)
  }

  private static func figures(_ comparison: RunComparison) -> [any Figure] {
    let always: [any Figure] = [ComparisonClassesFigure(comparison), ComparisonConfusionFigure(comparison)]
    let curves: [any Figure] = ComparisonCurvesFigure(comparison).map { [$0] } ?? []
    let images: [any Figure] = ComparisonImagesFigure(comparison).map { [$0] } ?? []
    return curves + always + images
  }

  /// Both runs in numbers, each as its `report.json` has it.
  private static func json(_ comparison: RunComparison) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("tool") { writer in
        writer.object(compact: true) { writer in
          writer.member("name", "cnn-viz")
          writer.member("version", Tool.version)
        }
      }
      writer.member("runs") { writer in writer.array(comparison.runs) { ComparisonReport.write($1, &$0) } }
    }
    return writer.bytes
  }

  private static func write(_ run: RunRecord, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("label", run.label)
      writer.member("dataset", run.dataset)
      writer.member("network", run.network)
      writer.member("parameters", run.parameters)
      writer.member("flops", run.flops)
      writer.member("configuration") { writer in
        writer.object { writer in for setting in run.settings { writer.member(setting.name, setting.value) } }
      }
      writer.member("history") { ReportRecord.write(run.history.map(ReportRecord.Epoch.init), &$0) }
      writer.member("evaluation") { ReportRecord.writeEvaluation(run.loss, run.accuracy, run.confusion, &$0) }
    }
  }
}
