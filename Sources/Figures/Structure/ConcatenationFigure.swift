import Canvas
import Insights
import Localization
import Tensors

/// What a concatenation joins: a row for each branch with what it brings, and where that stands in the output.
public struct ConcatenationFigure: CataloguedFigure {
  /// `LAYER-join`.
  public var id: String { "\(value.name)-join" }
  let value: MergeExplanation
  let experiment: Experiment

  /// How many branches, and how many maps of each, are shown at most.
  private static let limits = (branches: 12, maps: 6)
  private static let left = 150.0
  private static let right = 170.0
  private static let gap = 8.0
  private static let rowGap = 26.0

  /// One for each layer that lays its inputs one behind the other.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.merges.filter { $0.kind.function == nil }
      .map { Self(value: $0, experiment: explanation.experiment) }
  }

  /// Which branch brings what, and where it stands.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let example = experiment.examples[experiment.hero]
    let shown = branches
    let places = try shown.map { branch in
      "\(branch.name) \(shape(branch.tensor, strings)): \(try range(branch, strings))"
    }
    let maps = shown.map { min(channels(of: $0).count, count(of: $0.tensor)) }.max() ?? 0
    return try FigureWording(
      "layer-join", strings,
      [
        "layer": value.name, "count": strings.numbers.integer(value.inputs.count),
        "axis": try strings("layer-join.axis.\(axisName)"),
        "sum": parts.map { strings.numbers.integer($0.count) }.joined(separator: " + ") + " = "
          + strings.numbers.integer(value.node.outputShape[axis]),
        "shown": strings.numbers.integer(shown.count), "maps": strings.numbers.integer(maps),
        "class": experiment.dataset.classes[example.label], "index": strings.numbers.integer(example.index),
        "places": places.joined(separator: "; "),
      ])
  }

  /// The usual width, a row for each branch.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, Double(branches.count) * pitch - Self.rowGap + 70)
  }

  /// Rows, the bar of the output at the right, the legend.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let scale = try scale(strings)
    for (row, branch) in branches.enumerated() {
      try draw(branch, row: row, scale, on: canvas, strings)
    }
    let legend = Legend(scale, title: try strings("maps.activation"), length: 160, strings, places: 1)
    canvas.place(legend, at: Point(0, Double(branches.count) * pitch - Self.rowGap + 24))
  }
}

extension ConcatenationFigure {
  /// A branch: its name, its values for the example, and which places of the output are its own.
  private struct Branch {
    let name: String
    let tensor: Tensor
    let places: Range<Int>
  }

  private var axis: Int {
    if case .concatenation(let axis) = value.kind { return axis }
    return 0
  }

  private var axisName: String {
    let rank = value.node.outputShape.rank
    if axis == 0 { return rank == 1 ? "features" : "channels" }
    return axis == rank - 1 ? "columns" : axis == rank - 2 ? "rows" : "layers"
  }

  private var parts: [Range<Int>] {
    var start = 0
    return value.node.inputShapes.map { shape in
      defer { start += shape[axis] }
      return start..<start + shape[axis]
    }
  }

  private var branches: [Branch] {
    zip(zip(value.node.inputs, value.inputs), parts).prefix(Self.limits.branches).map { source, places in
      Branch(name: source.0, tensor: source.1.slice(experiment.hero), places: places)
    }
  }

  private func count(of tensor: Tensor) -> Int { tensor.shape.isMaps ? tensor.shape.channels : 1 }

  /// The strongest maps of a branch, in their order.
  private func channels(of branch: Branch) -> [Int] {
    guard branch.tensor.shape.isMaps else { return [0] }
    return strongestChannels(branch.tensor.reshaped(branch.tensor.shape.batched(1)), limit: Self.limits.maps)
  }

  private func scale(_ strings: Strings) throws -> ColourScale {
    ColourScale(
      .activation, of: value.output.slice(experiment.hero).values, scope: try strings("maps.this-figure"))
  }

  private func map(_ tensor: Tensor, _ channel: Int) -> MapValues {
    tensor.shape.isMaps
      ? MapValues(tensor, channel: channel) : MapValues(rows: 1, columns: tensor.count, Array(tensor.values))
  }

  /// The size of a map: so that all that are shown stand in one row.
  private var side: Size {
    let room = FigureMetrics.width - Self.left - Self.right
    guard let shape = branches.first?.tensor.shape, shape.isMaps else { return Size(room - 20, 16) }
    let most = Double(branches.map { channels(of: $0).count }.max() ?? 1)
    let width = min(64, (room - 20) / most - Self.gap)
    let rows = branches.map { $0.tensor.shape.rows }.max() ?? 1
    return Size(width, min(110, width * Double(rows) / Double(shape.columns)))
  }

  private var pitch: Double { max(34, side.height) + 14 + Self.rowGap }

  private func shape(_ tensor: Tensor, _ strings: Strings) -> String {
    tensor.shape.channelsLast.map(strings.numbers.integer).joined(separator: "×")
  }

  /// `channels 4–11`.
  private func range(_ branch: Branch, _ strings: Strings) throws -> String {
    let (first, last) = (branch.places.lowerBound, branch.places.upperBound - 1)
    return try strings(
      "layer-join.range.\(first == last ? "one" : "several")",
      [
        "axis": try strings("layer-join.axis.\(axisName)"), "first": strings.numbers.integer(first),
        "last": strings.numbers.integer(last),
      ])
  }

  private func draw(
    _ branch: Branch, row: Int, _ scale: ColourScale, on canvas: Canvas, _ strings: Strings
  ) throws {
    let top = Double(row) * pitch
    let height = max(34, side.height)
    let middle = top + height / 2
    canvas.text(branch.name, at: Point(0, middle - 9), .label.bold, .ink, .left, width: Self.left - 12)
    canvas.text(shape(branch.tensor, strings), at: Point(0, middle + 9), .small, .muted, .left)
    let channels = channels(of: branch)
    var left = Self.left
    for channel in channels {
      let values = map(branch.tensor, channel)
      let own = Rect(left, middle - side.height / 2, side.width, side.height)
      canvas.heatMap(values, in: own, scale)
      if branch.tensor.shape.isMaps {
        let number = axis == 0 ? branch.places.lowerBound + channel : channel
        canvas.text(strings.numbers.integer(number), at: Point(own.midX, own.maxY + 3), .small, .muted, .top)
      }
      left += side.width + Self.gap
    }
    if channels.count < count(of: branch.tensor) {
      canvas.text("…", at: Point(left + 2, middle), .label, .muted, .left)
    }
    let end = FigureMetrics.width - Self.right + 20
    canvas.arrow(from: Point(end, middle), to: Point(end + 26, middle))
    canvas.text(
      try range(branch, strings), at: Point(end + 34, middle), .label, .ink, .left, width: Self.right - 56)
  }
}
