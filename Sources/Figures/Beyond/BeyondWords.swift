import Insights
import Localization
import Tensors

/// How the figures of convolution beyond images write whole numbers and their sums.
package struct BeyondWords {
  let strings: Strings

  /// The words of one language.
  package init(_ strings: Strings) { self.strings = strings }

  func number(_ value: Float) -> String { strings.numbers.decimal(value, places: 0) }

  /// `2, 8, 9`.
  func list(_ numbers: Tensor) -> String {
    numbers.values.map(number).joined(separator: strings.language == .spanish ? "; " : ", ")
  }

  /// `2 × (−1) + 8 × 0 + 9 × 1 = 7`.
  package func sum(_ value: BoxConvolution) -> String {
    let products = zip(value.patch.values, value.kernel.values).map { cell, weight in
      "\(number(cell)) × \(weight < 0 ? "(\(number(weight)))" : number(weight))"
    }
    return products.joined(separator: " + ") + " = \(number(value.sum.total))"
  }

  /// `−5 + 2 + 14 = 11`.
  package func total(_ terms: [Float]) -> String {
    let texts = terms.enumerated().map { index, term in
      index > 0 && term < 0 ? "(\(number(term)))" : number(term)
    }
    return texts.joined(separator: " + ") + " = \(number(terms.reduce(0, +)))"
  }
}
