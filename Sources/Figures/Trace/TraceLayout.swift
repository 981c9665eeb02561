import Canvas
import Insights

/// Where the stations of a trace and the terms of its answer stand: data flow from left to right, in several rows where there are
/// many stations, the answer at the end of the last.
struct TraceLayout {
  /// The stations that are shown, by their index among all; where some are left out, a gap is marked.
  let shown: [Int]
  /// The frame of each station that is shown.
  let panels: [Rect]
  /// The terms of the answer.
  let terms: [Rect]
  /// The logit and the output.
  let answer: Rect
  let size: Size

  static let (panelWidth, gap, pictureTop, mapSide) = (104.0, 30.0, 38.0, 102.0)
  static let termHeight = 74.0
  /// The widths of a term's map, its words and its bar.
  static let (termMap, termWords, termBar) = (52.0, 122.0, 80.0)

  private static let (panelHeight, rowGap, answerWidth) = (440.0, 28.0, 156.0)
  private static let (inFullRow, inLastRow, limit) = (8, 5, 21)
  private static let head = 40.0

  /// - Parameters:
  ///   - count: how many stations there are.
  ///   - termCount: how many terms are shown.
  init(count: Int, termCount: Int) {
    let (all, limit) = (Array(0..<count), Self.limit)
    shown = count > limit ? Array(all.prefix(limit / 2) + all.suffix(limit / 2)) : all
    let earlier = Self.earlier(of: shown.count)
    let last = shown.count - earlier
    let rows = (earlier + Self.inFullRow - 1) / Self.inFullRow
    let inRow = (earlier + max(rows, 1) - 1) / max(rows, 1)
    let step = Self.panelWidth + Self.gap
    var panels: [Rect] = []
    for index in 0..<shown.count {
      let row = index < earlier ? index / inRow : rows
      let column = index < earlier ? index % inRow : index - earlier
      panels.append(
        Rect(Double(column) * step, Double(row) * (Self.panelHeight + Self.rowGap), Self.panelWidth, Self.panelHeight))
    }
    let top = Double(rows) * (Self.panelHeight + Self.rowGap)
    let left = Double(last) * step
    let termWidth = termCount > 0 ? Self.termMap + 10 + Self.termWords + 4 + Self.termBar : 0
    terms = (0..<termCount).map {
      Rect(left, top + Self.head + Double($0) * Self.termHeight, termWidth, Self.termHeight)
    }
    let height = max(Self.panelHeight, Self.head + Double(termCount) * Self.termHeight + 44)
    answer = Rect(left + termWidth + (termCount > 0 ? 30 : 0), top, Self.answerWidth, height)
    self.panels = panels
    // The way from one row to the next leads past its end.
    let end = (panels.map(\.maxX).max() ?? 0) + (rows > 0 ? 26 : 0)
    size = Size(max(answer.maxX, end), top + height)
  }

  /// How many stations stand in rows before the last: none of a few; else as many as leave three for the last row, but no row is
  /// shorter than five or longer than a full one.
  private static func earlier(of count: Int) -> Int {
    guard count > inLastRow else { return 0 }
    let rows = (count - inLastRow + inFullRow - 1) / inFullRow
    return min(rows * inFullRow, max(5, count - 3))
  }

  /// Where a station's map stands, or the list of a vector.
  static func picture(_ panel: Rect) -> Rect { Rect(panel.minX, panel.minY + pictureTop, mapSide, mapSide) }
}

extension TracePanel {
  /// Where the map lies in its square: square cells, in the middle.
  func frame(in square: Rect) -> Rect {
    guard let map else { return square }
    let cell = min(square.width / Double(map.shape[1]), square.height / Double(map.shape[0]))
    let size = Size.map(rows: map.shape[0], columns: map.shape[1], cell: cell)
    return Rect(square.midX - size.width / 2, square.midY - size.height / 2, size.width, size.height)
  }
}
