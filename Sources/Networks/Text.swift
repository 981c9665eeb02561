import Support
import Tensors

/// Text for messages; whatever comes from outside is shortened and freed of control characters.
extension String {
  /// This text between quotation marks.
  var quoted: String { "'" + printable(limit: 40) + "'" }

  /// The question whether one of `known` was meant, if one is close; otherwise nothing.
  func suggestion(_ known: [String]) -> String {
    guard let best = Spelling.nearest(to: self, among: known) else { return "" }
    return " (did you mean '\(best)'?)"
  }
}

extension [String] {
  /// The words as a list in a sentence; of many only the first.
  var listed: String {
    count > 12 ? prefix(12).joined(separator: ", ") + ", …" : joined(separator: ", ")
  }
}

extension Shape {
  /// The extents in Keras's order, joined by a multiplication sign.
  var channelsLastText: String { channelsLast.map(String.init).joined(separator: "×") }
}
