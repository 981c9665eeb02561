import Canvas
import Insights
import Localization

/// One bar for each class: how many training images it has.
public struct ClassBalanceFigure: CataloguedFigure {
  /// `class-balance`.
  public let id = "class-balance"
  let value: ClassBalance

  /// How many classes are shown at most.
  static let limit = 40
  /// The largest class has at most this many times the images of the smallest where none is called rare.
  static let evenRatio = 1.5

  /// One figure of every data set with images to train on.
  public static func figures(of explanation: Explanation) -> [ClassBalanceFigure] {
    explanation.classBalance.mean > 0 ? [ClassBalanceFigure(value: explanation.classBalance)] : []
  }

  /// The largest class, the smallest, and how many times larger the one is.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let values = [
      "largest": value.classes[value.largest], "largestCount": numbers.integer(value.counts[value.largest]),
      "smallest": value.classes[value.smallest], "smallestCount": numbers.integer(value.counts[value.smallest]),
      "ratio": numbers.decimal(value.ratio), "classes": numbers.integer(value.classes.count),
      "shown": numbers.integer(shown.count), "total": numbers.integer(value.counts.reduce(0, +)),
      "mean": numbers.integer(Int(value.mean.rounded())),
    ]
    let isEven = value.ratio <= ClassBalanceFigure.evenRatio
    let wording = try FigureWording(id, title: isEven ? "title-even" : "title-uneven", strings, values)
    guard shown.count < value.classes.count else { return wording }
    return FigureWording(
      title: wording.title, caption: "\(wording.caption) \(try strings("class-balance.selection", values))",
      alternative: wording.alternative)
  }

  /// As high as the bars need.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, ClassBalanceFigure.head + Double(shown.count) * 26 - 6)
  }

  /// Bars, a line at the mean, and the counts in a column beside, where no line crosses them.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let counts = shown.map { strings.numbers.integer(value.counts[$0]) }
    let notes = try ["largest", "smallest"].map { try strings("class-balance.labels.\($0)") }
    let countWidth = TextStyle.label.width(ofWidest: counts)
    let noteWidth = TextStyle.label.width(ofWidest: notes) + 8
    let area = canvas.content
    let head = ClassBalanceFigure.head
    let rect = Rect(0, head, area.width - countWidth - noteWidth - 10, area.height - head)
    let bars = shown.map {
      Bar(Double(value.counts[$0]), label: value.classes[$0], text: "", isExtreme($0) ? .category(0) : .category(5))
    }
    let frames = canvas.bars(bars, in: rect)
    for (position, index) in shown.enumerated() {
      let place = Point(rect.maxX + 10 + countWidth, frames[position].midY)
      canvas.text(counts[position], at: place, isExtreme(index) ? .label.bold : .label, .ink, .right)
      guard isExtreme(index) else { continue }
      canvas.text(notes[index == value.largest ? 0 : 1], at: place.moved(8, 0), .label, .ink, .left)
    }
    guard let longest = shown.firstIndex(of: value.largest).map({ frames[$0] }) else { return }
    let x = longest.minX + longest.width * value.mean / Double(value.counts[value.largest])
    canvas.line(from: Point(x, rect.minY - 6), to: Point(x, rect.maxY), .ink, width: 1.25, dash: .dashed)
    let mean = try strings(
      "class-balance.labels.mean", ["count": strings.numbers.integer(Int(value.mean.rounded()))])
    canvas.text(mean, at: Point(x, rect.minY - 8), .small, .ink, .bottom)
  }
}

extension ClassBalanceFigure {
  private static let head = 26.0

  private func isExtreme(_ index: Int) -> Bool {
    value.ratio > 1 && (index == value.largest || index == value.smallest)
  }

  /// All classes; of very many the largest and the smallest, in the order of their sizes.
  private var shown: [Int] {
    guard value.classes.count > ClassBalanceFigure.limit else { return Array(value.classes.indices) }
    let order = value.counts.indices.sorted { (value.counts[$0], $1) > (value.counts[$1], $0) }
    return Array(order.prefix(ClassBalanceFigure.limit / 2) + order.suffix(ClassBalanceFigure.limit / 2))
  }
}
