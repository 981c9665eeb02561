/// A value in a network file, with its place.
package struct SourceValue: Sendable {
  /// What stands there.
  package indirect enum Content: Sendable {
    case none
    case integer(Int)
    case number(Double)
    case flag(Bool)
    case text(String)
    case list([SourceValue])
    case mapping([SourceEntry])
  }

  /// What stands there.
  package let content: Content
  /// Where it stands; `nil` of a value that comes from no file.
  package let location: SourceLocation?

  /// Makes a value; one that comes from no file has no place.
  package init(content: Content, location: SourceLocation? = nil) {
    (self.content, self.location) = (content, location)
  }

  /// An error at this place.
  func error(_ error: NetworkError) -> NetworkError { error.located(at: location) }

  /// The error that something else was expected here.
  package func unexpected(_ what: String, mustBe expected: String) -> NetworkError {
    error(.expected(expected, what: what, found: found))
  }

  /// What stands there, in the words of a message.
  var found: String {
    switch content {
    case .none: "nothing"
    case .integer(let value): String(value)
    case .number(let value): "\(value)"
    case .flag(let value): String(value)
    case .text(let text): text.quoted
    case .list(let values): values.isEmpty ? "an empty list" : "a list of \(values.count)"
    case .mapping: "a mapping"
    }
  }
}

/// A key with its value in a mapping of a network file.
package struct SourceEntry: Sendable {
  package let key: String
  package let location: SourceLocation?
  package let value: SourceValue

  /// Makes an entry; one that comes from no file has no place.
  package init(key: String, location: SourceLocation? = nil, value: SourceValue) {
    (self.key, self.location, self.value) = (key, location, value)
  }
}

extension NetworkError {
  /// This error with a place; the innermost place stays.
  func located(at location: SourceLocation?) -> NetworkError {
    if case .located = self { return self }
    return location.map { .located($0, self) } ?? self
  }
}
