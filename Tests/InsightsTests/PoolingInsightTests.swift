import Insights
import Tensors
import Testing

@Suite struct PoolingInsightTests {
  private func explanations() throws -> [PoolingExplanation] {
    try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML).poolings
  }

  @Test func `the largest of a window is in it, and a mean is between its least and its largest`() throws {
    for explanation in try explanations() {
      for step in explanation.trace.allSteps {
        let values = step.cells.map(\.value)
        if let winner = step.winner {
          #expect(values[winner] == step.result && values.max() == step.result)
        } else {
          #expect(values.min()! - 1e-6 <= step.result && step.result <= values.max()! + 1e-6)
        }
      }
    }
  }

  @Test func `the windows of a map give the layer's output, cell by cell`() throws {
    for explanation in try explanations() {
      let trace = explanation.trace
      #expect(trace.allSteps.count == trace.pooled.count)
      for step in trace.allSteps { #expect(abs(step.result - trace.pooled[step.row, step.column]) < 1e-5) }
    }
  }

  @Test func `rows and columns that fill no window are dropped, and padding drops none`() throws {
    let found = try explanations()
    // 10 x 10 in steps of 2 and 1 with padding: 5 x 10; then 2 x 2 without: 2 x 5, one row is left over.
    #expect(found.map(\.pooling.name) == ["average", "pool"])
    #expect(found[0].pooling.dropped == (0, 0))
    #expect(found[1].pooling.dropped == (1, 0))
    let used = Set(found[1].trace.allSteps.flatMap { $0.cells.map(\.row) })
    #expect(used == Set(0..<4))
  }

  @Test func `the corner is a part of the map that holds every cell of its windows`() throws {
    for trace in try explanations().map(\.trace) {
      for row in 0..<trace.corner.shape[0] {
        for column in 0..<trace.corner.shape[1] {
          #expect(trace.corner[row, column] == trace.map[trace.firstRow + row, trace.firstColumn + column])
        }
      }
      for cell in trace.steps.flatMap(\.cells) {
        #expect((0..<trace.corner.shape[0]).contains(cell.row - trace.firstRow))
        #expect((0..<trace.corner.shape[1]).contains(cell.column - trace.firstColumn))
      }
      #expect(trace.steps.count == trace.outputRows * trace.outputColumns)
      #expect(trace.followed.result == trace.steps.map(\.result).max())
    }
  }

  @Test func `where a border is dropped and something happens there, the corner shows it`() throws {
    let trace = try explanations()[1].trace
    #expect(trace.droppedRows == 1)
    #expect(trace.firstRow + trace.corner.shape[0] == trace.map.shape[0])
  }
}
