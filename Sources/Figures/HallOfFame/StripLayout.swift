import Canvas
import Insights
import Localization

/// Where the stages of one network stand, from the image at the left to the answer at the right, with rows of numbers below.
struct StripLayout {
  /// Modules whose maps have one size, over their numbers.
  struct Stage {
    let modules: [(left: Double, layout: ModuleLayout)]
    let left, width: Double
    /// The number of each row.
    let numbers: [String]
  }

  let entry: HallOfFame.Entry
  /// The network's name, and what is counted of it.
  let heading, facts: String
  /// The names of the rows of numbers.
  let rows: [String]
  private(set) var stages: [Stage] = []
  /// The width of the rows' names.
  let nameWidth: Double
  /// From the heading to the middle of the blocks, and on to the first row.
  let middle, numbersTop: Double
  private(set) var width: Double

  static let headingHeight = 24.0
  static let rowHeight = 15.0
  private static let stageGap = 8.0

  var height: Double { numbersTop + Double(rows.count) * StripLayout.rowHeight }

  init(_ entry: HallOfFame.Entry, _ strings: Strings) throws {
    self.entry = entry
    let schematic = entry.schematic
    heading = "\(entry.record.title) (\(entry.record.year))"
    facts = try strings(
      "hall-of-fame.labels.facts",
      [
        "depth": strings.numbers.integer(schematic.depth), "parameters": strings.millions(entry.parameters),
        "flops": strings.millions(entry.flops),
      ])
    rows = try ["extent", "channels", "flops", "parameters"].map { try strings("hall-of-fame.labels.\($0)") }
    nameWidth = TextStyle.small.width(ofWidest: rows) + 14
    let layouts = schematic.stages.map { $0.modules.map(ModuleLayout.init) }
    let image = ModuleLayout.height(schematic.input.extent)
    // The number of repetitions stands over a module.
    let top = layouts.joined().map { $0.top - ($0.module.count > 1 ? 15 : 0) }.min() ?? 0
    middle = StripLayout.headingHeight + max(image / 2, -top)
    numbersTop = middle + image / 2 + 6
    width = nameWidth
    let start = [strings.numbers.integer(schematic.input.extent), strings.numbers.integer(schematic.input.channels)]
    append([], numbers: start + ["", ""])
    let flops = schematic.stages.reduce(0) { $0 + $1.flops }
    let parameters = schematic.stages.reduce(0) { $0 + $1.parameters }
    for (stage, modules) in zip(schematic.stages, layouts) {
      append(
        modules,
        numbers: [
          stage.extent.map(strings.numbers.integer) ?? "1", strings.numbers.integer(stage.channels),
          StripLayout.percent(stage.flops, of: flops), StripLayout.percent(stage.parameters, of: parameters),
        ])
    }
    let words = TextStyle.heading.measure(heading).width + 10 + TextStyle.label.measure(facts).width
    width = max(width - StripLayout.stageGap, words)
  }

  /// A share in whole percent without the sign, which stands in the row's name.
  private static func percent(_ part: Int, of whole: Int) -> String {
    let percent = 100 * Double(part) / Double(max(1, whole))
    return percent > 0 && percent < 0.5 ? "<1" : String(Int(percent.rounded()))
  }

  private mutating func append(_ layouts: [ModuleLayout], numbers: [String]) {
    var (x, placed): (Double, [(Double, ModuleLayout)]) = (width, [])
    for layout in layouts {
      let label = layout.module.count > 1 ? TextStyle.small.bold.measure("×\(layout.module.count)").width : 0
      let room = max(layout.width, label)
      placed.append((x + (room - layout.width) / 2, layout))
      x += room + ModuleLayout.gap
    }
    let content = max(x - ModuleLayout.gap - width, layouts.isEmpty ? 6 : 0)
    let stage = max(content, TextStyle.small.width(ofWidest: numbers) + 2)
    // What is narrower than its numbers stands over their middle.
    let shift = (stage - content) / 2
    stages.append(
      Stage(
        modules: placed.map { ($0.0 + shift, $0.1) }, left: width, width: stage, numbers: numbers))
    width += stage + StripLayout.stageGap
  }
}

extension Strings {
  /// A number in millions, with about three digits that count.
  func millions(_ value: Int) -> String {
    let millions = Double(value) / 1e6
    let places = millions < 1 ? 3 : millions < 100 ? 1 : 0
    return places == 0 ? numbers.integer(Int(millions.rounded())) : numbers.decimal(millions, places: places)
  }
}
