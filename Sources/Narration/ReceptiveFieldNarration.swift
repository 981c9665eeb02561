import Figures
import Insights
import Networks
import Site

/// The page about how much of the image the cells of each layer see.
extension Narrator {
  /// The page, a station after the layers; none of a network that does not look through windows.
  func receptiveFieldPages() throws -> [PageContent] {
    guard let fields = explanation.nestedFields else { return [] }
    return [
      PageContent(
        id: "receptive-field", parent: "network", label: try strings("receptive-field.page"), prose: "receptive-field",
        isStation: true, values: ["fields": try content(fields)])
    ]
  }

  private func content(_ fields: NestedFields) throws -> ReceptiveFieldContent {
    let shape = fields.example.image.shape
    let isReached = fields.table.allSatisfy { level in
      level.measured?.reached == zip(level.ranges, shape.cells).map { $0.clamped(to: 0..<$1) }
    }
    return ReceptiveFieldContent(
      rows: try fields.table.map { try row($0, fields) }, last: try row(fields.last, fields),
      seesEverything: fields.seesEverything(fields.last),
      cropped: try fields.table.last.flatMap { $0.isMaps || fields.share($0) == 1 ? nil : try row($0, fields) },
      isFollowedByDense: fields.isFollowedByDense,
      image: extents(shape.cells), pixels: numbers.integer(shape.cells.reduce(1, *)),
      index: numbers.integer(fields.example.index), label: fields.className,
      noiseCount: numbers.integer(MeasuredField.noiseCount),
      exampleCount: numbers.integer(min(MeasuredField.exampleCount, experiment.examples.count)), isReached: isReached,
      growth: fields.table.compactMap(growth), hasFigure: !fields.levels.isEmpty)
  }

  private func row(_ level: NestedFields.Level, _ fields: NestedFields) throws -> ReceptiveFieldRow {
    func box(_ ranges: [Range<Int>]?) -> String { ranges.map { extents(strings.shown($0).map(\.count)) } ?? "–" }
    let axes = strings.shown(level.field.axes)
    let inside = zip(level.ranges, fields.example.image.shape.cells).map { $0.clamped(to: 0..<$1) }
    let middle = level.measured?.middle(of: inside)
    return ReceptiveFieldRow(
      layer: level.name, kind: level.kind, cell: try cellWords(level.cell), size: extents(axes.map(\.size)),
      jump: same(axes.map(\.jump)), start: same(axes.map(\.start)),
      share: numbers.percent(fields.share(level), places: 1), measured: box(level.measured?.extent),
      count: level.measured.map { numbers.integer($0.count) } ?? "–", reached: box(level.measured?.reached),
      middleGradient: middle.map { numbers.percent($0.gradient, places: 0) } ?? "–",
      middleCells: middle.map { numbers.percent($0.cells, places: 0) } ?? "–")
  }

  /// One number if all axes have the same, else all.
  private func same(_ values: [Int]) -> String {
    Set(values).count == 1
      ? numbers.decimal(Double(values[0]), places: 0)
      : values.map { numbers.decimal(Double($0), places: 0) }.joined(separator: "\u{202F}×\u{202F}")
  }

  /// How one layer grows the field along the first axis; nothing where branches meet or no window walks.
  private func growth(_ level: NestedFields.Level) -> ReceptiveFieldGrowth? {
    guard let node = network.node(named: level.name), node.inputs.count == 1,
      let window = node.layer.window(node.inputShapes)?.axes.first, let after = strings.shown(level.field.axes).first
    else { return nil }
    let before =
      network.node(named: node.inputs[0]).map(\.receptiveField) ?? .oneCell(axes: level.field.axes.count)
    guard let axis = before?.axes.first else { return nil }
    func integer(_ value: Int) -> String { numbers.integer(value) }
    let times = "\u{202F}×\u{202F}"
    return ReceptiveFieldGrowth(
      layer: level.name,
      size: "\(integer(axis.size)) + (\(integer(window.reach)) \u{2212} 1)\(times)\(integer(axis.jump)) = "
        + integer(after.size),
      jump: "\(integer(axis.jump))\(times)\(integer(window.stride)) = \(integer(after.jump))")
  }
}
