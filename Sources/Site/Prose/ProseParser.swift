/// Reads the structure of a prose file: title, lead, and the directives that stand on lines of their own.
struct ProseParser {
  /// What is wrong, and in which line of the text.
  struct Failure: Error {
    let line: Int
    let reason: String
  }

  private let lines: [Substring]
  private let isPart: Bool
  private var position = 0

  /// The structure of a text.
  static func parse(_ text: String) throws(Failure) -> ProseDocument {
    var parser = ProseParser(lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    return try parser.document()
  }

  /// The blocks of a text that is included by others.
  static func parsePart(_ text: String) throws(Failure) -> [ProseBlock] {
    var parser = ProseParser(lines: text.split(separator: "\n", omittingEmptySubsequences: false), isPart: true)
    return try parser.blocks(until: [])
  }

  private init(lines: [Substring], isPart: Bool = false) { (self.lines, self.isPart) = (lines, isPart) }

  private mutating func document() throws(Failure) -> ProseDocument {
    skipBlankLines()
    guard position < lines.count, lines[position].hasPrefix("# ") else {
      throw Failure(line: position + 1, reason: "a prose file begins with '# ' and the title of the page")
    }
    let title = lines[position].dropFirst(2)
    position += 1
    skipBlankLines()
    let start = position
    while position < lines.count, !ProseParser.isBlank(lines[position]), !lines[position].hasPrefix("::") {
      position += 1
    }
    guard position > start else {
      throw Failure(line: start + 1, reason: "after the title comes a paragraph that leads into the page")
    }
    let lead = lines[start..<position].joined(separator: "\n")
    return ProseDocument(title: String(title), lead: lead, sections: try sections())
  }

  private mutating func sections() throws(Failure) -> [ProseSection] {
    var sections: [ProseSection] = []
    skipBlankLines()
    while position < lines.count {
      let line = position + 1
      guard let (name, argument) = directive(), name == "section" else {
        throw Failure(line: line, reason: "after the lead everything stands in sections; write '::section NAME'")
      }
      position += 1
      let words = argument.split(separator: " ", maxSplits: 1)
      guard let id = words.first else { throw Failure(line: line, reason: "::section needs a name") }
      let heading = words.count > 1 ? String(words[1]) : nil
      sections.append(
        ProseSection(id: String(id), heading: heading, blocks: try blocks(until: ["section"]), line: line))
      if sections.dropLast().contains(where: { $0.id == id }) {
        throw Failure(line: line, reason: "there are two sections '\(id)'")
      }
    }
    return sections
  }

  /// The blocks up to one of the closing directives, which is left in place, or the end.
  private mutating func blocks(until closing: Set<Substring>) throws(Failure) -> [ProseBlock] {
    var blocks: [ProseBlock] = []
    var text: [Substring] = []
    var textLine = position + 1
    var fence: Substring?
    func flush(_ blocks: inout [ProseBlock]) {
      if text.contains(where: { !ProseParser.isBlank($0) }) {
        blocks.append(.text(text.joined(separator: "\n"), line: textLine))
      }
      text = []
    }
    while position < lines.count {
      let line = lines[position]
      if let mark = ProseParser.fence(line) { fence = fence == nil ? mark : fence == mark ? nil : fence }
      let isStructure = fence == nil && (line.hasPrefix("::") || line.hasPrefix("$$"))
      guard isStructure else {
        if text.isEmpty { textLine = position + 1 }
        text.append(line)
        position += 1
        continue
      }
      if let (name, _) = directive(), closing.contains(name) { break }
      flush(&blocks)
      blocks.append(try line.hasPrefix("$$") ? formula() : block())
    }
    flush(&blocks)
    return blocks
  }

  /// The block whose directive stands at the current line.
  private mutating func block() throws(Failure) -> ProseBlock {
    let line = position + 1
    guard let (name, argument) = directive() else { throw Failure(line: line, reason: "'::' needs a name") }
    position += 1
    switch name {
    case "figure", "figure?":
      guard !argument.isEmpty else { throw Failure(line: line, reason: "::figure needs the name of a figure") }
      return .figure(id: String(argument), isOptional: name == "figure?", line: line)
    case "steps", "steps?":
      guard !argument.isEmpty else { throw Failure(line: line, reason: "::steps needs the name of a sequence") }
      return .steps(id: String(argument), isOptional: name == "steps?", line: line)
    case "include":
      guard !isPart else { throw Failure(line: line, reason: "what is included can include nothing itself") }
      return .include(name: String(argument), line: line)
    case "insert": return .insert(name: String(argument), line: line)
    case "note":
      let content = try blocks(until: ["end"])
      try expect("end", line)
      return .note(content)
    case "details":
      let words = argument.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { throw Failure(line: line, reason: "write '::details NAME The title'") }
      let content = try blocks(until: ["end"])
      try expect("end", line)
      return .details(id: String(words[0]), title: String(words[1]), blocks: content, line: line)
    case "exercise":
      let question = try blocks(until: ["predict", "answer", "end"])
      let prediction = try prediction()
      try expect("answer", line)
      let answer = try blocks(until: ["end"])
      try expect("end", line)
      return .exercise(question: question, prediction: prediction, answer: answer)
    case "exercises": return .exercises(line: line)
    case "term":
      let words = argument.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { throw Failure(line: line, reason: "write '::term NAME The term'") }
      return .term(id: String(words[0]), title: String(words[1]), blocks: try blocks(until: ["term", "section"]))
    default: throw Failure(line: line, reason: "there is no directive '::\(name)'")
    }
  }

  /// What may be typed, and what to say to typical mistakes; nothing where there is no such directive.
  private mutating func prediction() throws(Failure) -> ProsePrediction? {
    guard let (name, argument) = directive(), name == "predict" else { return nil }
    let parts = argument.split(separator: "±").map { $0.trimming(while: \.isWhitespace) }
    guard (1...2).contains(parts.count) else {
      throw Failure(line: position + 1, reason: "write '::predict VALUE' or '::predict VALUE ± TOLERANCE'")
    }
    var mistakes: [ProsePrediction.Mistake] = []
    position += 1
    skipBlankLines()
    while let (name, argument) = directive(), name == "mistake" {
      let words = argument.split(separator: " ", maxSplits: 1)
      guard words.count == 2 else { throw Failure(line: position + 1, reason: "write '::mistake VALUE Text'") }
      mistakes.append(.init(value: String(words[0]), text: String(words[1]), line: position + 1))
      position += 1
      skipBlankLines()
    }
    return ProsePrediction(
      value: String(parts[0]), tolerance: parts.count > 1 ? String(parts[1]) : nil, mistakes: mistakes)
  }

  private mutating func formula() throws(Failure) -> ProseBlock {
    let line = position + 1
    var content = String(lines[position].dropFirst(2))
    position += 1
    while !content.contains("$$") {
      guard position < lines.count else { throw Failure(line: line, reason: "a formula is never closed with $$") }
      content += "\n" + lines[position]
      position += 1
    }
    let parts = content.split(separator: "$$", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count < 2 || ProseParser.isBlank(parts[1]) else {
      throw Failure(line: line, reason: "nothing may follow the $$ that closes a formula")
    }
    return .formula(String(parts[0]), line: line)
  }

  private mutating func expect(_ name: Substring, _ line: Int) throws(Failure) {
    guard directive()?.name == name else {
      throw Failure(line: line, reason: "this block is never closed with ::\(name)")
    }
    position += 1
  }

  /// The name and the argument of the directive at the current line.
  private func directive() -> (name: Substring, argument: Substring)? {
    guard position < lines.count, lines[position].hasPrefix("::") else { return nil }
    let line = lines[position].dropFirst(2)
    let name = line.prefix { $0 != " " }
    return (name, line.dropFirst(name.count).trimming(while: \.isWhitespace))
  }

  private mutating func skipBlankLines() {
    while position < lines.count, ProseParser.isBlank(lines[position]) { position += 1 }
  }

  private static func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }

  private static func fence(_ line: Substring) -> Substring? {
    for mark in ["```", "~~~"] where line.drop(while: { $0 == " " }).hasPrefix(mark) { return mark[...] }
    return nil
  }
}

extension Substring {
  /// This text without the characters at both ends that are of some kind.
  fileprivate func trimming(while isOuter: (Character) -> Bool) -> Substring {
    var text = drop(while: isOuter)
    while let last = text.last, isOuter(last) { text = text.dropLast() }
    return text
  }
}
