import Canvas
import Insights
import Tensors

extension ChannelSumLayout {
  func drawHeads(on canvas: Canvas) throws {
    let y = rowMiddle(0) - side / 2 - 10
    let heads =
      [
        (try inputWord, labelWidth + side / 2, side + 10),
        (try style.word("kernel"), kernelX + kernelSide / 2, kernelSide + 20),
        (try style.word("convolved"), convolvedX + side / 2, side + 20),
      ] + (isMixed ? [(try style.word("weighted"), productX + side / 2, side + 20)] : [])
    for (text, x, width) in heads {
      canvas.text(text, at: Point(x, y), .label, .muted, .bottom, width: width)
    }
  }

  func drawRow(_ index: Int, _ channel: Int, on canvas: Canvas) throws {
    let part = sum.channels[channel]
    let y = rowMiddle(index)
    if figure.shown.count > 1 {
      canvas.text(
        try style.name(ofTerm: channel), at: Point(labelWidth - 10, y), .label, .ink, .right, width: labelWidth - 10)
    }
    let input = place(HeatMap(part.input, try style.inputScale(), side: side), Point(labelWidth + side / 2, y), canvas)
    let (cell, reach) = (sum.cell, figure.value.convolution.window.axes.map(\.reach))
    canvas.lookHere(
      input.cells(
        cell.inputRow..<cell.inputRow + reach[0], cell.inputColumn..<cell.inputColumn + reach[1],
        of: (part.input.shape[0], part.input.shape[1])))
    canvas.text("∗", at: Point(kernelX - Self.operatorWidth / 2, y), .large, .ink, .centre)
    _ = place(
      HeatMap(part.kernel, try style.weightScale(), side: kernelSide), Point(kernelX + kernelSide / 2, y), canvas)
    canvas.text("=", at: Point(convolvedX - Self.operatorWidth / 2, y), .large, .ink, .centre)
    if let weight = part.weight {
      let convolved = place(HeatMap(part.convolved, try scale(), side: side), Point(convolvedX + side / 2, y), canvas)
      lookAtCell(of: part.convolved, in: convolved, canvas)
      let text = "× \(style.number(weight))"
      canvas.text(text, at: Point(convolvedX + side + 8, y), .label, .ink, .left)
      canvas.text("=", at: Point(productX - Self.operatorWidth / 2, y), .large, .ink, .centre)
    }
    try drawProduct(part.product, value: cell.terms[channel].partialSum, y, on: canvas)
  }

  func drawOthers(on canvas: Canvas) throws {
    guard let rest = sum.sum(without: figure.shown) else { return }
    let y = rowMiddle(figure.shown.count)
    let count = sum.channels.count - figure.shown.count
    let text = try style.word("other-channels", ["count": style.strings.numbers.integer(count)])
    canvas.text(text, at: Point(productX - 14, y), .label, .ink, .right, width: productX - 20)
    try drawProduct(rest, value: sum.cell.sum(without: figure.shown), y, on: canvas)
  }

  private func drawProduct(_ map: Tensor, value: Float, _ y: Double, on canvas: Canvas) throws {
    let frame = place(HeatMap(map, try scale(), side: side), Point(productX + side / 2, y), canvas)
    lookAtCell(of: map, in: frame, canvas)
    canvas.text(style.number(value), at: Point(productX + side + numberWidth, y), .label, .ink, .right)
  }

  func drawResult(on canvas: Canvas) throws {
    var biasX = productX + side + numberWidth + 4
    if figure.shown.count > 1 {
      let rows = Rect(
        productX, rowMiddle(0) - side / 2, braceX - productX - 6, rowMiddle(rowCount - 1) - rowMiddle(0) + side)
      biasX = canvas.brace(.right, of: rows, gap: 4, depth: 14).x
    }
    let biasMiddle = (biasX + resultX) / 2
    if figure.hasBias {
      canvas.text(try style.word("plus-bias"), at: Point(biasMiddle, middle - 6), .label, .ink, .bottom)
      canvas.text(style.number(sum.bias), at: Point(biasMiddle, middle + 8), .label, .ink, .top)
    }
    canvas.arrow(from: Point(biasMiddle - biasWidth / 2 + 12, middle), to: Point(resultX - 6, middle))
    let before = place(
      HeatMap(sum.preActivation, try scale(), side: resultSide), Point(resultX + resultSide / 2, middle), canvas)
    guard sum.function != nil else {
      return try drawNumber(sum.cell.preActivation, "pre-activation", before, on: canvas)
    }
    let after = place(
      HeatMap(sum.activation, try changesScale ? style.blockScale() : scale(), side: resultSide),
      Point(activationX + resultSide / 2, middle), canvas)
    canvas.arrow(
      from: before.right.moved(6, 0), to: after.left.moved(-6, 0), label: try style.name(of: sum.function))
    try drawNumber(sum.cell.preActivation, "pre-activation", before, on: canvas)
    try drawNumber(sum.cell.activation, "feature-map", after, on: canvas)
  }

  /// Names a result above its map, and writes the followed cell's value below.
  private func drawNumber(_ value: Float, _ key: String, _ frame: Rect, on canvas: Canvas) throws {
    lookAtCell(of: sum.preActivation, in: frame, canvas)
    canvas.text(
      try style.word(key), at: Point(frame.midX, frame.minY - 8), .label, .muted, .bottom, width: resultSide + 16)
    canvas.text(style.number(value), at: Point(frame.midX, frame.maxY + 6), .label.bold, .ink, .top)
  }

  private func place(_ map: HeatMap, _ centre: Point, _ canvas: Canvas) -> Rect {
    canvas.place(map, at: centre.moved(-map.size.width / 2, -map.size.height / 2))
  }

  private func lookAtCell(of map: Tensor, in frame: Rect, _ canvas: Canvas) {
    canvas.lookHere(frame.cell(sum.cell.row, sum.cell.column, of: (map.shape[0], map.shape[1])).inset(-1))
  }
}
