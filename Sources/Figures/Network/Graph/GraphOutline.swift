import Canvas
import Localization

/// What a test can hold against the rules of a layered drawing: no two boxes overlap, and no line runs through one.
package struct GraphOutline {
  /// A stage: its name, its picture with the sign of a merge, and the words below.
  package struct Box {
    package let name: String
    package let picture, words: Rect
  }

  /// The stages that are shown.
  package let boxes: [Box]
  /// The lines, their bends as many short pieces.
  package let lines: [[Point]]
  /// The size of the figure.
  package let size: Size
}

extension ArchitectureFigure {
  /// Where the boxes and lines of a branching network stand; `nil` of a chain.
  package func outline(_ strings: Strings) throws -> GraphOutline? {
    guard case .graph(let layout) = try drawing(strings) else { return nil }
    let measures = try GraphMeasures(layout.graph, cell: layout.cell, strings)
    let shown = zip(layout.boxes, measures.items).filter { !layout.bands[$0.0.placed.row].isHidden }
    let boxes = try shown.map { box, measure in
      let (item, picture) = (box.placed.item, box.placed.picture)
      let left = box.sign.map { $0.x - GraphMeasures.signRadius } ?? picture.minX
      let group = Rect(left, picture.midY - measure.group.height / 2, picture.maxX - left, measure.group.height)
      let words = try item.words(isBox: layout.graph.areBoxes, strings)
      let width = words.map { $0.style.measure($0.text).width }.max() ?? 0
      let below = Rect(
        group.midX - width / 2, group.maxY + 6, width, Double(words.count) * GraphMeasures.lineHeight)
      return GraphOutline.Box(name: item.title, picture: group, words: layout.graph.areBoxes ? group : below)
    }
    return GraphOutline(boxes: boxes, lines: layout.routes.map(\.pieces), size: layout.size)
  }
}

extension GraphRoute {
  /// The line as straight pieces.
  fileprivate var pieces: [Point] {
    guard let bend = points.last else { return [] }
    let middle = (bend.x + bendEnd.x) / 2
    let curve = (1...16).map { step in
      let t = Double(step) / 16
      let (a, b, c, d) = ((1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t)
      return Point(
        a * bend.x + (b + c) * middle + d * bendEnd.x, (a + b) * bend.y + (c + d) * bendEnd.y)
    }
    return points + curve + [end]
  }
}
