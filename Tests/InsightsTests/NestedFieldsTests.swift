import Insights
import Testing

@Suite struct NestedFieldsTests {
  @Test func `each cell's piece of the image holds that of the cell before`() throws {
    let fields = try #require(try SmallExperiment.explanation().nestedFields)
    #expect(fields.levels.map(\.name) == ["first", "second"])
    for (inner, outer) in zip(fields.levels, fields.levels.dropFirst()) {
      #expect(outer.rows.lowerBound <= inner.rows.lowerBound && outer.rows.upperBound >= inner.rows.upperBound)
      #expect(
        outer.columns.lowerBound <= inner.columns.lowerBound && outer.columns.upperBound >= inner.columns.upperBound)
    }
  }

  @Test func `a piece begins at start plus index times jump`() throws {
    let fields = try #require(try SmallExperiment.explanation().nestedFields)
    for level in fields.levels {
      let (rows, columns) = (level.field.rows, level.field.columns)
      #expect(level.rows.lowerBound == rows.start + level.place.row * rows.jump && level.rows.count == rows.size)
      #expect(
        level.columns.lowerBound == columns.start + level.place.column * columns.jump
          && level.columns.count == columns.size)
    }
    // 3 rows in steps of 2, then 3 of those; 2 columns in steps of 1, then 3 of those.
    #expect(fields.levels.map(\.field.rows.size) == [3, 7] && fields.levels.map(\.field.columns.size) == [2, 4])
  }
}
