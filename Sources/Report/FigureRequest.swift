import Canvas
import Figures
import Foundation
import Insights
import Localization
import Site
import Support

/// Why a figure cannot be drawn.
public enum FigureRequestError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// The network has no figure of that id.
  case unknown(id: String, network: String, advice: String)
  /// Several pages have no other format than PDF.
  case onlyPages(id: String, first: String)

  /// One sentence with what there is instead.
  public var description: String {
    switch self {
    case .unknown(let id, let network, let advice):
      "The network \(network.printable(limit: 60)) has no figure '\(id.printable(limit: 60))'; \(advice)"
    case .onlyPages(let id, let first):
      "'\(id.printable(limit: 60))' has several pages, which only a PDF file can hold; name the file with .pdf, or ask for "
        + "one of its pages: \(first.printable(limit: 60))"
    }
  }

  /// 64: the command line asks for what there is not.
  public var exitCode: ExitCode { .usage }
}

/// One figure alone, of a network that is trained or loaded as for a report.
public struct FigureRequest {
  private let run: RunSettings
  private let language: Language
  private let theme: Theme
  private let templates: [String]
  private let console: Console

  /// A request for figures of a run.
  public init(run: RunSettings, language: Language, theme: Theme, templates: [String], console: Console) {
    (self.run, self.language, self.theme) = (run, language, theme)
    (self.templates, self.console) = (templates, console)
  }

  /// The ids of all figures, in the order of the site; nothing is trained for it.
  public func ids() throws -> [String] {
    var clock = try StageClock(savingTo: run.timings)
    let ids = try draft(try clock.measure(.load) { try Inputs(run, console: console) }).figureIDs
    try clock.save()
    return ids
  }

  /// A figure's bytes.
  public func draw(_ id: String, format: PictureFormat) throws -> [UInt8] {
    var clock = try StageClock(savingTo: run.timings)
    let library = try TemplateLibrary(overlaidBy: templates)
    let strings = try Strings(language: language, directories: library.directories)
    let inputs = try clock.measure(.load) { try Inputs(run, console: console) }
    // Before the training, so that nobody waits for a figure that there is not.
    let draft = try draft(inputs)
    guard try draft.hasFigure(id) else { throw unknown(id, among: draft.figureIDs) }
    let trained = try TrainedNetwork(inputs, run, console: console, clock: &clock)
    let explanation = try clock.measure(.insights) { try trained.explanation() }
    let words = try strings.worded(for: explanation.experiment.subject, directories: library.directories)
    let bytes = try clock.measure(.figures) { try draw(id, of: explanation, words, format: format) }
    try clock.save()
    return bytes
  }

  private func draw(
    _ id: String, of explanation: Explanation, _ strings: Strings, format: PictureFormat
  ) throws -> [UInt8] {
    let renderer = FigureRenderer(theme: theme)
    if let sequence = Catalogue.sequences(of: explanation).first(where: { $0.id == id }) {
      guard format == .pdf else { throw FigureRequestError.onlyPages(id: id, first: sequence.frames[0].id) }
      return try renderer.render(sequence, strings).bytes
    }
    guard let figure = try Catalogue.figure(id, of: explanation) else {
      throw unknown(id, among: [])
    }
    return try renderer.render(figure, strings, as: format).bytes
  }

  /// Writes a figure to a file.
  public func draw(_ id: String, format: PictureFormat, to file: String) throws {
    try Files.checkWritable(file)
    try Files.write(try draw(id, format: format), to: file)
  }

  private func draft(_ inputs: Inputs) throws -> Draft { try Draft(inputs, threads: run.threadCount) }

  private func unknown(_ id: String, among known: [String]) -> FigureRequestError {
    let advice = Spelling.nearest(to: id, among: known).map { "did you mean \($0)?" } ?? "see: cnn-viz figure list"
    return .unknown(id: id, network: run.network, advice: advice)
  }
}
