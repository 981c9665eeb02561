import Insights
import Localization

/// Figures that are looked at one after the other, as a film is: their frames have one size and share all that does not
/// change, so that nothing jumps from frame to frame.
///
/// Each frame is a figure like any other, with an id of its own (`conv1-step-001`); together they are one PDF file with a page
/// for each, `ID.pdf`.
public protocol FigureSequence: Sendable {
  /// Kebab case; the stem of the file with all frames and the anchor on the page: `conv1-walk`.
  var id: String { get }
  /// The frames, in their order.
  var frames: [any Figure] { get }
  /// Title, caption and alternative text of the whole; throws if the strings lack one.
  func wording(_ strings: Strings) throws -> FigureWording
}

/// A sequence that finds in an explanation what it can draw.
public protocol CataloguedSequence: FigureSequence {
  /// One sequence for each layer, or for each thing, that it has something to show of.
  static func sequences(of explanation: Explanation) -> [Self]
}

extension FigureSequence {
  /// The id of a frame: `STEM-step-001` for number 1.
  static func frameID(_ stem: String, number: Int) -> String {
    let digits = String(number)
    return "\(stem)-step-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
  }
}
