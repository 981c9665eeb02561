import Canvas
import Insights
import Localization

/// Test images in columns by class: the same thing looks different every time.
public struct SamplesFigure: CataloguedFigure {
  /// `samples`.
  public let id = "samples"
  let value: SampleGrid

  /// How many classes are shown at most, and how many beside each other.
  static let (classLimit, most) = (20, 10)

  /// One figure of every data set.
  public static func figures(of explanation: Explanation) -> [SamplesFigure] {
    [SamplesFigure(value: explanation.samples)]
  }

  /// How many images there are, how large they are, and what the numbers below them mean.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let values = [
      "dataset": value.dataset, "rows": numbers.integer(value.columns.map(\.count).max() ?? 0),
      "classes": numbers.integer(value.classes.count), "training": numbers.integer(value.trainingCount),
      "validation": numbers.integer(value.validationCount), "test": numbers.integer(value.testCount),
      "height": numbers.integer(value.shape.rows), "width": numbers.integer(value.shape.columns),
      "size": value.shape.cells.map(numbers.integer).joined(separator: " × "),
      "shown": numbers.integer(shown.count),
    ]
    let wording = try FigureWording(id, title: value.areDigits ? "title-digits" : "title", strings, values)
    let caption = value.shape.isColour ? try strings("samples.caption-colour", values) : wording.caption
    let counts = try strings("samples.\(value.validationCount > 0 ? "counts-validation" : "counts")", values)
    let selection = shown.count < value.classes.count ? " " + (try strings("samples.selection", values)) : ""
    return FigureWording(
      title: wording.title, caption: "\(caption) \(counts)\(selection)", alternative: wording.alternative)
  }

  /// As high as the classes need, ten of them side by side.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, blocks.last.map { $0.area.maxY } ?? 0)
  }

  /// The class above each column, the index in the test set below each image.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    for block in blocks {
      for (label, column) in zip(block.classes, block.area.columns(columns, gap: 8)) {
        canvas.text(value.classes[label], at: column.top, .heading, .ink, .top, width: column.width)
        for (row, example) in value.columns[label].enumerated() {
          let top = column.minY + block.heading + Double(row) * rowHeight
          let image = Rect(column.midX - side.width / 2, top, side.width, side.height)
          canvas.whole(example.image, in: image)
          canvas.text(strings.numbers.integer(example.index), at: image.bottom.moved(0, 3), .small, .muted, .top)
        }
      }
    }
  }
}

extension SamplesFigure {
  /// Some classes beside each other.
  private struct Block {
    let classes: Range<Int>
    let area: Rect
    let heading: Double
  }

  /// How many classes stand beside each other: fewer where images are no squares and there are few classes.
  private var columns: Int {
    value.shape.isMaps && value.shape.rows > 1 ? SamplesFigure.most : min(SamplesFigure.most, value.classes.count)
  }

  private var columnWidth: Double {
    (FigureMetrics.width - 8 * Double(columns - 1)) / Double(columns)
  }

  private var shown: Range<Int> { 0..<min(value.classes.count, SamplesFigure.classLimit) }

  /// An image's size: whole pixels per pixel where there is room for two.
  private var side: Size {
    let width = columnWidth
    let (rows, cells) = value.shape.picture
    if rows == 1 { return .signal(in: Size(width, width)) }
    let exact = width / Double(max(rows, cells))
    let scale = exact >= 2 ? exact.rounded(.down) : exact
    return Size(Double(cells) * scale, Double(rows) * scale)
  }

  private var rowHeight: Double { side.height + 24 }

  private var blocks: [Block] {
    let width = columnWidth
    var (blocks, y): ([Block], Double) = ([], 0)
    for start in stride(from: 0, to: shown.count, by: columns) {
      let classes = start..<min(start + columns, shown.count)
      let heading = (classes.map { TextStyle.heading.measure(value.classes[$0], width: width).height }.max() ?? 0) + 6
      let rows = classes.map { value.columns[$0].count }.max() ?? 0
      let height = heading + Double(rows) * rowHeight - 6
      blocks.append(Block(classes: classes, area: Rect(0, y, FigureMetrics.width, height), heading: heading))
      y += height + 16
    }
    return blocks
  }
}
