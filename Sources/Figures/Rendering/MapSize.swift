import Canvas

extension Size {
  /// The size of a map whose cells are squares; a signal is as wide as its steps together, and half as high.
  static func map(rows: Int, columns: Int, cell: Double) -> Size {
    let width = Double(columns) * cell
    return rows == 1 && columns > 1 ? .signal(in: Size(width, width)) : Size(width, Double(rows) * cell)
  }
}
