import Canvas
import Insights
import Localization

/// The legends below a band: one for each scale of colours in it, with the names of the stages that it belongs to.
struct GraphLegends {
  /// A scale and those who share it.
  struct Entry {
    let stage: ArchitectureDiagram.Stage
    var names: [String]
    var text: String { names.joined(separator: ", ") }
  }

  let entries: [Entry]
  /// What they take below the band.
  let size: Size

  private static let perRow = 5
  private static let top = 12.0
  private static var pitch: Double { (GraphLayout.width - 36) / Double(perRow) }
  private static var textWidth: Double { pitch - 20 }

  init(_ items: [ArchitectureItem], _ strings: Strings) throws {
    var entries: [Entry] = []
    for item in items where !item.isBars {
      if let place = entries.firstIndex(where: { $0.stage.block == item.stage.block }) {
        entries[place].names.append(item.title)
      } else {
        entries.append(Entry(stage: item.stage, names: [item.title]))
      }
    }
    self.entries = entries
    let height = Self.rows(entries).map(Self.height).reduce(0, +)
    size = Size(GraphLayout.width, entries.isEmpty ? 0 : height + Self.top)
  }

  private static func rows(_ entries: [Entry]) -> [ArraySlice<Entry>] {
    stride(from: 0, to: entries.count, by: perRow).map { entries[$0..<min($0 + perRow, entries.count)] }
  }

  private static func textHeight(_ row: ArraySlice<Entry>) -> Double {
    row.map { TextStyle.small.bold.measure($0.text, width: textWidth).height }.max() ?? 0
  }

  private static func height(_ row: ArraySlice<Entry>) -> Double { textHeight(row) + 66 }

  func draw(at top: Double, with painter: StagePainter) throws {
    var top = top + Self.top
    let (canvas, strings) = (painter.canvas, painter.strings)
    for row in Self.rows(entries) {
      let words = Self.textHeight(row)
      for (place, entry) in row.enumerated() {
        let left = Double(place) * Self.pitch
        canvas.line(from: Point(left, top), to: Point(left + Self.textWidth, top), .hairline)
        canvas.text(entry.text, at: Point(left, top + 5), .small.bold, .ink, width: Self.textWidth)
        let isImage = painter.isImage(entry.stage)
        let scope = try isImage ? "" : strings("maps.this-block")
        let legend = Legend(
          painter.scale(entry.stage, scope: scope), title: try strings(isImage ? "maps.pixels" : "maps.activation"),
          length: 120, strings, places: 1)
        canvas.place(legend, at: Point(left, top + words + 8))
      }
      top += Self.height(row)
    }
  }
}
