import Canvas
import Engine
import Insights
import Localization
import Networks

/// A box of a network's graph: its words, and how much room they take.
struct StructureBox {
  let title: String
  /// What its layers do, each a line.
  let lines: [String]
  /// The colour of the stripe at its left, by what its first layer does.
  let stripe: Paint
  /// The layer whose page it leads to; `nil` if it leads nowhere.
  let layer: String?
  let isModule: Bool
  let size: Size
  /// What stands on the lines that leave it.
  let label: String

  private static let lineHeight = 15.0
  private static let padding = 9.0

  /// The words of a box, without those of the parts behind the first if all such boxes have them: `tail`.
  init(_ box: NetworkStructure.Box, without tail: [String] = [], _ strings: Strings) throws {
    label = box.shape.channelsLast.map(strings.numbers.integer).joined(separator: "×")
    (title, lines, stripe, layer, isModule) = try Self.words(box, without: tail, strings)
    let width = max(
      TextStyle.label.bold.measure(title).width, TextStyle.small.width(ofWidest: lines),
      TextStyle.small.measure(label).width)
    size = Size(
      (width + 2 * Self.padding + 5).rounded(.up),
      TextStyle.label.bold.measure(title).height + Double(lines.count) * Self.lineHeight + 10)
  }

  private static func words(
    _ box: NetworkStructure.Box, without tail: [String], _ strings: Strings
  ) throws -> (title: String, lines: [String], stripe: Paint, layer: String?, isModule: Bool) {
    switch box.content {
    case .input(let name): return (name, [], .muted, nil, false)
    case .layers(let parts):
      let first = try line(parts[0], strings)
      let more = try Self.tail(box, strings)
      let functions = try function(parts[0], strings) + (more == tail ? [] : more)
      let shared = try parts[0].sharedWith.map { [try strings("architecture.shared", ["name": $0])] } ?? []
      let second = functions.joined(separator: " · ")
      return (
        parts[0].name, [first] + (second.isEmpty ? [] : [second]) + shared, stripe(parts[0]), parts[0].name, false
      )
    case .module(let kind, let repeats, let layerCount):
      let values = [
        "letter": letter(kind), "repeats": strings.numbers.integer(repeats),
        "count": strings.numbers.integer(layerCount),
      ]
      return (
        try strings(repeats > 1 ? "network-graph.modules" : "network-graph.module", values),
        [try strings(repeats > 1 ? "network-graph.layers-each" : "network-graph.layers", values)], .accent, nil, true
      )
    case .gap(let layerCount):
      let words = try strings("network-graph.gap", ["count": strings.numbers.integer(layerCount)])
      return ("⋮", [words], .hairline, nil, false)
    }
  }

  /// What kinds of modules are called.
  static func letter(_ kind: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return kind < alphabet.count ? String(alphabet[kind]) : "A\(kind - alphabet.count + 1)"
  }

  /// What a layer does, with its window: `convolution 3×3, stride 2`.
  private static func line(_ part: NetworkStructure.Part, _ strings: Strings) throws -> String {
    var text = try strings.operation(part.kind)
    if !part.window.isEmpty { text += " " + extents(part.window, strings) }
    // Windows of poolings lie side by side where nothing else is said.
    if part.strides.contains(where: { $0 > 1 }), !part.kind.contains("Pooling") || part.strides != part.window {
      let isEven = Set(part.strides).count == 1
      let strides = isEven ? strings.numbers.integer(part.strides[0]) : extents(part.strides, strings)
      text += ", " + (try strings("network-graph.stride", ["strides": strides]))
    }
    return text
  }

  private static func extents(_ values: [Int], _ strings: Strings) -> String {
    values.map(strings.numbers.integer).joined(separator: "×")
  }

  /// The function of a layer, unless that is all that it does and said already.
  private static func function(_ part: NetworkStructure.Part, _ strings: Strings) throws -> [String] {
    guard let function = part.activation, part.kind != "ReLU", part.kind != "Softmax" else {
      return []
    }
    return [try strings.name(of: function)]
  }

  /// What the layers that share the box of another do; empty where there are none.
  static func tail(_ box: NetworkStructure.Box, _ strings: Strings) throws -> [String] {
    guard case .layers(let parts) = box.content else { return [] }
    return try parts.dropFirst().flatMap { part in
      part.kind == "Activation" ? try function(part, strings) : [try strings.operation(part.kind)]
    }
  }

  private static func stripe(_ part: NetworkStructure.Part) -> Paint {
    switch part.kind {
    case _ where part.merge != nil: .category(1)
    case let kind where kind.contains("Conv"): .category(0)
    case let kind where kind.contains("Pooling"): .category(2)
    case "Dense": .category(3)
    case "Flatten", "Reshape", "Permute": .muted
    default: .category(4)
    }
  }

  func draw(in rect: Rect, isMarked: Bool, on canvas: Canvas) {
    canvas.rectangle(rect, fill: .panel, radius: 4)
    canvas.rectangle(Rect(rect.minX, rect.minY, 5, rect.height), fill: stripe)
    let (paint, width): (Paint, Double) = isMarked ? (.lookHere, 2.5) : (.muted, 1)
    canvas.rectangle(rect, stroke: paint, width: width, dash: isModule && !isMarked ? .dashed : .solid, radius: 4)
    let middle = rect.midX + 2.5
    var top = rect.minY + 5
    canvas.text(title, at: Point(middle, top), .label.bold, .ink, .top)
    top += TextStyle.label.bold.measure(title).height
    for line in lines {
      canvas.text(line, at: Point(middle, top), .small, .muted, .top)
      top += Self.lineHeight
    }
  }
}
