import Support

/// Why a trained network cannot be used.
public enum PretrainedError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No trained network has that name.
  case unknown(name: String, known: [String])
  /// It is known but not on this machine.
  case notFetched(name: String)
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
    case .damaged(let file, let lines):
      "\(file.printable()) should have 1000 lines but has \(lines); install cnn-viz anew."
    }
  }
}
