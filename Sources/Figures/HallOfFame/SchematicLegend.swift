import Canvas
import Insights
import Localization

/// What blocks, colours, heights and widths mean.
struct SchematicLegend {
  /// A sign and its meaning.
  private struct Item {
    let sign: Sign
    let text: String
    let width: Double
  }

  private enum Sign {
    case block(ArchitectureSchematic.Role)
    case colours, heights, widths
  }

  private let rows: [[Item]]

  private static let rowHeight = 26.0
  private static let gap = 22.0
  private static let maps = [16, 64, 256, 1024]
  private static let extents = [7, 28, 112]
  private static let windows = [1, 3, 5, 7]

  var height: Double { Double(rows.count) * SchematicLegend.rowHeight }

  /// Explains what occurs in some networks, in rows of a width.
  init(_ entries: [HallOfFame.Entry], width: Double, _ strings: Strings) throws {
    let blocks = entries.flatMap(\.schematic.stages).flatMap(\.modules).flatMap(\.blocks)
    let order: [(ArchitectureSchematic.Role, String)] = [
      (.convolution, "convolution"), (.depthwise, "depthwise"), (.pooling, "pooling"), (.dense, "dense"),
      (.concatenation, "concatenation"), (.sum, "sum"), (.product, "product"),
    ]
    let roles = order.filter { role, _ in blocks.contains { $0.role == role } }
    let signs: [(Sign, String)] =
      roles.map { (.block($0.0), $0.1) } + [(.colours, "colours"), (.heights, "heights"), (.widths, "widths")]
    var rows: [[Item]] = [[]]
    var x = 0.0
    for (sign, key) in signs {
      let text = try strings("hall-of-fame.legend.\(key)")
      let own = SchematicLegend.width(sign) + 6 + TextStyle.small.measure(text).width
      if x > 0, x + own > width {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append(Item(sign: sign, text: text, width: own))
      x += own + SchematicLegend.gap
    }
    self.rows = rows
  }

  func draw(on canvas: Canvas, at top: Double) {
    let painter = StripPainter(canvas: canvas)
    for (row, items) in rows.enumerated() {
      let y = top + (Double(row) + 0.5) * SchematicLegend.rowHeight
      var x = 0.0
      for item in items {
        draw(item.sign, at: Point(x, y), painter)
        canvas.text(item.text, at: Point(x + SchematicLegend.width(item.sign) + 6, y), .small, .muted, .left)
        x += item.width + SchematicLegend.gap
      }
    }
  }

  private static func width(_ sign: Sign) -> Double {
    switch sign {
    case .block: 9
    case .colours:
      maps.reduce(0) { $0 + 11 + TextStyle.small.measure(String($1)).width } + 6 * Double(maps.count - 1)
    case .heights: Double(extents.count) * 8 - 3
    case .widths: windows.reduce(0) { $0 + Double($1) + 2 } + 3 * Double(windows.count - 1)
    }
  }

  private func draw(_ sign: Sign, at place: Point, _ painter: StripPainter) {
    var x = place.x
    func block(_ role: ArchitectureSchematic.Role, _ channels: Int, _ width: Double, _ height: Double) {
      painter.draw(role, channels: channels, in: Rect(x, place.y - height / 2, width, height))
    }
    switch sign {
    case .block(.sum): painter.drawSign(.sum, at: place.moved(4.5, 0))
    case .block(.product): painter.drawSign(.product, at: place.moved(4.5, 0))
    case .block(.concatenation): painter.canvas.rectangle(Rect(x + 3, place.y - 8, 3, 16), fill: .ink)
    case .block(.pooling): painter.canvas.rectangle(Rect(x + 3, place.y - 8, 2.5, 16), fill: .muted)
    case .block(let role):
      x += 2
      block(role, 256, 5, 16)
    case .colours:
      for maps in SchematicLegend.maps {
        block(.convolution, maps, 8, 12)
        let box = painter.canvas.text(String(maps), at: Point(x + 11, place.y), .small, .ink, .left)
        x = box.maxX + 6
      }
    case .heights:
      for extent in SchematicLegend.extents {
        block(.convolution, 64, 5, ModuleLayout.height(extent) * 0.36)
        x += 8
      }
    case .widths:
      for window in SchematicLegend.windows {
        block(.convolution, 64, Double(window) + 2, 12)
        x += Double(window) + 2 + 3
      }
    }
  }
}
