import Canvas
import Localization

/// Distances that all figures share, in px.
public enum FigureMetrics {
  /// Free on every side of a figure's content.
  public static let margin = 16.0
  /// The usual width of a figure's content; with both margins the picture is 720 px wide.
  public static let width = 688.0
  /// Between the title and the content.
  static let titleGap = 14.0
}

/// A figure drawn, in one language, theme and format.
public struct RenderedFigure: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]
  /// The natural size in CSS pixels, with margins and title.
  public let size: Size
  /// Title, caption and alternative text in that language.
  public let wording: FigureWording
  /// The parts that lead somewhere or have a name, in the coordinates of the whole picture.
  public let regions: [FigureRegion]
}

/// Draws figures with their title above, for one theme.
public struct FigureRenderer: Sendable {
  /// Whose colours are drawn.
  public let theme: Theme

  /// Makes a renderer.
  public init(theme: Theme = .light) { self.theme = theme }

  /// Draws a figure; may be called from several threads at once, and gives the same bytes as from one.
  ///
  /// - Throws: what the figure throws for missing strings, or `CanvasError`.
  public func render(_ figure: some Figure, _ strings: Strings, as format: FigureFormat) throws -> RenderedFigure {
    let wording = try figure.wording(strings)
    let content = try figure.size(strings)
    let margin = FigureMetrics.margin
    let title = TextBlock(wording.title, .title, width: content.width)
    let top = margin + title.size.height + FigureMetrics.titleGap
    let description = PictureDescription(
      id: figure.id, title: wording.title, alternative: wording.alternative, language: strings.language.rawValue)
    let size = Size(content.width + 2 * margin, top + content.height + margin)
    let picture = try Picture.draw(size, as: format, theme: theme, description) { canvas in
      canvas.place(title, at: Point(margin, margin))
      try canvas.moved(margin, top, content: content) { try figure.draw(on: canvas, strings) }
    }
    return RenderedFigure(
      bytes: picture.bytes, size: picture.size, wording: wording,
      regions: try figure.regions(strings).map { $0.moved(margin, top) })
  }
}
