import Support

/// Why a trained network cannot be used.
public enum PretrainedError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No trained network has that name.
  case unknown(name: String, known: [String])
  /// It is known but not on this machine.
  case notFetched(name: String)
  /// A branch leads past the layer up to which nothing should learn, or there is no such layer.
  case cannotFreeze(layer: String, known: [String])
  /// It has no layer at its end that could be replaced.
  case noHead(name: String)
  /// A file that comes with the program is not whole.
  case damaged(file: String, lines: Int)

  /// One sentence that says what to do.
  public var description: String { sentence.asMessage }

  private var sentence: String {
    switch self {
    case .unknown(let name, let known):
      "There is no trained network \(name.printable(limit: 40)); \(Spelling.advice(for: name, among: known))"
    case .notFetched(let name):
      "The weights of \(name) are not on this machine; fetch them with: cnn-viz models fetch \(name)"
    case .cannotFreeze(let layer, let known):
      "Nothing can be frozen up to a layer '\(layer.printable(limit: 40))'; \(Spelling.advice(for: layer, among: known))"
    case .noHead(let name): "\(name) has no last layer that can be replaced by one for other classes."
    case .damaged(let file, let lines):
      "\(file.printable()) should have 1000 lines but has \(lines); install cnn-viz anew."
    }
  }
}
