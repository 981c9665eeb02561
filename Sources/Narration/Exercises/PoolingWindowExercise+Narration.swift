import Insights
import Site

extension PoolingWindowExercise: NarratedExercise {
  static let prose = "pooling-window"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    func isTold(_ value: Float) -> Bool { abs(value - answer) > 0.01 }
    let other = kind == .maximum ? mean : maximum
    let sum = values.map(narrator.handOperand).joined(separator: " + ")
    return [
      "layer": .text(node.name), "map": .text(narrator.numbers.integer(channel)),
      "place": .text(try narrator.placeWords(place) ?? ""), "isMaximum": .flag(kind == .maximum),
      "expression": .text("(\(sum))\u{202F}/\u{202F}\(narrator.numbers.integer(divisor))"),
      "answer": .text(narrator.hand(answer)), "engine": .text(narrator.number(engine)),
      "other": ViewValue(isTold(other) ? narrator.hand(other) : nil),
      "sum": ViewValue(isTold(self.sum) && self.sum != other ? narrator.hand(self.sum) : nil),
      "count": .text(narrator.numbers.integer(values.count)),
      "tables": .list([try narrator.table("window", values, columns: columns)]),
    ].merging(narrator.exampleValues(example)) { $1 }
  }
}
