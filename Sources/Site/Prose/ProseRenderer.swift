/// Turns the blocks of one page's prose into HTML.
struct ProseRenderer {
  /// The file whose blocks these are.
  private(set) var file: ProseFile
  /// What templates for figures and inserts see.
  private(set) var model: ViewValue
  /// The templates.
  let library: TemplateLibrary
  /// The pages and figures that prose may point to.
  let edition: Edition
  /// The path of the page.
  let path: String
  /// The figures placed so far, in order.
  private(set) var figures: [String] = []
  /// The page whose prose this is.
  private(set) var chapter: any Chapter
  /// The exercises rendered so far, in order.
  private(set) var exercises: [ProseExercise] = []
  private let figuresOnPage: Set<String>
  /// Whether what is rendered is hidden until a reader opens it.
  private var isHidden = false

  /// Starts a page.
  init(
    file: ProseFile, model: ViewValue, library: TemplateLibrary, edition: Edition, chapter: any Chapter, path: String
  ) {
    self.file = file
    self.chapter = chapter
    self.model = model
    self.library = library
    self.edition = edition
    self.path = path
    figuresOnPage = Set(file.document.sections.flatMap { $0.blocks.flatMap(\.figures) }.map(ProseEscaping.plain))
  }

  /// The HTML of blocks in a row; empty where nothing is left of them.
  mutating func html(_ blocks: [ProseBlock]) throws -> String {
    var html = ""
    var isInTerms = false
    for block in blocks {
      if block.isTerm != isInTerms {
        html += isInTerms ? "</dl>\n" : "<dl class=\"terms\">\n"
        isInTerms.toggle()
      }
      html += try self.html(block)
    }
    return html + (isInTerms ? "</dl>\n" : "")
  }

  /// Text without paragraphs around it, as for a title.
  func inline(_ text: String, line: Int = 1) throws -> String {
    var html = try paragraphs(text, line: line).trimmingNewlines
    if html.hasPrefix("<p>"), html.hasSuffix("</p>") { html = String(html.dropFirst(3).dropLast(4)) }
    return html
  }

  private mutating func html(_ block: ProseBlock) throws -> String {
    switch block {
    case .text(let text, let line): return try paragraphs(text, line: line)
    case .formula(let formula, let line): return try display(formula, line: line)
    case .figure(let id, let isOptional, let line): return try figure(id, isOptional: isOptional, line: line)
    case .steps(let id, let isOptional, let line): return try steps(id, isOptional: isOptional, line: line)
    case .insert(let name, let line): return try insert(name, line: line)
    case .include(let name, let line): return try include(name, line: line)
    case .note(let blocks): return "<aside class=\"note\">\n\(try html(blocks))</aside>\n"
    case .details(let id, let title, let blocks, let line):
      // Pictures that nobody opens are not fetched. The name stands inside, so that browsers open what a link leads to.
      isHidden = true
      defer { isHidden = false }
      let summary = try inline(title, line: line)
      return "<details class=\"module\">\n<summary>\(summary)</summary>\n"
        + "<div id=\"\(HTML.escape(ProseEscaping.plain(id)))\">\n\(try html(blocks))</div>\n</details>\n"
    case .exercise(let question, let prediction, let answer):
      let exercise = ProseExercise(
        home: chapter, file: file, model: model, question: question, prediction: prediction, answer: answer)
      exercises.append(exercise)
      return try self.exercise(exercise)
    case .exercises:
      return try generatedExercises().map { part in
        try within(part.file, part.model) { try $0.html(part.file.document.sections.flatMap(\.blocks)) }
      }.joined()
    case .term(let id, let title, let blocks):
      return "<dt id=\"\(HTML.escape(id))\">\(try inline(title))</dt>\n<dd>\(try html(blocks))</dd>\n"
    }
  }

  private func paragraphs(_ text: String, line: Int) throws -> String {
    let markdown = Markdown { target throws(ProseMistake) in
      // An anchor of the page that an exercise comes from.
      if target.hasPrefix("#"), !isAtHome { return SitePath.relative(edition.path(chapter), from: path) + target }
      return try edition.address(target, from: path, figures: figuresOnPage)
    }
    do throws(Markdown.Failure) {
      return try markdown.html(text)
    } catch {
      throw file.failure(line + error.line - 1, error.reason)
    }
  }

