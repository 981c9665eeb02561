import Insights
import Site

extension FlattenIndexExercise: NarratedExercise {
  static let prose = "flatten-index"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let numbers = narrator.numbers
    let times = "\u{202F}×\u{202F}"
    let expression =
      "(\(numbers.integer(cell.row))\(times)\(numbers.integer(shape.columns)) + \(numbers.integer(cell.column)))"
      + "\(times)\(numbers.integer(shape.channels)) + \(numbers.integer(cell.channel))"
    return [
      "layer": .text(layer), "input": .text(narrator.shape(shape).text),
      "channel": .text(numbers.integer(cell.channel)),
      "row": .text(numbers.integer(cell.row)), "column": .text(numbers.integer(cell.column)),
      "columns": .text(numbers.integer(shape.columns)), "channels": .text(numbers.integer(shape.channels)),
      "expression": .text(expression), "answer": .text(numbers.integer(cell.index)),
      "value": .text(narrator.number(cell.value)),
    ].merging(wrong.values { numbers.integer($0) }) { $1 }
  }
}
