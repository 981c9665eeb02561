/// The pieces of text processing that may be used alone.
package enum SiteText {
  /// The MathML of a formula written in the small part of TeX that prose may use; throws where it is not understood.
  package static func formula(_ formula: String, display: Bool = false) throws -> String {
    try Formula.mathML(formula, display: display)
  }
}
