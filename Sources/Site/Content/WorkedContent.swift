/// One output value, followed through with every number that makes it.
package struct WorkedContent: Sendable {
  /// The row of the output cell, from 0 as in code; nothing in a vector.
  package var row: String?
  /// Its column, from 0.
  package var column: String?
  /// The cell in words, as in `row 12, column 7` or `step 5`; nothing in a vector.
  package var place: String?
  /// Its channel, or its place in a vector, from 0.
  package var channel: String
  /// The steps in order: the terms, the bias, the total, the activation.
  package var steps: [WorkedStep]
  /// Whether the steps are several values that are only moved, each by itself, rather than one that is worked out.
  package var isList: Bool
  /// The whole calculation on one line, as in `0.31 × 0.52 + ... = 0.84`.
  package var expression: String
  /// The value, as in `0.84`.
  package var result: String
  /// Further named values for prose, under `{{layer.worked.values.NAME}}`.
  package var values: [String: String]

  /// A worked value.
  package init(
    row: String? = nil, column: String? = nil, place: String? = nil, channel: String, steps: [WorkedStep],
    isList: Bool = false, expression: String, result: String, values: [String: String] = [:]
  ) {
    self.row = row
    self.column = column
    self.place = place
    self.channel = channel
    self.steps = steps
    self.isList = isList
    self.expression = expression
    self.result = result
    self.values = values
  }
}

/// One line of a worked calculation.
package struct WorkedStep: Sendable {
  /// What is reckoned, as in `channel 0` or `bias`.
  package var label: String
  /// The calculation, as in `0.31 × 0.52 + 0.00 × 0.11`; may be empty.
  package var expression: String
  /// What it comes to.
  package var result: String

  /// A line.
  package init(label: String, expression: String, result: String) {
    self.label = label
    self.expression = expression
    self.result = result
  }
}
