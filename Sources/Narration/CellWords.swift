import Insights

/// Where a value stands, in words, whatever the number of axes of its map.
extension Narrator {
  /// `row 12, column 7`, `step 5`, `slice 1, row 12, column 7`; `nil` in a vector.
  func placeWords(_ place: [Int]) throws -> String? {
    let place = strings.shown(place)
    guard !place.isEmpty else { return nil }
    return try strings(
      ["narration.place.signal", "narration.place.map", "narration.place.volume"][place.count - 1], indices(place))
  }

  /// `map 3, row 12, column 7`; in a vector `place 3`.
  func cellWords(_ cell: MapCell) throws -> String {
    let keys = ["narration.vector-cell", "narration.signal-cell", "narration.cell", "narration.volume-cell"]
    let place = strings.shown(cell.place)
    let values = ["channel": numbers.integer(cell.channel)].merging(indices(place)) { $1 }
    return try strings(keys[place.count], values)
  }

  /// The name of each axis of maps with so many axes: `row`, `column`.
  func axisWords(_ count: Int) throws -> [String] {
    try Self.axes(count).map { try strings("narration.axis.\($0)") }
  }

  private func indices(_ place: [Int]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: zip(Self.axes(place.count), place.map(numbers.integer)))
  }

  private static func axes(_ count: Int) -> [String] {
    count == 1 ? ["step"] : ["slice", "row", "column"].suffix(count)
  }
}
