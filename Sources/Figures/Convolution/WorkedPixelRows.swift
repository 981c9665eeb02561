import Canvas
import Insights
import Tensors

extension WorkedPixelLayout {
  /// Writes what stands in each column.
  func drawHeads(on canvas: Canvas) throws {
    let y = rowsTop - 8
    var heads = [
      (try Self.inputWord(style), map / 2, max(map, 72)),
      (try style.word("patch"), patchX + grid.width / 2, grid.width),
      (try style.word("kernel"), kernelX + grid.width / 2, grid.width),
      (try style.word("products"), productsX + grid.width / 2, grid.width),
    ]
    if !figure.isSingle { heads.append((try style.word("sum"), sumX + sumWidth / 2, sumWidth + operatorWidth)) }
    for (text, x, width) in heads { canvas.text(text, at: Point(x, y), .label, .muted, .bottom, width: width) }
  }

  /// Draws `map -> patch × kernel = products -> sum` of one channel.
  func drawRow(_ index: Int, _ term: ChannelTerm, on canvas: Canvas) throws {
    let middle = rowMiddle(index)
    let window = try drawMap(term, middle, on: canvas)
    let patch = Rect(at: Point(patchX, middle - grid.height / 2), grid)
    canvas.line(from: Point(window.maxX, window.minY), to: Point(patch.minX - 2, patch.minY), .lookHere)
    canvas.line(from: Point(window.maxX, window.maxY), to: Point(patch.minX - 2, patch.maxY), .lookHere)
    canvas.lookHere(window)
    try drawGrids(term, patch, on: canvas)
    if !figure.isSingle { drawSum(of: term, middle, on: canvas) }
  }

  /// Draws the input map of a channel and says where the window lies in it. The channel's name stands at the side where
  /// the lines from the window to the patch do not pass.
  private func drawMap(_ term: ChannelTerm, _ middle: Double, on canvas: Canvas) throws -> Rect {
    let cell = figure.value.cell
    let input = figure.value.convolution.input.slice(cell.example).slice(term.channel)
    let heat = HeatMap(input, try style.inputScale(), side: map)
    let reach = figure.value.convolution.window.axes.map(\.reach)
    let isHigh = 2 * cell.inputRow + reach[0] < input.shape[0]
    let shift = figure.isSingle ? 0.0 : isHigh ? -9 : 9
    let frame = canvas.place(
      heat, at: Point((map - heat.size.width) / 2, middle - heat.size.height / 2 + shift))
    if !figure.isSingle {
      let name = try style.channel(term.channel)
      let middle = max(frame.midX, TextStyle.small.measure(name).width / 2)
      canvas.text(
        name, at: Point(middle, isHigh ? frame.maxY + 4 : frame.minY - 4), .small, .ink, isHigh ? .top : .bottom)
    }
    return frame.cells(
      cell.inputRow..<cell.inputRow + reach[0], cell.inputColumn..<cell.inputColumn + reach[1],
      of: (input.shape[0], input.shape[1]))
  }

  private func drawGrids(_ term: ChannelTerm, _ patch: Rect, on canvas: Canvas) throws {
    let columns = term.kernel.shape[1]
    let marks = term.isPadding.indices.filter { term.isPadding[$0] }
      .map { GridMark(.padding, row: $0 / columns, column: $0 % columns) }
    let parts = [
      style.grid(term.patch, try style.inputScale(), cell: cell, marks: marks),
      style.grid(term.kernel, try style.weightScale(), cell: cell),
      style.grid(term.products, try productScale(), cell: cell),
    ]
    for (index, part) in parts.enumerated() {
      let frame = patch.moved(Double(index) * (grid.width + operatorWidth), 0)
      part.draw(on: canvas, in: frame)
      if index < 2 {
        canvas.text(index == 0 ? "×" : "=", at: frame.right.moved(operatorWidth / 2, 0), .large, .ink, .centre)
      }
    }
    canvas.lookHere(patch)
  }

  /// Writes what the products add up to; where that has a weight, the sum times the weight above.
  private func drawSum(of term: ChannelTerm, _ y: Double, on canvas: Canvas) {
    let x = sumX - operatorWidth / 2
    canvas.text("∑", at: Point(x, y - 9), .label, .ink, .bottom)
    canvas.text("=", at: Point(x, y), .large, .ink, .centre)
    if let text = style.weighted(term) {
      canvas.text(text, at: Point(sumX + sumWidth, y - 11), .small, .muted, .bottomRight)
    }
    canvas.text(style.number(term.partialSum), at: Point(sumX + sumWidth, y), .body.bold, .ink, .right)
  }

  /// Writes the sum of the channels that have no row.
  func drawOthers(on canvas: Canvas) throws {
    let count = figure.value.cell.terms.count - figure.shown.count
    let text = try style.word("other-channels", ["count": style.strings.numbers.integer(count)])
    canvas.text(text, at: Point(productsX + grid.width, othersMiddle), .label, .ink, .right)
    canvas.text("=", at: Point(sumX - operatorWidth / 2, othersMiddle), .large, .ink, .centre)
    let sum = style.number(figure.shownSums[figure.shownSums.count - 1])
    canvas.text(sum, at: Point(sumX + sumWidth, othersMiddle), .body.bold, .ink, .right)
  }
}

extension ConvolutionStyle {
  /// The sum of the products times its weight; `nil` where there is none.
  func weighted(_ term: ChannelTerm) -> String? {
    term.weight.map { weight in
      let factor = number(weight)
      return "\(number(term.windowSum)) × " + (factor.hasPrefix("\u{2212}") ? "(\(factor))" : factor)
    }
  }
}
