/// Maps with more cells than a picture has room for.
extension MapValues {
  /// How many cells each way one rectangle of a picture stands for: 1 where each has half a pixel, which screens with two pixels
  /// per pixel just tell apart.
  func block(in size: Size) -> (rows: Int, columns: Int) {
    func side(_ cells: Int, _ length: Double) -> Int { max(1, Int((Double(cells) / (2 * length) - 0.02).rounded(.up))) }
    guard size.width > 0, size.height > 0 else { return (1, 1) }
    return (side(rows, size.height), side(columns, size.width))
  }

  /// The means of blocks of cells; those at the end may be smaller.
  func means(ofBlocks block: (rows: Int, columns: Int)) -> MapValues {
    let (high, wide) = ((rows + block.rows - 1) / block.rows, (columns + block.columns - 1) / block.columns)
    var means = [Float](repeating: 0, count: high * wide)
    var sums = [Double](repeating: 0, count: wide)
    for row in 0..<high {
      let lines = row * block.rows..<min((row + 1) * block.rows, rows)
      for column in 0..<wide { sums[column] = 0 }
      for line in lines {
        for column in 0..<columns { sums[column / block.columns] += Double(values[line * columns + column]) }
      }
      for column in 0..<wide {
        let width = min(block.columns, columns - column * block.columns)
        means[row * wide + column] = Float(sums[column] / Double(lines.count * width))
      }
    }
    return MapValues(rows: high, columns: wide, means)
  }
}

extension Canvas {
  /// Shows the cells of a map over a rectangle; of a map with more cells than there is room for, the means of blocks of them.
  func show(_ map: MapValues, _ scale: ColourScale, marksNegatives: Bool, in rect: Rect) {
    let block = map.block(in: rect.size)
    guard block.rows > 1 || block.columns > 1 else {
      return show(.map(map, scale, marksNegatives: marksNegatives), in: rect)
    }
    note(block: block.rows * block.columns)
    let means = map.means(ofBlocks: block)
    // Blocks at the end reach beyond the map where its cells do not fill them.
    let whole = Size(
      rect.width * Double(means.columns * block.columns) / Double(map.columns),
      rect.height * Double(means.rows * block.rows) / Double(map.rows))
    let cells = Cells.map(means, scale, marksNegatives: marksNegatives)
    if whole == rect.size { return show(cells, in: rect) }
    clipped(to: rect) { show(cells, in: Rect(at: rect.origin, whole)) }
  }
}
