import CMark
import Glibc
import Synchronization

/// CommonMark with tables, made into HTML by cmark-gfm.
struct Markdown {
  /// What is wrong with a text, and in which of its lines.
  struct Failure: Error {
    let line: Int
    let reason: String
  }

  /// Where a link leads, as a relative address; throws words that say why there is no such place.
  let link: (String) throws(ProseMistake) -> String

  /// The HTML of a text whose values are escaped by `ProseEscaping`.
  func html(_ text: String) throws(Failure) -> String {
    var formulas = FormulaScanner(text)
    let markdown = try formulas.replaceFormulas()
    // cmark-gfm keeps tables of special characters for the whole process.
    let rendered = try Markdown.cmark.withLock { _ throws(Failure) in try render(markdown) }
    let html = ProseEscaping.html(rendered, formulas: formulas.markup)
    guard html.contains("<table") else { return html }
    return html.replacing("<table>", with: "<div class=\"table\"><table>")
      .replacing("</table>", with: "</table></div>")
  }

  private static let cmark = Mutex(())

  private static let registered: Bool = {
    cmark_gfm_core_extensions_ensure_registered()
    return true
  }()

  private func render(_ markdown: String) throws(Failure) -> String {
    precondition(Markdown.registered)
    let options = CMARK_OPT_SMART | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_UNSAFE
    let parser = cmark_parser_new(options)
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, table) }
    var bytes = Array(markdown.utf8)
    bytes.withUnsafeMutableBytes { buffer in
      cmark_parser_feed(parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let document = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(document) }
    try check(document)
    Markdown.replaceListings(document)
    guard let html = cmark_render_html(document, options, cmark_parser_get_syntax_extensions(parser)) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }

  /// Refuses what prose may not hold, and points links at their places.
  private func check(_ document: OpaquePointer) throws(Failure) {
    let iterator = cmark_iter_new(document)
    defer { cmark_iter_free(iterator) }
    var line = 1
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      line = max(line, Int(cmark_node_get_start_line(node)))
      switch cmark_node_get_type(node) {
      case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
        throw Failure(line: line, reason: "prose holds no HTML; put \\ before a less-than sign")
      case CMARK_NODE_IMAGE: throw Failure(line: line, reason: "pictures are placed with ::figure")
      case CMARK_NODE_HEADING where cmark_node_get_heading_level(node) < 3:
        throw Failure(line: line, reason: "headings inside a section begin with ###")
      case CMARK_NODE_LINK: try resolve(node, line)
      default: break
      }
    }
  }

  /// Puts marked listings with their titles in the place of fenced blocks of Python: "```python tf.Keras".
  private static func replaceListings(_ document: OpaquePointer) {
    var blocks: [OpaquePointer] = []
    let iterator = cmark_iter_new(document)
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      if let node = cmark_iter_get_node(iterator), cmark_node_get_type(node) == CMARK_NODE_CODE_BLOCK,
        cmark_iter_get_event_type(iterator) == CMARK_EVENT_ENTER
      {
        blocks.append(node)
      }
    }
    cmark_iter_free(iterator)
    for block in blocks {
      let info = cmark_node_get_fence_info(block).map { ProseEscaping.plain(String(cString: $0)) } ?? ""
      let words = info.split(separator: " ", maxSplits: 1)
      guard words.first == "python", let listing = cmark_node_new(CMARK_NODE_CUSTOM_BLOCK) else { continue }
      let text = cmark_node_get_literal(block).map { ProseEscaping.plain(String(cString: $0)) } ?? ""
      let caption = words.count > 1 ? "<figcaption>\(HTML.escape(String(words[1])))</figcaption>\n" : ""
      let code = PythonHighlighter.html(text.trimmingNewlines)
      cmark_node_set_on_enter(
        listing, "<figure class=\"listing\">\n\(caption)<pre tabindex=\"0\"><code>\(code)</code></pre>\n</figure>")
      cmark_node_replace(block, listing)
      cmark_node_free(block)
    }
  }

  private func resolve(_ node: OpaquePointer, _ line: Int) throws(Failure) {
    let target = cmark_node_get_url(node).map { ProseEscaping.plain(String(cString: $0)) } ?? ""
    do throws(ProseMistake) {
      cmark_node_set_url(node, try link(target))
    } catch {
      throw Failure(line: line, reason: error.reason)
    }
  }
}
