/// A sequence of figures as a page shows it: the view model of `partials/steps.html`.
struct StepsView {
  /// One figure of it, and what is said of it.
  struct Frame {
    var figure: FigureView
    var number: String
  }

  var id: String
  var title: String
  var caption: String
  var isWide: Bool
  /// The number of figures.
  var count: String
  var frames: [Frame]
  /// The file with all of them.
  var pdf: String
  /// The parts that can be pointed at in every figure, and the size of the figures.
  var regions: [RegionView]
  var hasRegions: Bool
  var width: String
  var height: String

  /// Addresses a sequence from a page.
  init(_ sequence: DrawnSequence, in edition: Edition, from path: String) throws {
    (id, title, caption) = (sequence.id, sequence.title, sequence.caption)
    let figures = sequence.frames.compactMap { edition.figures[$0] }
    frames = try figures.enumerated().map { index, figure in
      Frame(figure: try FigureView(figure, in: edition, from: path), number: String(index + 1))
    }
    // The figures of a sequence are laid out alike.
    regions = frames.first?.figure.regions.filter { $0.href == nil } ?? []
    hasRegions = !regions.isEmpty
    (width, height) = (frames.first?.figure.width ?? "0", frames.first?.figure.height ?? "0")
    isWide = figures.contains { $0.width > 760 }
    count = String(frames.count)
    pdf = SitePath.relative(SitePath.picture(sequence.id, edition.language, "pdf"), from: path)
  }
}
