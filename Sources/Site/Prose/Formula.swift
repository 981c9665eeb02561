/// Turns formulas written in a small part of TeX into MathML, which browsers draw without fonts or scripts of ours.
struct Formula {
  private var tokens: ArraySlice<FormulaToken>
  private let isDisplay: Bool

  /// The MathML of a formula, in a line of text or displayed on its own.
  static func mathML(_ formula: String, display: Bool) throws(ProseMistake) -> String {
    var parser = Formula(tokens: FormulaToken.tokens(formula)[...], isDisplay: display)
    let row = try parser.row(until: [])
    if let token = parser.tokens.first { throw ProseMistake(reason: "unexpected \(parser.name(token)) in a formula") }
    return "<math\(display ? " display=\"block\"" : "")>\(row)</math>"
  }

  private func name(_ token: FormulaToken) -> String {
    switch token {
    case .command(let name): "\\\(name)"
    case .number(let text), .words(let text): text
    case .symbol(let mark), .structure(let mark): "'\(mark)'"
    }
  }

  private mutating func next() -> FormulaToken? { tokens.popFirst() }

  /// Everything up to one of the closing tokens, which is left in place.
  private mutating func row(until closing: [FormulaToken]) throws(ProseMistake) -> String {
    var parts: [String] = []
    while let token = tokens.first, !closing.contains(token), token != .structure("}"), token != .structure("&") {
      if token == .command("right") || token == .command("end") || token == .command("\\") { break }
      parts.append(try scripted())
    }
    return parts.count == 1 ? parts[0] : "<mrow>\(parts.joined())</mrow>"
  }

  /// One atom with what stands below and above it.
  private mutating func scripted() throws(ProseMistake) -> String {
    let hasLimits = takesLimits(tokens.first)
    let base = try atom()
    var below: String?
    var above: String?
    while let token = tokens.first {
      if token == .structure("_"), below == nil {
        _ = next()
        below = try atom()
      } else if token == .structure("^"), above == nil {
        _ = next()
        above = try atom()
      } else {
        break
      }
    }
    let names = hasLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
    switch (below, above) {
    case (nil, nil): return base
    case (let below?, nil): return "<\(names.0)>\(base)\(below)</\(names.0)>"
    case (nil, let above?): return "<\(names.1)>\(base)\(above)</\(names.1)>"
    case (let below?, let above?): return "<\(names.2)>\(base)\(below)\(above)</\(names.2)>"
    }
  }

  private func takesLimits(_ token: FormulaToken?) -> Bool {
    guard isDisplay, case .command(let name)? = token else { return false }
    return name != "int" && FormulaSymbols.large[name] != nil || FormulaSymbols.limitFunctions.contains(name)
  }

  private mutating func atom() throws(ProseMistake) -> String {
    guard let token = next() else { throw ProseMistake(reason: "a formula ends too early") }
    switch token {
    case .number(let digits): return "<mn>\(HTML.escape(digits))</mn>"
    case .symbol(let mark): return symbol(mark)
    case .words(let text): throw ProseMistake(reason: "unexpected '\(text)' in a formula")
    case .command(let name): return try command(name)
    case .structure("{"):
      let content = try row(until: [])
      try expect(.structure("}"))
      return content
    case .structure(let mark): throw ProseMistake(reason: "unexpected '\(mark)' in a formula")
    }
  }

  private func symbol(_ mark: Character) -> String {
    if mark.isLetter { return "<mi>\(mark)</mi>" }
    if mark.isNumber { return "<mn>\(mark)</mn>" }
    return mathOperator(mark == "-" ? "−" : mark == "*" ? "∗" : mark == "'" ? "′" : String(mark))
  }

  private func mathOperator(_ text: String) -> String {
    // Brackets of one formula keep their natural size; \left and \right ask for stretching ones.
    let isBracket = "()[]{}|‖⌊⌋⌈⌉".contains(text)
    return "<mo\(isBracket ? " stretchy=\"false\"" : "")>\(HTML.escape(text))</mo>"
  }

  private mutating func command(_ name: String) throws(ProseMistake) -> String {
    if let text = FormulaSymbols.operators[name] { return mathOperator(text) }
    if let text = FormulaSymbols.letters[name] { return "<mi>\(text)</mi>" }
    if let text = FormulaSymbols.large[name] { return "<mo class=\"large\">\(text)</mo>" }
    if FormulaSymbols.functions.contains(name) {
      return "<mi>\(["argmax": "arg max", "argmin": "arg min"][name] ?? name)</mi>"
    }
    if let width = FormulaSymbols.spaces[name] { return "<mspace width=\"\(width)\"></mspace>" }
    if let accent = FormulaSymbols.accents[name] {
      return "<mover accent=\"true\">\(try atom())<mo stretchy=\"false\">\(HTML.escape(accent))</mo></mover>"
    }
    switch name {
    case "frac", "dfrac", "tfrac": return "<mfrac>\(try atom())\(try atom())</mfrac>"
    case "sqrt": return "<msqrt>\(try atom())</msqrt>"
    case "text": return "<mtext>\(try words().replacing(" ", with: "\u{A0}"))</mtext>"
    case "mathrm", "operatorname": return "<mi mathvariant=\"normal\">\(try words())</mi>"
    case "mathbf": return "<mi class=\"bold\">\(try words())</mi>"
    case "left": return try fenced()
    case "begin": return try environment()
    default: throw ProseMistake(reason: "formulas do not know \\\(name)")
    }
  }

  private mutating func expect(_ token: FormulaToken) throws(ProseMistake) {
    guard next() == token else { throw ProseMistake(reason: "a formula misses \(name(token))") }
  }

  /// The words that follow a command.
  private mutating func words() throws(ProseMistake) -> String {
    guard case .words(let text)? = next() else { throw ProseMistake(reason: "a formula misses words in braces") }
    return HTML.escape(text)
  }

  private mutating func fenced() throws(ProseMistake) -> String {
    let opening = try delimiter()
    let content = try row(until: [])
    try expect(.command("right"))
    return "<mrow>\(opening)\(content)\(try delimiter())</mrow>"
  }

  private mutating func delimiter() throws(ProseMistake) -> String {
    switch next() {
    case .symbol("."): return ""
    case .symbol(let mark): return "<mo stretchy=\"true\">\(HTML.escape(String(mark)))</mo>"
    case .command(let name):
      if let text = FormulaSymbols.operators[name] { return "<mo stretchy=\"true\">\(HTML.escape(text))</mo>" }
      fallthrough
    default: throw ProseMistake(reason: "\\left and \\right need a bracket")
    }
  }

  private mutating func environment() throws(ProseMistake) -> String {
    let kind = try words()
    guard ["cases", "matrix", "pmatrix", "bmatrix", "aligned"].contains(kind) else {
      throw ProseMistake(reason: "formulas do not know \\begin{\(kind)}")
    }
    var rows: [String] = []
    var cells: [String] = []
    while true {
      cells.append("<mtd>\(try row(until: []))</mtd>")
      let token = next()
      if token == .structure("&") { continue }
      rows.append("<mtr>\(cells.joined())</mtr>")
      cells = []
      if token == .command("\\") { continue }
      guard token == .command("end"), try words() == kind else {
        throw ProseMistake(reason: "\\begin{\(kind)} is never ended")
      }
      break
    }
    let table = "<mtable class=\"\(kind)\">\(rows.joined())</mtable>"
    let brackets = ["cases": ("{", ""), "pmatrix": ("(", ")"), "bmatrix": ("[", "]")][kind] ?? ("", "")
    let opening = brackets.0.isEmpty ? "" : "<mo stretchy=\"true\">\(brackets.0)</mo>"
    return "<mrow>\(opening)\(table)\(brackets.1.isEmpty ? "" : "<mo stretchy=\"true\">\(brackets.1)</mo>")</mrow>"
  }
}
