import Canvas
import Figures
import Foundation
import Localization
import Site
import Support

/// Why a figure cannot be drawn.
public enum FigureRequestError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// The network has no figure of that id.
  case unknown(id: String, network: String, advice: String)

  /// One sentence with what there is instead.
  public var description: String {
    switch self {
    case .unknown(let id, let network, let advice):
      "The network \(network) has no figure '\(id.printable())'; \(advice)".printable(limit: 290)
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

  /// The ids of all figures, in the order of the site.
  public func ids() throws -> [String] { try figures().map(\.id) }

  /// A figure's bytes.
  public func draw(_ id: String, format: PictureFormat) throws -> [UInt8] {
    let library = try TemplateLibrary(overlays: templates.map { URL(fileURLWithPath: $0) })
    let strings = try Strings(language: language, directories: library.directories)
    let figures = try figures()
    guard let figure = figures.first(where: { $0.id == id }) else {
      let known = figures.map(\.id)
      let advice = Spelling.nearest(to: id, among: known).map { "did you mean \($0)?" } ?? "try: cnn-viz figure list"
      throw FigureRequestError.unknown(id: id, network: run.network, advice: advice)
    }
    return try FigureRenderer(theme: theme).render(figure, strings, as: format).bytes
  }

  /// Writes a figure to a file.
  public func draw(_ id: String, format: PictureFormat, to file: String) throws {
    try Files.write(try draw(id, format: format), to: file)
  }

  private func figures() throws -> [any Figure] {
    var clock = StageClock()
    let trained = try TrainedNetwork(run, console: console, clock: &clock)
    let figures = Catalogue.figures(of: try trained.explanation())
    try clock.save(to: run.timings)
    return figures
  }
}
