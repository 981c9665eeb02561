import Canvas
import Insights
import Localization

/// Softmax in three steps, with every number: the logits, their exponentials, and the shares of the total.
public struct SoftmaxFigure: CataloguedFigure {
  /// `softmax`.
  public var id = "softmax"
  let value: SoftmaxTable
  /// The class that is pointed out; `nil` for the one with the largest logit.
  var followed: Int?

  static let rowHeight = 24.0
  static let top = 46.0
  private static let classLimit = 12

  /// One figure of a network that ends in softmax.
  public static func figures(of explanation: Explanation) -> [SoftmaxFigure] {
    let hero = explanation.experiment.hero
    return explanation.softmaxes.filter { $0.example == hero }.map { SoftmaxFigure(value: $0) }
  }

  /// What the largest logit takes, and the quotient that says so.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let (winner, second) = (value.predicted, runnerUp)
    let lead = Double(value.logits[winner] - value.logits[second])
    return try FigureWording(
      "softmax", strings,
      [
        "class": value.classes[winner], "second": value.classes[second],
        "lead": strings.numbers.decimal(lead), "factor": strings.significant(factor),
        "logit": strings.numbers.decimal(value.logits[winner], places: 3),
        "exponential": amount(value.exponentials[winner], strings), "total": amount(value.total, strings),
        "probability": strings.probability(value.exponentials[winner] / value.total),
        "others": strings.probability(others / value.total),
        "index": strings.numbers.integer(value.testIndex), "label": value.classes[value.label],
      ])
  }

  /// The usual width; a row for each class and one for the totals.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Self.top + Double(shown.count) * Self.rowHeight + 44)
  }

  /// Three panels beside each other and the sums below.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let panels = panels(strings)
    try drawHeads(panels, on: canvas, strings)
    for (row, index) in shown.enumerated() {
      let y = Self.top + Double(row) * Self.rowHeight
      draw(index, in: panels, top: y, on: canvas, strings)
    }
    try drawTotals(panels, on: canvas, strings)
  }
}

extension SoftmaxFigure {
  /// The classes shown: all of a few, else those with the largest logits.
  var shown: [Int] {
    let strongest = value.classes.indices.sorted { (value.logits[$0], $1) > (value.logits[$1], $0) }
    let shown = strongest.prefix(Self.classLimit)
    guard let followed, !shown.contains(followed) else { return shown.sorted() }
    return (shown.dropLast() + [followed]).sorted()
  }

  private var runnerUp: Int {
    let others = value.logits.indices.filter { $0 != value.predicted }
    return others.max { value.logits[$0] < value.logits[$1] } ?? value.predicted
  }

  /// How many times as likely the winner is as the runner-up.
  private var factor: Double { value.exponentials[value.predicted] / value.exponentials[runnerUp] }

  /// What all exponentials but the largest add up to.
  private var others: Double {
    value.exponentials.indices.filter { $0 != value.predicted }.reduce(0) { $0 + value.exponentials[$1] }
  }

  /// An exponential or their sum; the winner's has decimals enough to differ from the sum.
  func amount(_ amount: Double, _ strings: Strings) -> String {
    let text = strings.significant(amount)
    let largest = value.exponentials[value.predicted]
    guard amount >= largest, largest >= 100, largest < 1e9,
      strings.significant(largest) == strings.significant(value.total)
    else { return text }
    return strings.numbers.decimal(amount, places: 2)
  }

  private struct Panels {
    let names: Double
    let logits, exponentials, probabilities: Rect
  }

  private func panels(_ strings: Strings) -> Panels {
    let names = min(120, TextStyle.label.bold.width(ofWidest: shown.map { value.classes[$0] })) + 10
    let gap = 64.0
    let width = (FigureMetrics.width - names - 2 * gap) / 3
    let rects = (0..<3).map { index in
      Rect(names + Double(index) * (width + gap), Self.top, width, Double(shown.count) * Self.rowHeight)
    }
    return Panels(names: names, logits: rects[0], exponentials: rects[1], probabilities: rects[2])
  }