  private func display(_ formula: String, line: Int) throws -> String {
    do throws(ProseMistake) {
      return "<div class=\"formula\">\(try Formula.mathML(formula, display: true))</div>\n"
    } catch {
      throw file.failure(line, error.reason)
    }
  }

  private mutating func figure(_ escaped: String, isOptional: Bool, line: Int) throws -> String {
    let id = ProseEscaping.plain(escaped)
    guard let figure = edition.figures[id] else {
      if isOptional { return "" }
      throw file.failure(line, "there is no figure '\(id)'; '::figure? \(id)' places it only where the network has it")
    }
    // A layer called "dense" makes "{{layer.name}}-weights" and "dense-weights" one.
    if isOptional, isAtHome, figures.contains(id) { return "" }
    if !isAtHome, figures.contains(id) { return try link(figure) }
    guard !figures.contains(id) else { throw file.failure(line, "the figure '\(id)' stands on this page already") }
    figures.append(id)
    var figureView = try FigureView(figure, in: edition, from: path)
    figureView.isHidden = isHidden
    let view = try ViewValue(reflecting: figureView)
    return try library.render("partials/figure", model.adding(["figure": view]))
  }

  private mutating func steps(_ escaped: String, isOptional: Bool, line: Int) throws -> String {
    let id = ProseEscaping.plain(escaped)
    guard let sequence = edition.sequences[id] else {
      if isOptional { return "" }
      throw file.failure(line, "there is no sequence '\(id)'; '::steps? \(id)' places it only where the network has it")
    }
    guard sequence.frames.allSatisfy({ !figures.contains($0) }) else {
      throw file.failure(line, "the steps of '\(id)' stand on this page already")
    }
    figures += sequence.frames
    let view = try ViewValue(reflecting: StepsView(sequence, in: edition, from: path))
    return try library.render("partials/steps", model.adding(["steps": view]))
  }

  /// Whether what is rendered stands on its own page, and not on one that collects exercises.
  private var isAtHome: Bool { edition.path(chapter) == path }

  /// A figure that stands on this page already, where two pages come together.
  private func link(_ figure: DrawnFigure) throws -> String {
    "<p><a href=\"#\(HTML.escape(figure.id))\">\(HTML.escape(figure.title))</a></p>\n"
  }

  private func insert(_ name: String, line: Int) throws -> String {
    guard library.has("inserts/\(name).html") else { throw file.failure(line, "there is no insert '\(name)'") }
    return try library.render("inserts/\(name)", model)
  }

  private mutating func include(_ escaped: String, line: Int) throws -> String {
    let path = "prose/\(edition.language)/\(ProseEscaping.plain(escaped)).md"
    guard library.has(path) else { throw file.failure(line, "there is no prose file '\(path)'") }
    let part = try ProseFile(path, isPart: true, library: library, model: model)
    return try within(part, model) { try $0.html(part.document.sections.flatMap(\.blocks)) }
  }

  /// Renders what belongs to another file, with the values that hold there.
  mutating func within<Result>(
    _ file: ProseFile, _ model: ViewValue, home: (any Chapter)? = nil, _ render: (inout ProseRenderer) throws -> Result
  ) rethrows -> Result {
    let outer = (self.file, self.model, chapter)
    defer { (self.file, self.model, chapter) = outer }
    (self.file, self.model, chapter) = (file, model, home ?? chapter)
    return try render(&self)
  }

  private mutating func exercise(_ exercise: ProseExercise) throws -> String {
    let view = try html(of: exercise, number: exercises.count)
    return try library.render("partials/exercise", model.adding(["exercise": try ViewValue(reflecting: view)]))
  }
}

extension String {
  /// This text without line ends around it.
  var trimmingNewlines: String {
    var text = self[...]
    while text.first?.isNewline == true { text = text.dropFirst() }
    while text.last?.isNewline == true { text = text.dropLast() }
    return String(text)
  }
}
