import Insights
import Networks
import Tensors
import Testing

@Suite struct MeasuredFieldTests {
  @Test func `what the gradient reaches lies in the field`() throws {
    for yaml in [SmallExperiment.yaml, SmallExperiment.pooledYAML] {
      let fields = try #require(try SmallExperiment.explanation(yaml: yaml).nestedFields)
      let extents = fields.example.image.shape.cells
      for level in fields.table {
        let measured = try #require(level.measured)
        let inside = zip(level.ranges, extents).map { $0.clamped(to: 0..<$1) }
        for extent in [measured.extent, measured.reached].compactMap({ $0 }) {
          #expect(zip(extent, inside).allSatisfy { $1.lowerBound <= $0.lowerBound && $0.upperBound <= $1.upperBound })
        }
        #expect(measured.count <= inside.reduce(1) { $0 * $1.count })
      }
    }
  }

  @Test func `over many images all of the field is reached, rectifiers and all`() throws {
    let fields = try #require(try SmallExperiment.explanation().nestedFields)
    for level in fields.table {
      let inside = zip(level.ranges, fields.example.image.shape.cells).map { $0.clamped(to: 0..<$1) }
      #expect(level.measured?.reached == inside, "\(level.name)")
    }
  }

  @Test func `the table lists the layers that see more than the one before`() throws {
    let fields = try #require(try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML).nestedFields)
    #expect(fields.table.map(\.name) == ["border", "first", "average", "pool", "hidden"])
    #expect(fields.last.name == "pool" && fields.levels.map(\.name) == ["border", "first", "average", "pool"])
  }

  @Test func `the middle of a field holds its share of the gradient`() throws {
    let fields = try #require(try SmallExperiment.explanation().nestedFields)
    let level = try #require(fields.table.first { $0.name == "second" })
    let middle = try #require(level.measured).middle(of: level.ranges)
    #expect(middle.gradient > 0 && middle.gradient < 1)
    #expect(middle.cells > 0 && middle.cells < 1)
    let all = try #require(level.measured).middle(of: fields.example.image.shape.cells.map { -3 * $0..<4 * $0 })
    #expect(all.gradient == 1)
  }
}