  private func drawHeads(_ panels: Panels, on canvas: Canvas, _ strings: Strings) throws {
    let heads = [
      (panels.logits, "logits", "*z*"), (panels.exponentials, "exponentials", "*e*^{*z*}"),
      (panels.probabilities, "probabilities", "*p* = *e*^{*z*} / " + (try strings("softmax.total"))),
    ]
    for (panel, key, formula) in heads {
      canvas.text(try strings("softmax.\(key)"), at: panel.origin.moved(0, -Self.top), .heading)
      canvas.text(formula, at: panel.origin.moved(0, 18 - Self.top), .label.formula, .muted)
    }
    let y = panels.logits.midY
    for (left, right) in [(panels.logits, panels.exponentials), (panels.exponentials, panels.probabilities)] {
      canvas.arrow(from: Point(left.maxX + 14, y), to: Point(right.minX - 14, y))
    }
    let first = Point((panels.logits.maxX + panels.exponentials.minX) / 2, y - 7)
    canvas.text("*e*^{*z*}", at: first, .label.formula, .muted, .bottom)
    let second = Point((panels.exponentials.maxX + panels.probabilities.minX) / 2, y - 7)
    canvas.text(try strings("softmax.divide"), at: second, .small, .muted, .bottom)
  }

  private func draw(_ index: Int, in panels: Panels, top: Double, on canvas: Canvas, _ strings: Strings) {
    let isWinner = index == followed ?? value.predicted
    let style = isWinner ? TextStyle.label.bold : .label
    let paint = isWinner ? Paint.accent : .muted
    let row = Rect(0, top, FigureMetrics.width, Self.rowHeight).inset(0, 4)
    if isWinner { canvas.rectangle(row.inset(-4, -3), fill: .panel, radius: 4) }
    canvas.text(value.classes[index], at: Point(panels.names - 10, row.midY), style, .ink, .right)
    drawLogit(
      index, in: Rect(panels.logits.minX, row.minY, panels.logits.width, row.height), on: canvas, paint, style, strings)
    let cells = [
      (
        panels.exponentials, value.exponentials[index] / (value.exponentials.max() ?? 1),
        amount(value.exponentials[index], strings)
      ),
      (
        panels.probabilities, Double(value.probabilities[index]),
        strings.probability(value.exponentials[index] / value.total)
      ),
    ]
    for (panel, share, text) in cells {
      let room = panel.width - 62
      canvas.rectangle(Rect(panel.minX, row.minY, max(1, room * share), row.height), fill: paint)
      canvas.text(text, at: Point(panel.minX + max(1, room * share) + 6, row.midY), style, .ink, .left)
    }
  }

  /// A signed bar around the zero that all logits share.
  private func drawLogit(
    _ index: Int, in row: Rect, on canvas: Canvas, _ paint: Paint, _ style: TextStyle, _ strings: Strings
  ) {
    let logits = shown.map { Double(value.logits[$0]) }
    let (low, high) = (min(0, logits.min() ?? 0), max(0, logits.max() ?? 0))
    let number = 54.0
    let (left, right) = (row.minX + (low < 0 ? number : 0), row.maxX - (high > 0 ? number : 0))
    let unit = (right - left) / max(high - low, 1e-9)
    let (zero, logit) = (left - low * unit, Double(value.logits[index]))
    canvas.rectangle(
      Rect(min(zero, zero + logit * unit), row.minY, max(1, abs(logit) * unit), row.height), fill: paint)
    canvas.line(from: Point(zero, row.minY - 4), to: Point(zero, row.maxY + 4), .muted)
    let end = zero + logit * unit
    canvas.text(
      strings.numbers.decimal(logit), at: Point(end + (logit < 0 ? -6 : 6), row.midY), style, .ink,
      logit < 0 ? .right : .left)
  }

  private func drawTotals(_ panels: Panels, on canvas: Canvas, _ strings: Strings) throws {
    let y = panels.logits.maxY + 8
    for (panel, text) in [
      (panels.exponentials, amount(value.total, strings)), (panels.probabilities, strings.numbers.integer(1)),
    ] {
      canvas.line(from: Point(panel.minX, y), to: Point(panel.maxX, y), .ink)
      canvas.text(
        try strings("softmax.sum", ["sum": text]), at: Point(panel.minX, y + 8), .label.bold, .ink)
    }
    if shown.count < value.classes.count {
      let counts = [
        "shown": strings.numbers.integer(shown.count), "total": strings.numbers.integer(value.classes.count),
      ]
      canvas.text(try strings("softmax.shown", counts), at: Point(0, y + 8), .small, .muted)
    }
  }
}
