/// Finds the first name in a template that its view model does not have, looking names up as mustache does.
package struct TemplateCheck {
  private let source: (String) throws -> TemplateSource
  private var file: String
  private var stack: [ViewValue]
  private var blocks: [String: (tags: [TemplateSource.Tag], file: String)] = [:]
  private var depth = 0

  /// Checks against one view model; `source` gives the source of a partial by its name.
  package init(_ model: ViewValue, source: @escaping (String) throws -> TemplateSource) {
    self.source = source
    stack = [model]
    file = ""
  }

  /// Throws `missingValue` where the template asks for a value that is not there.
  package mutating func check(_ template: TemplateSource) throws {
    guard depth < 32 else { throw SiteError.badTemplate(file: template.file, line: 1, reason: "it includes itself") }
    let outer = file
    file = template.file
    depth += 1
    try check(template.tags)
    depth -= 1
    file = outer
  }

  private mutating func check(_ tags: [TemplateSource.Tag]) throws {
    for tag in tags { try check(tag) }
  }

  private mutating func check(_ tag: TemplateSource.Tag) throws {
    switch tag {
    case .variable(let name, let line):
      let value = try value(name, line)
      switch value {
      case .nothing, .list, .record: throw SiteError.missingValue(file: file, line: line, key: name)
      case .text, .flag: break
      }
    case .section(let name, let line, let tags): try checkSection(try value(name, line), tags)
    case .invertedSection(let name, let line, let tags):
      if try !value(name, line).isShown { try check(tags) }
    case .partial(let name, let line): try checkPartial(name, line, filling: [])
    case .parent(let name, let line, let tags): try checkPartial(name, line, filling: tags)
    case .block(let name, _, let tags):
      guard let filled = blocks[name] else { return try check(tags) }
      let outer = file
      file = filled.file
      try check(filled.tags)
      file = outer
    }
  }

  private mutating func checkSection(_ value: ViewValue, _ tags: [TemplateSource.Tag]) throws {
    guard value.isShown else { return }
    let contexts: [ViewValue] =
      switch value {
      case .list(let values): values
      case .flag: []
      default: [value]
      }
    if contexts.isEmpty { return try check(tags) }
    for context in contexts {
      stack.append(context)
      try check(tags)
      stack.removeLast()
    }
  }

  private mutating func checkPartial(_ name: String, _ line: Int, filling tags: [TemplateSource.Tag]) throws {
    let outer = blocks
    for case .block(let block, _, let content) in tags where blocks[block] == nil { blocks[block] = (content, file) }
    let partial: TemplateSource
    do {
      partial = try source(name)
    } catch SiteError.noTemplate {
      throw SiteError.badTemplate(file: file, line: line, reason: "there is no template '\(name)'")
    }
    try check(partial)
    blocks = outer
  }

  /// Looks a dotted name up: its first part from the innermost record outwards, the rest inside what was found.
  private func value(_ name: String, _ line: Int) throws -> ViewValue {
    if name == "." { return stack[stack.count - 1] }
    guard !name.contains("(") else {
      throw SiteError.badTemplate(file: file, line: line, reason: "transforms such as '\(name)' are not used here")
    }
    let parts = name.split(separator: ".").map(String.init)
    guard let first = parts.first, var found = stack.reversed().lazy.compactMap({ $0[first] }).first else {
      throw SiteError.missingValue(file: file, line: line, key: name)
    }
    for part in parts.dropFirst() {
      if case .nothing = found { return .nothing }
      guard let next = found[part] else { throw SiteError.missingValue(file: file, line: line, key: name) }
      found = next
    }
    return found
  }
}
