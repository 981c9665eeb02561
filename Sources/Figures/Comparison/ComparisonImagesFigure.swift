import Canvas
import Insights
import Localization

/// Test images that two runs see differently, by who is right.
public struct ComparisonImagesFigure: Figure {
  /// `comparison-images`.
  public let id = "comparison-images"
  let value: RunComparison
  private let disagreements: Disagreements

  private static let (side, columns, head) = (76.0, 6, 26.0)
  private static let rowHeight = head + side + 56

  /// A figure where the answers of both are at hand and differ; else `nil`.
  public init?(_ value: RunComparison) {
    guard let disagreements = value.disagreements, disagreements.count > 0 else { return nil }
    (self.value, self.disagreements) = (value, disagreements)
  }

  /// How many images there are of each kind.
  public func wording(_ strings: Strings) throws -> FigureWording {
    var values = [
      "first": value.first.label, "second": value.second.label,
      "count": strings.numbers.integer(disagreements.count), "test": strings.numbers.integer(value.first.test),
    ]
    for group in disagreements.groups {
      values["\(group.kind.rawValue)Count"] = strings.numbers.integer(group.count)
    }
    return try FigureWording(id, strings, values)
  }

  private var groups: [Disagreements.Group] { disagreements.groups.filter { !$0.images.isEmpty } }

  /// A row for each kind of which there are images.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Double(groups.count) * Self.rowHeight)
  }

  /// Each image with its class and both answers.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let columns = canvas.content.columns(Self.columns, gap: 8)
    for (row, group) in groups.enumerated() {
      let top = Double(row) * Self.rowHeight
      let head = try strings(
        "\(id).labels.\(group.kind.rawValue)",
        [
          "first": value.first.label, "second": value.second.label, "count": strings.numbers.integer(group.count),
        ])
      canvas.text(head, at: Point(0, top), .heading)
      for (image, column) in zip(group.images, columns) {
        try draw(image, in: Rect(column.minX, top + Self.head, column.width, Self.side), on: canvas, strings)
      }
    }
  }

  private func draw(
    _ image: Disagreements.Image, in rect: Rect, on canvas: Canvas, _ strings: Strings
  ) throws {
    let picture = HeatMap(MapValues(image: image.example.image), .image, fitting: Size(rect.width, Self.side))
    canvas.place(picture, at: Point(rect.midX - picture.size.width / 2, rect.minY))
    let label = try strings("\(id).labels.true", ["true": value.first.classes[image.example.label]])
    canvas.text(label, at: Point(rect.midX, rect.minY + Self.side + 5), .small.bold, .ink, .top)
    for (run, (answer, output)) in [(image.first, image.firstOutput), (image.second, image.secondOutput)].enumerated() {
      let number =
        disagreements.areProbabilities ? strings.numbers.probability(output) : strings.numbers.decimal(output)
      canvas.text(
        "\(value.first.classes[answer]) (\(number))",
        at: Point(rect.midX, rect.minY + Self.side + 20 + Double(run) * 14), .small, .category(run), .top)
    }
  }
}
