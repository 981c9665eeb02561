import Foundation
import Localization
import Site

/// The sample as a site.
enum SampleSite {
  /// All pages, in memory.
  static func build(_ languages: [Language] = [.english, .spanish]) throws -> BuiltSite {
    let figures = Dictionary(uniqueKeysWithValues: languages.map { ($0, Sample.figures($0)) })
    return try SiteBuilder(library: TemplateLibrary()).build(languages.map { Sample.content($0) }, figures: figures)
  }

  /// A picture with nothing but the name of its figure.
  static func picture(_ figure: DrawnFigure, dark: Bool) -> [UInt8] {
    let (paper, ink) = dark ? ("#1d2026", "#e8e9ec") : ("#f6f7f9", "#1a1a1a")
    let svg = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(figure.width)" height="\(figure.height)" role="img">
      <title>\(figure.id)</title>
      <rect width="100%" height="100%" fill="\(paper)"/>
      <text x="16" y="32" font-size="20" fill="\(ink)">\(figure.id)</text>
      <rect x="16" y="56" width="\(figure.width - 32)" height="\(figure.height - 72)" fill="none" stroke="\(ink)"/>
      </svg>
      """
    return Array(svg.utf8)
  }

  /// A run in numbers.
  static let report = ReportRecord(
    toolVersion: "0.0.0",
    configuration: [
      (name: "network", value: .text("lecture")), (name: "epochs", value: .number(5)),
      (name: "learningRate", value: .decimal(0.001)), (name: "languages", value: .texts(["en", "es"])),
    ], datasetName: "mnist", trainCount: 40199, validationCount: 19801, testCount: 10000,
    classes: (0..<10).map(String.init), networkName: "lecture", parameters: 13_610,
    layers: [
      ReportRecord.Layer(
        name: "conv1", kind: "Conv2D", outputShape: [26, 26, 8], parameters: 80, flops: 108_160, receptiveField: [3, 3]),
      ReportRecord.Layer(
        name: "dense", kind: "Dense", outputShape: [10], parameters: 13_530, flops: 27_050, receptiveField: nil),
    ],
    history: [ReportRecord.Epoch(epoch: 1, loss: 0.5, accuracy: 0.9, validationLoss: 0.25, validationAccuracy: 0.95)],
    loss: 0.0625, accuracy: 0.975, confusion: [[9, 1], [0, 10]], checkedSums: 512)

  /// The whole sample, published in a directory.
  static func write(to directory: String, theme: SiteTheme = .automatic) throws -> SiteWriter.Outcome {
    let stage = try SitePlace(directory).stage()
    for language in Language.allCases {
      for figure in Sample.figures(language) {
        let code = language.rawValue
        try stage.write(picture(figure, dark: false), to: SitePath.picture(figure.id, code, "svg"))
        try stage.write(picture(figure, dark: true), to: SitePath.darkPicture(figure.id, code))
        try stage.write([1], to: SitePath.picture(figure.id, code, "png"))
        try stage.write([2], to: SitePath.picture(figure.id, code, "pdf"))
      }
    }
    return try SiteWriter(stage).publish(build(), report: report, contentKey: "sample")
  }
}
