import Insights
import Localization
import Networks

/// What a page says of a walk besides its pictures: each stop as a row of a table, and all cells as numbers for a script.
package struct WalkFacts {
  /// A stop in words.
  package struct Row {
    /// The cell, the window in the input, how the cell comes about, and its receptive field (empty where that cannot be told).
    package let cell, window, sum, field: String
  }

  /// One row for each stop.
  package let rows: [Row]
  /// The sums before the bias, the sums with it, and the cells, each separated by blanks; empty where there are none.
  package let sums, preActivations, values: String
  /// What a script says of a cell, with `[row]`, `[sum]` and so on where its numbers go.
  package let sentence: String
  /// How a sentence names rows and columns: `rows [first] to [last]`, a bar, the same for columns, one row, one column.
  package let area: String
  /// The bias that is added to every sum.
  package let bias: String

  package init(_ walk: WindowWalk, _ strings: Strings) throws {
    let words = try WalkWords(walk, strings)
    rows = try walk.stops.map { stop in
      let field = try walk.field.map { field in
        try words.area(field.rows.cells(at: stop.place.row), field.columns.cells(at: stop.place.column))
      }
      return Row(
        cell: try words.area(stop.place.row..<stop.place.row + 1, stop.place.column..<stop.place.column + 1),
        window: try words.area(stop.rows, stop.columns), sum: try words.sum(stop), field: field ?? "")
    }
    func list(_ numbers: [Float]?) -> String { (numbers ?? []).map(words.number).joined(separator: " ") }
    (sums, preActivations) = (list(walk.cells?.sums), list(walk.cells?.preActivations))
    values = list(walk.cells?.values)
    sentence = try words.sentence()
    bias = words.number(walk.cells?.bias ?? 0)
    area = try ["rows", "columns", "row", "column"]
      .map { axis in
        strings.areOfSignals && axis.hasPrefix("row")
          ? "" : try words.word("area.\(axis)", ["first": "[first]", "last": "[last]"])
      }.joined(separator: "|")
  }
}

extension WindowWalk {
  /// The receptive field of its layer along rows and columns.
  package var field: (rows: ReceptiveField.Axis, columns: ReceptiveField.Axis)? {
    guard let field = node.receptiveField, field.axes.count == 2 else { return nil }
    return (field.rows, field.columns)
  }
}

extension WalkWords {
  /// What is said of any cell, with names in brackets where its numbers go.
  func sentence() throws -> String {
    let names = ["row", "column", "sum", "bias", "preActivation", "activation"]
    var values = Dictionary(uniqueKeysWithValues: names.map { ($0, "[\($0)]") })
    values["window"] = "[window]"
    values["field"] = "[field]"
    values["input"] = try input()
    values["function"] = try convolution?.name(of: convolution?.value.convolution.function) ?? ""
    var parts = [try strings("layer-cells.point.window", values)]
    switch walk.layer {
    case .convolution(let value):
      values["channels"] = strings.numbers.integer(value.convolution.channelCount)
      var sum = try strings("layer-cells.point.\(walk.hasSeveralChannels ? "channels" : "sum")", values)
      if value.convolution.bias != nil { sum += try word("sum.bias", values) }
      if value.convolution.function != nil { sum += try word("sum.function", values) }
      parts.append(sum + ".")
    case .pooling: parts.append(try strings("layer-cells.point.\(kind)", values))
    }
    if walk.field != nil { parts.append(try strings("layer-cells.point.field", values)) }
    return parts.joined(separator: " ")
  }
}
