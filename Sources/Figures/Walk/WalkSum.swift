import Insights
import Localization
import Tensors

/// How the cell of a stop comes about: as lines with the sum so far, and in words.
extension WalkWords {
  /// A line of a sum; one that ends it stands under a rule.
  struct Line {
    let text: String
    /// The sum up to here.
    let sum: String
    var isTotal = false
    var isResult = false
  }

  /// The lines of a convolution's sum; none for pooling.
  func lines(_ stop: WalkStop) throws -> [Line] {
    guard case .convolution(let cell) = stop.work, let style = convolution else { return [] }
    let term = try shownTerm(of: cell)
    var (lines, sum) = try productLines(term, style, isAlone: cell.terms.count == 1)
    if cell.terms.count > 1 {
      let others = Double(cell.sum.total) - Double(cell.bias) - sum
      sum += others
      let text = try style.word("other-channels", ["count": strings.numbers.integer(cell.terms.count - 1)])
      lines.append(Line(text: "\(signed(Float(others)))  \(text)", sum: number(Float(sum))))
    }
    if walkHasBias {
      lines.append(
        Line(text: "\(signed(cell.bias))  \(try style.word("bias"))", sum: number(cell.preActivation)))
    }
    var total = Line(
      text: "= " + (try style.word("pre-activation")), sum: number(cell.preActivation), isTotal: true)
    total.isResult = cell.function == nil
    lines.append(total)
    if cell.function != nil {
      lines.append(
        Line(text: try style.name(of: cell.function), sum: number(cell.activation), isTotal: true, isResult: true))
    }
    return lines
  }

  /// How the cell of a stop comes about, in words.
  func sum(_ stop: WalkStop) throws -> String {
    guard case .convolution(let cell) = stop.work, let style = convolution else { return equation(stop) + "." }
    let term = try shownTerm(of: cell)
    let products = Float(Double(cell.sum.total) - Double(cell.bias))
    let values = [
      "channel": String(term.channel), "products": try style.count("product-count", term.products.count),
      "first": number(term.partialSum), "others": strings.numbers.integer(cell.terms.count - 1),
      "rest": number(products - term.partialSum), "sum": number(products), "bias": number(cell.bias),
      "preActivation": number(cell.preActivation), "activation": number(cell.activation),
      "function": try style.name(of: cell.function),
    ]
    var text = try word(cell.terms.count == 1 ? "sum.single" : "sum.several", values)
    if walkHasBias { text += try word("sum.bias", values) }
    if cell.function != nil { text += try word("sum.function", values) }
    return text + "."
  }

  private var walkHasBias: Bool {
    if case .convolution(let value) = walk.layer { value.convolution.bias != nil } else { false }
  }

  /// What the channel that is shown adds.
  private func shownTerm(of cell: WorkedCell) throws -> ChannelTerm {
    cell.terms.first { $0.channel == walk.inputChannel } ?? cell.terms[0]
  }

  /// The products of one channel, a line for each row of the kernel, or one line for a large kernel.
  private func productLines(
    _ term: ChannelTerm, _ style: ConvolutionStyle, isAlone: Bool
  ) throws -> (lines: [Line], sum: Double) {
    let (rows, columns) = (term.kernel.shape[0], term.kernel.shape[1])
    guard ConvolutionStyle.fits(rows, columns) else {
      let count = try style.count("product-count", rows * columns)
      let text = isAlone ? count : "\(count), \(try style.channel(term.channel))"
      return ([Line(text: text, sum: number(term.partialSum))], Double(term.partialSum))
    }
    var sum = 0.0
    let lines = (0..<rows).map { row in
      let products = (0..<columns).map { column in
        sum += Double(term.products[row, column])
        return "\(number(term.patch[row, column])) × \(factor(term.kernel[row, column]))"
      }
      return Line(text: (row > 0 ? "+ " : "") + products.joined(separator: " + "), sum: number(Float(sum)))
    }
    return (lines, sum)
  }

  /// A number behind a multiplication sign: in parentheses if it is negative.
  private func factor(_ value: Float) -> String {
    let text = number(value)
    return text.hasPrefix("\u{2212}") ? "(\(text))" : text
  }

  /// A term that is added: `+ 0.31`, `− 0.31`.
  private func signed(_ value: Float) -> String {
    let text = number(value)
    return text.hasPrefix("\u{2212}") ? "\u{2212} " + text.dropFirst() : "+ " + text
  }
}
