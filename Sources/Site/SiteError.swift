import Support

/// Why a site cannot be made: a mistake in a template, in prose or in what the pages were given.
package enum SiteError: Error, Equatable, CustomStringConvertible {
  /// There is no such file in any template directory.
  case noTemplate(file: String)
  /// A file of the templates cannot be read.
  case unreadableTemplate(file: String, reason: String)
  /// A template or prose file breaks the rules of mustache.
  case badTemplate(file: String, line: Int, reason: String)
  /// A template or prose file asks for a value that the page does not have.
  case missingValue(file: String, line: Int, key: String)
  /// A prose file breaks the rules of prose files.
  case badProse(file: String, line: Int, reason: String)
  /// A view model holds something other than text, flags, lists and records.
  case badViewModel(type: String)
  /// Two figures, pages or layers want the same place.
  case duplicate(what: String, name: String)
  /// A part of a figure leads to what is no place of a site.
  case badRegion(figure: String, reason: String)
  /// A page stands below a page that there is not.
  case noParent(page: String, parent: String)
  /// A file that cnn-viz did not write stands where one of the site's must go.
  case occupied(path: String)
  /// Pages that were built link to what is not there.
  case brokenSite(findings: Int, first: String)

  /// One sentence that says what is wrong, where, and how to mend it.
  package var description: String { sentence.asMessage }

  private var sentence: String {
    switch self {
    case .noTemplate(let file): "there is no file '\(file)' in the templates"
    case .unreadableTemplate(let file, let reason): "the template \(file) cannot be read: \(reason)"
    case .badTemplate(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .missingValue(let file, let line, let key):
      "\(file):\(line): there is no value '\(key)' on this page; correct the name, or test for it with {{#\(key)}}"
    case .badProse(let file, let line, let reason): "\(file):\(line): \(reason)"
    case .badViewModel(let type): "a page was given a value of type \(type), which templates cannot print"
    case .duplicate(let what, let name): "two \(what) are called '\(name)'; give each its own name"
    case .badRegion(let figure, let reason): "a part of the figure '\(figure)' leads nowhere: \(reason)"
    case .noParent(let page, let parent):
      "the page '\(page)' stands below '\(parent)', which is no page; give it a parent that is"
    case .occupied(let path):
      "cnn-viz did not write \(path.printable()), so it is not replaced; move it away or choose another directory with --output"
    case .brokenSite(let findings, let first): "the pages have \(findings) broken references, the first: \(first)"
    }
  }
}
