import Insights
import Site

extension ConvolutionCellExercise: NarratedExercise {
  static let prose = "convolution-cell"

  func values(_ narrator: Narrator) throws -> [String: ViewValue]? {
    let kernel = cell.terms[term].kernel
    func isTold(_ value: Float) -> Bool { abs(value - sum.total) > sum.tolerance }
    return [
      "layer": .text(cell.layer), "filter": .text(narrator.numbers.integer(cell.filter)),
      "place": .text(try narrator.placeWords([cell.row, cell.column]) ?? ""),
      "channel": .text(narrator.numbers.integer(cell.terms[term].channel)),
      "otherCount": .text(narrator.numbers.integer(cell.terms.count - 1)),
      "others": ViewValue(others.map(narrator.hand)),
      "bias": ViewValue(bias.map(narrator.hand)), "expression": .text(narrator.handSum(sum)),
      "answer": .text(narrator.hand(sum.total)), "tolerance": .text(narrator.hand(sum.tolerance)),
      "engine": .text(narrator.number(sum.engine)),
      "function": ViewValue(try cell.function.map { try narrator.strings.name(of: $0) }),
      "activation": .text(narrator.number(cell.activation)),
      "products": .text(narrator.hand(sum.products)),
      "forgotten": ViewValue(forgotten.flatMap { isTold($0) ? narrator.hand($0) : nil }),
      "turned": ViewValue(isTold(turned) ? narrator.hand(turned) : nil),
      "tables": .list([
        try narrator.table("patch", sum.values, columns: kernel.shape[1]),
        try narrator.table("kernel", sum.weights, columns: kernel.shape[1]),
      ]),
    ].merging(narrator.exampleValues(cell.example)) { $1 }
  }
}
