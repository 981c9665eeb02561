/// Something that is wrong with a site.
package struct SiteFinding: Sendable, Equatable, CustomStringConvertible {
  /// The file, relative to the site.
  package let path: String
  /// The line of the file, where there is one.
  package let line: Int?
  /// What is wrong.
  package let problem: String

  /// One line: file, line, problem.
  package var description: String { "\(path)\(line.map { ":\($0)" } ?? ""): \(problem)" }
}
