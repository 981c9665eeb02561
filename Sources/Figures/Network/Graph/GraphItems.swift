import Canvas
import Engine
import Insights
import Localization

/// The stages of a branching network as its figure shows them, and which reads which.
struct GraphItems {
  let items: [ArchitectureItem]
  /// For each item the items that it reads, in the layer's order.
  let inputs: [[Int]]
  /// How many stages are left out because only those on the path are shown.
  let omittedCount: Int
  /// The item that shows each stage, by the stage's name.
  private let places: [String: Int]

  /// Layers that only pass their input on are a note at the stage before, unless that one is read by others too.
  ///
  /// `onlyPath` leaves out what is not on the path from the answer to a pixel: of a network too large for a picture, a row.
  init(_ diagram: ArchitectureDiagram, onlyPath: Bool = false, _ strings: Strings) throws {
    let onPath = diagram.stages.filter { $0.step != nil }
    let shown = onlyPath && !onPath.isEmpty ? onPath : diagram.stages
    omittedCount = diagram.stages.count - shown.count
    let readers = diagram.stages.flatMap { Set($0.inputs) }.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    var places: [String: Int] = [:]
    var members: [[ArchitectureDiagram.Stage]] = []
    for stage in shown {
      if stage.isPassThrough, let source = stage.inputs.first, readers[source] == 1, let place = places[source] {
        members[place].append(stage)
        places[stage.name] = place
      } else {
        places[stage.name] = members.count
        members.append([stage])
      }
    }
    self.places = places
    let onlyPath = omittedCount > 0
    inputs = members.map { stages in
      let sources = onlyPath ? [stages[0].step?.source].compactMap { $0 } : stages[0].inputs
      return sources.compactMap { places[$0] }
    }
    items = try members.map { stages in
      try ArchitectureItem(
        stages[0], in: diagram, passedThrough: stages.dropFirst().map(\.name),
        isLast: stages.contains { diagram.outputs.contains($0.name) }, isCompact: true, strings)
    }
  }

  /// Whether there are so many that each is a box with words, without maps.
  var areBoxes: Bool { items.count > GraphItems.mapLimit || omittedCount > 0 }

  /// How many stages are shown with their maps at most.
  static let mapLimit = 40

  /// The input, among those of an item, through which the path comes to it; `nil` if the path does not.
  func pathInput(of item: Int) -> Int? {
    // A layer that only passes on has the same value as the stage that shows it.
    guard let source = items[item].stage.step?.source, let place = places[source] else { return nil }
    return inputs[item].firstIndex(of: place)
  }
}

extension MergeFunction {
  /// Whether the sign is written between the values, as in `a + b`.
  var isOperator: Bool { self == .add || self == .subtract || self == .multiply }

  /// The sign of the function, or its short name.
  var sign: String {
    switch self {
    case .add: "+"
    case .subtract: "−"
    case .multiply: "×"
    case .average: "ø"
    case .maximum: "max"
    case .minimum: "min"
    }
  }
}

extension ArchitectureItem {
  /// The sign of what a layer does where branches meet; `nil` of other layers.
  var symbol: String? {
    switch stage.merge {
    case .elementwise(let function): function.sign
    case .concatenation: "‖"
    case nil: nil
    }
  }

  /// The words below the picture in a graph, or in a box, where no map is shown, each a line with its style.
  func words(isBox: Bool, _ strings: Strings) throws -> [(text: String, style: TextStyle, paint: Paint)] {
    var lines: [(String, TextStyle, Paint)] = [(title, .heading, .ink)]
    let what = [operation, detail].filter { !$0.isEmpty }
    lines += what.map { ($0, .small, .muted) }
    lines.append((shape, .label, .ink))
    let isSelection = content.shownCount < stage.shape[0]
    lines += notes.dropFirst(isBox && isSelection ? 1 : 0).map { ($0, .small, .muted) }
    if let owner = stage.sharedWith {
      lines.append((try strings("architecture.shared", ["name": owner]), .small, .muted))
    }
    if let parameters { lines.append((parameters, .small, .ink)) }
    return lines
  }
}
