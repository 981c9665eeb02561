import Canvas
import Localization

/// One picture of the report: a pure function of the insight it holds.
///
/// A figure is one file, a struct that holds an insight (and nothing that changes), and draws only its content, in its
/// own coordinates from (0, 0) to `size`; the renderer adds the margin and the title above. Its words come from
/// `Templates/strings/LANGUAGE/ID.yml`.
///
///     public struct ClassBalance: Figure {
///       public let id = "class-balance"
///       let counts: [Int]
///
///       public func wording(_ strings: Strings) throws -> FigureWording {
///         try FigureWording(id, strings, ["least": strings.numbers.integer(counts.min() ?? 0)])
///       }
///
///       public func size(_ strings: Strings) throws -> Size { Size(FigureMetrics.width, 260) }
///
///       public func draw(on canvas: Canvas, _ strings: Strings) throws {
///         let bars = counts.enumerated().map { digit, count in
///           Bar(Double(count), label: String(digit), text: strings.numbers.integer(count))
///         }
///         canvas.bars(bars, in: canvas.content)
///       }
///     }
///
/// What there is to draw with: `Canvas` (lines, text, arrows, braces, heat maps), elements that know their size
/// (`HeatMap`, `NumberGrid`, `Legend`, `TextBlock`, `MapStack`, `Row`, `Column`, put down with `Canvas.place`), and charts
/// (`Plot`, `Canvas.axes`, `Canvas.series`, `Canvas.bars`). Colours are roles (`Paint`) and scales (`ColourScale`).
public protocol Figure: Sendable {
  /// Kebab case; the file's stem and the anchor on the page: `conv1-kernels`.
  var id: String { get }
  /// Title, caption and alternative text in a language; throws if the strings lack one.
  func wording(_ strings: Strings) throws -> FigureWording
  /// The size of the content in px, which may depend on the length of words.
  func size(_ strings: Strings) throws -> Size
  /// Draws the content with its top left corner at (0, 0).
  func draw(on canvas: Canvas, _ strings: Strings) throws
  /// The parts of the content that lead somewhere or have a name of their own; where parts overlap, the last one wins.
  func regions(_ strings: Strings) throws -> [FigureRegion]
}

extension Figure {
  /// None.
  public func regions(_ strings: Strings) throws -> [FigureRegion] { [] }
}

/// A file format of figures.
public typealias FigureFormat = PictureFormat

/// What stands around a figure, in one language.
public struct FigureWording: Sendable, Hashable {
  /// The point of the figure, not its name.
  public let title: String
  /// A sentence or two that state the point, with the scope of every colour scale.
  public let caption: String
  /// What a reader who cannot see the figure needs.
  public let alternative: String

  /// Makes a wording.
  public init(title: String, caption: String, alternative: String) {
    self.title = title
    self.caption = caption
    self.alternative = alternative
  }

  /// The same words with more at the end of the caption and of the alternative text.
  func adding(_ more: String) -> FigureWording {
    FigureWording(title: title, caption: caption + more, alternative: alternative + more)
  }

  /// The same words with a sentence more at the end of the caption.
  func noting(_ sentence: String) -> FigureWording {
    FigureWording(title: title, caption: caption + " " + sentence, alternative: alternative)
  }

  /// Takes the strings `KEY.title`, `KEY.caption` and `KEY.alternative`, each with the same placeholders filled.
  public init(_ key: String, _ strings: Strings, _ values: [String: String] = [:]) throws {
    title = try strings(key + ".title", values)
    caption = try strings(key + ".caption", values)
    alternative = try strings(key + ".alternative", values)
  }
}
