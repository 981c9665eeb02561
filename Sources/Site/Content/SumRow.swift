/// One row of a table of worked sums, each held against what the engine computed.
package struct SumRow: Sendable {
  /// Which image it is about.
  package var example: String
  /// Which cell, unit or class.
  package var place: String
  /// The terms.
  package var expression: String
  /// What they make.
  package var result: String
  /// What the activation function makes of that; nothing where there is none.
  package var activation: String?

  /// Describes a row.
  package init(example: String, place: String, expression: String, result: String, activation: String?) {
    self.example = example
    self.place = place
    self.expression = expression
    self.result = result
    self.activation = activation
  }
}
