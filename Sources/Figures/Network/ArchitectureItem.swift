import Canvas
import Insights
import Localization

/// A stage of the network as the architecture shows it: its picture and the words below.
struct ArchitectureItem {
  /// What is drawn of the stage.
  enum Content {
    /// Maps like cards; the indices in the order of drawing, the front one first.
    case stack([Int])
    /// A vector, or the part of it that is shown.
    case strip(Range<Int>)
    /// The probabilities of classes.
    case bars([Int])
  }

  let stage: ArchitectureDiagram.Stage
  let content: Content
  /// Name, shape, and what else there is to say, each a line.
  let title, shape: String
  let notes: [String]
  /// How many parameters, in words; `nil` for none.
  let parameters: String?
  /// The share of the network's parameters.
  let share: Double
  /// What the layer does to the stage before, in words and in numbers; empty for the input.
  let operation, detail: String
  /// The width of the names of the classes.
  let nameWidth: Double
  /// Whether it is one of many in a graph, where cards lie closer and are fewer.
  let isCompact: Bool

  /// How many values of a vector are shown at most.
  static let stripLimit = 128
  /// How many classes are shown at most.
  static let classLimit = 10
  static let stripWidth = 14.0
  /// How many maps a stack of a graph has at most.
  static let compactLimit = 5
}

extension ArchitectureItem {
  /// The items of a network: layers that only pass their input on are a note at the stage before.
  static func items(of diagram: ArchitectureDiagram, _ strings: Strings) throws -> [ArchitectureItem] {
    var items: [ArchitectureItem] = []
    for (index, stage) in diagram.stages.enumerated() {
      if stage.isPassThrough && !items.isEmpty { continue }
      let passed = diagram.stages[(index + 1)...].prefix { $0.isPassThrough }.map(\.name)
      let isLast = index + passed.count == diagram.stages.count - 1
      items.append(
        try ArchitectureItem(stage, in: diagram, passedThrough: passed, isLast: isLast, strings))
    }
    return items
  }

  /// An item for a stage and the layers behind it that only pass its values on.
  init(
    _ stage: ArchitectureDiagram.Stage, in diagram: ArchitectureDiagram, passedThrough: [String], isLast: Bool,
    isCompact: Bool = false, _ strings: Strings
  ) throws {
    self.stage = stage
    self.isCompact = isCompact
    content = Content(stage, probabilities: isLast ? diagram.probabilities : nil, isCompact: isCompact)
    if case .bars(let classes) = content {
      nameWidth = min(150, TextStyle.label.bold.width(ofWidest: classes.map { diagram.classes[$0] }))
    } else {
      nameWidth = 0
    }
    title = stage.name
    shape = strings.channelsLast(stage.wholeShape).map(strings.numbers.integer).joined(separator: "×")
    var notes: [String] = []
    if let slice = stage.slice {
      let count = strings.numbers.integer(stage.wholeShape.cells[0])
      notes.append(try strings("architecture.slice", ["slice": String(slice), "count": count]))
    }
    let (shown, total) = (content.shownCount, stage.shape.isMaps ? stage.shape[0] : stage.shape.count)
    if shown < total {
      notes.append(
        try strings(
          "architecture.shown",
          ["shown": strings.numbers.integer(shown), "total": strings.numbers.integer(total)]))
    }
    notes += try passedThrough.map { try strings("architecture.then", ["name": $0]) }
    self.notes = notes
    parameters =
      stage.parameterCount == 0
      ? nil : try strings("architecture.parameters", ["count": strings.numbers.integer(stage.parameterCount)])
    share = Double(stage.parameterCount) / Double(max(1, diagram.parameterCount))
    operation = try stage.kind.map { try strings.operation($0) } ?? ""
    let window = stage.windowRows.flatMap { rows in stage.windowColumns.map { strings.extents(rows, $0) } }
    detail = try [window, stage.activation.map { try strings.name(of: $0) }].compactMap { $0 }
      .joined(separator: " · ")
  }
}

extension ArchitectureItem.Content {
  init(_ stage: ArchitectureDiagram.Stage, probabilities: [Float]?, isCompact: Bool) {
    if stage.shape.isMaps {
      let front = stage.step.map { [$0.unit] } ?? []
      let maps = front + stage.shown.filter { !front.contains($0) }
      self = .stack(isCompact ? Array(maps.prefix(ArchitectureItem.compactLimit)) : maps)
    } else if let probabilities {
      let strongest = probabilities.indices.sorted { (probabilities[$0], $1) > (probabilities[$1], $0) }
      self = .bars(strongest.prefix(ArchitectureItem.classLimit).sorted())
    } else {
      let limit = ArchitectureItem.stripLimit
      let count = min(stage.shape.count, limit)
      let centred = (stage.step?.unit ?? 0) - count / 2
      let start = max(0, min(centred, stage.shape.count - count))
      self = .strip(start..<start + count)
    }
  }

  var shownCount: Int {
    switch self {
    case .stack(let maps): maps.count
    case .strip(let range): range.count
    case .bars(let classes): classes.count
    }
  }
}

extension Strings {
  /// What a kind of layer does, in words; Keras's name of a kind without words of its own.
  func operation(_ kind: String) throws -> String {
    has("architecture.operation.\(kind)") ? try self("architecture.operation.\(kind)") : kind
  }
}
