import Figures
import Insights

/// The sizes and sums that the page about the arithmetic prints, under `{{values.arithmeticNAME}}`; the figures have the same.
extension Narrator {
  func arithmeticValues() -> [String: String] {
    let (words, arithmetic) = (ArithmeticWords(strings), explanation.arithmetic)
    let groups = [
      ("", arithmetic.paddings), ("Stride", arithmetic.strides), ("Dilation", arithmetic.dilations),
      ("Border", arithmetic.borders),
    ]
    var values = [
      "arithmeticSum": words.sum(arithmetic.paddings[0]),
      "arithmeticTransposed": words.size(arithmetic.transposed),
      "arithmeticTransposedSame": words.sameSize(arithmetic.transposed),
      "arithmeticTransposedSum": words.sum(arithmetic.transposed),
    ]
    for (group, examples) in groups {
      for example in examples { values["arithmetic\(group)\(example.name.capitalized)"] = words.size(example) }
    }
    return values
  }
}
