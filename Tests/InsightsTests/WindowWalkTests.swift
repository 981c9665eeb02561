import Engine
import Insights
import Networks
import Tensors
import Testing

@Suite struct WindowWalkTests {
  private static let networks = [SmallExperiment.yaml, SmallExperiment.pooledYAML]

  @Test(arguments: networks)
  func `every stop is the cell that the engine computed, and its window the one that the layer looks through`(
    yaml: String
  ) throws {
    let experiment = try SmallExperiment.make(yaml: yaml)
    let explanation = try Explanation(of: experiment, photograph: SmallExperiment.ramp(rows: 12, columns: 10))
    #expect(explanation.walks.count == 2 + (yaml == SmallExperiment.pooledYAML ? 1 : 0))
    for walk in explanation.walks {
      let output = experiment.inspection.output(of: walk.node.name)
      let window = try #require(walk.node.layer.window(walk.node.inputShapes))
      for stop in walk.stops {
        let (row, column) = (stop.place.row, stop.place.column)
        #expect(abs(stop.value - output[walk.example, walk.channel, row, column]) < 1e-4)
        #expect(walk.output[row, column] == output[walk.example, walk.channel, row, column])
        #expect(stop.rows.lowerBound == row * window.rowStride - window.padding.top)
        #expect(stop.columns.lowerBound == column * window.columnStride - window.padding.left)
        #expect(stop.rows.count == window.rows && stop.columns.count == window.columns)
      }
    }
  }

  @Test func `the sum of a cell is that of all products of all channels and the bias`() throws {
    let experiment = try SmallExperiment.make()
    let explanation = try Explanation(of: experiment, photograph: SmallExperiment.ramp(rows: 12, columns: 10))
    let walk = try #require(explanation.walks.first)
    let cells = try #require(walk.cells)
    let (image, kernel) = (experiment.examples[walk.example].image, experiment.weights["first/kernel"])
    let padded = try #require(walk.node.layer.window(walk.node.inputShapes)).padding
    for row in 0..<walk.output.shape[0] {
      for column in 0..<walk.output.shape[1] {
        var sum = 0.0
        for y in 0..<3 {
          for x in 0..<2 {
            let (inputRow, inputColumn) = (2 * row - padded.top + y, column - padded.left + x)
            guard (0..<9).contains(inputRow), (0..<8).contains(inputColumn) else { continue }
            for channel in 0..<3 {
              sum += Double(image[channel, inputRow, inputColumn]) * Double(kernel[y, x, channel, walk.channel])
            }
          }
        }
        let index = row * walk.output.shape[1] + column
        #expect(abs(Double(cells.sums[index]) - sum) < 1e-5)
        #expect(abs(cells.preActivations[index] - cells.sums[index] - cells.bias) < 1e-5)
        #expect(abs(cells.values[index] - max(0, cells.preActivations[index])) < 1e-4)
      }
    }
  }

  @Test func `walks count among the checked sums`() throws {
    let explanation = try SmallExperiment.explanation(yaml: SmallExperiment.pooledYAML)
    let pooled = try #require(explanation.walks.first { $0.node.name == "pool" })
    #expect(pooled.sumCount == pooled.stops.count + pooled.total)
    let without = explanation.checkedSums - explanation.walks.reduce(0) { $0 + $1.sumCount }
    #expect(without > 0 && explanation.walks.allSatisfy { $0.sumCount > $0.stops.count })
  }

  @Test(arguments: [(1, 1), (1, 7), (9, 1), (2, 2), (3, 4), (5, 5), (26, 26), (1, 400), (40, 2)], [false, true])
  func `how many stops there are depends on the size of the map alone`(_ size: (Int, Int), _ isShort: Bool) throws {
    let (rows, columns) = size
    let limit = isShort ? WalkPlaces.shortLimit : WalkPlaces.limit
    for index in 0..<rows * columns {
      let strongest = Place(row: index / columns, column: index % columns)
      let places = WalkPlaces.chosen(rows: rows, columns: columns, around: strongest, isShort: isShort)
      let order = places.map { $0.row * columns + $0.column }
      #expect(order == order.sorted() && Set(order).count == order.count)
      #expect(places.count == min(limit, rows * columns))
      #expect(places.contains(strongest))
      #expect(places.first == Place(row: 0, column: 0))
      #expect(places.last == Place(row: rows - 1, column: columns - 1))
      // A row is left at its end, and the next one begun at its start.
      let turn = places.firstIndex { $0.row >= strongest.row - 1 && $0.column == columns - 1 }
      let next = try #require(turn) + 1
      #expect(next == places.count || places[next] == Place(row: places[next - 1].row + 1, column: 0))
    }
  }

  @Test(arguments: [
    Window(rows: 3, columns: 3, rowStride: 1, columnStride: 1),
    Window(
      rows: 3, columns: 2, rowStride: 2, columnStride: 3, padding: BorderPadding(top: 1, bottom: 1, left: 0, right: 1)),
    Window(axes: [
      Window.Axis(size: 2, stride: 3, dilation: 3),
      Window.Axis(size: 3, stride: 1, padding: Border(before: 2, after: -1)),
    ]),
  ])
  func `the part that is shown always holds the window, and with the last one what is dropped`(window: Window) {
    let extents = (rows: 13, columns: 12)
    let sizes = window.output([13, 12])
    for strongest in [
      Place(row: 0, column: 0), Place(row: 2, column: 1), Place(row: sizes[0] - 1, column: sizes[1] - 1),
    ] {
      let stops = WalkPlaces.chosen(rows: sizes[0], columns: sizes[1], around: strongest)
      let view = WalkView(
        window, over: extents, outputs: (sizes[0], sizes[1]), stops: stops, strongest: strongest)
      for (stop, origin) in zip(stops, view.origins) {
        let (rows, columns) = (window.cells(at: stop.row, axis: 0), window.cells(at: stop.column, axis: 1))
        #expect(rows.lowerBound >= origin.row && rows.upperBound <= origin.row + view.rows)
        #expect(columns.lowerBound >= origin.column && columns.upperBound <= origin.column + view.columns)
      }
      #expect((view.origins.last?.row ?? 0) + view.rows >= 13)
    }
  }
}
