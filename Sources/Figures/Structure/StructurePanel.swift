import Canvas
import Insights
import Localization

/// The graph of a network, or of one module, as a chart of boxes.
struct StructurePanel {
  let structure: NetworkStructure
  let boxes: [StructureBox]
  let chart: LayeredChart
  /// A line above; `nil` if there is none.
  let heading: String?
  let marked: String?

  private static let headingHeight = 24.0

  /// Lays a structure out; the box of the layer `marked` is pointed out.
  init(
    _ structure: NetworkStructure, heading: String? = nil, marked: String? = nil, without tail: [String] = [],
    width: Double,
    height: Double, _ strings: Strings
  ) throws {
    (self.structure, self.heading, self.marked) = (structure, heading, marked)
    boxes = try structure.boxes.map { try StructureBox($0, without: tail, strings) }
    chart = LayeredChart(
      inputs: structure.boxes.map(\.sources), boxes.map { LayeredChart.Node(size: $0.size, label: $0.label) },
      width: width, height: height)
  }

  private var top: Double { heading == nil ? 0 : Self.headingHeight }

  /// With the shapes of the answers below their boxes.
  var size: Size {
    let words = heading.map { TextStyle.heading.measure($0).width } ?? 0
    return Size(max(chart.size.width, words), top + chart.size.height + 20)
  }

  func draw(at origin: Point, on canvas: Canvas) {
    canvas.moved(origin.x, origin.y) {
      if let heading { canvas.text(heading, at: Point(0, 0), .heading, .ink, .topLeft) }
      canvas.moved(0, top) {
        LayeredChartPainter(canvas: canvas, chart: chart).draw()
        for (index, box) in boxes.enumerated() {
          let isMarked = marked.map { structure.boxes[index].names.contains($0) } ?? false
          box.draw(in: chart.frames[index], isMarked: isMarked, on: canvas)
          guard isEnd(index) else { continue }
          let place = Point(chart.frames[index].midX, chart.frames[index].maxY + 4)
          canvas.text(box.label, at: place, .small, .ink, .top)
        }
      }
    }
  }

  /// Whether no line leaves a box, which could hold its label.
  private func isEnd(_ index: Int) -> Bool { !structure.boxes.contains { $0.sources.contains(index) } }

  /// The parts that lead to the pages of their layers.
  func regions(at origin: Point, _ strings: Strings) throws -> [FigureRegion] {
    try zip(boxes, chart.frames).compactMap { box, frame in
      guard let layer = box.layer else { return nil }
      return FigureRegion(
        frame.moved(origin.x, origin.y + top), label: try strings("unit.region.layer", ["layer": layer]),
        target: "page:layers/\(layer)")
    }
  }

  /// Each box in words: what it does, what it reads, what comes out.
  var words: [String] {
    zip(structure.boxes, boxes).map { box, drawn in
      let what = drawn.lines.isEmpty ? "" : " (" + drawn.lines.joined(separator: ", ") + ")"
      let sources = box.sources.map { boxes[$0].title }
      let from = sources.isEmpty ? "" : " ← " + sources.joined(separator: ", ")
      return "\(drawn.title)\(what)\(from): \(drawn.label)"
    }
  }
}
