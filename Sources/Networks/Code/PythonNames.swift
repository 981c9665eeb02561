/// Gives names in Python to the names of a network.
struct PythonNames {
  private var given: [String: String] = [:]
  private var taken: Set<String>

  /// Starts with words that are taken already, beside Python's own.
  init(reserved: Set<String>) { taken = reserved.union(Self.keywords) }

  /// The Python name of a layer as an object that can be called several times; the same every time.
  mutating func name(object name: String) -> String {
    // No name of a network has a blank.
    self.name(name + " layer")
  }

  /// The Python name of a layer's value or an input; the same every time.
  mutating func name(_ name: String) -> String {
    if let known = given[name] { return known }
    var result = name.map { "-. ".contains($0) ? "_" : String($0) }.joined()
    if result.first?.isNumber == true { result = "_" + result }
    while taken.contains(result) { result += "_" }
    taken.insert(result)
    given[name] = result
    return result
  }

  private static let keywords: Set<String> = [
    "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
    "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
    "pass", "raise", "return", "try", "while", "with", "yield",
  ]
}

extension String {
  /// This text as a string literal of Python.
  package var pythonLiteral: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\" + String(scalar)
      case _ where scalar.value < 32 || (0x7F..<0xA0).contains(scalar.value):
        let hexadecimal = String(scalar.value, radix: 16)
        result += "\\x" + (hexadecimal.count < 2 ? "0" : "") + hexadecimal
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
