import Canvas
import Testing

@Suite struct ElementTests {
  @Test(arguments: Theme.allCases)
  func cellsOfAHeatMapAreCrispSquaresOfTheirColour(_ theme: Theme) throws {
    let map = MapValues(rows: 2, columns: 3, [1, 0, 2, 0.5, 2, 0])
    let scale = ColourScale(.activation, of: map.values, scope: "")
    let picture = try Picture.sample(theme: theme) { $0.heatMap(map, in: Rect(10, 10, 90, 60), scale) }
    let pixels = try Pixels(picture.bytes)
    for row in 0..<2 {
      for column in 0..<3 {
        let colour = theme.colour(of: map[row, column], scale)
        for (dx, dy) in [(0.0, 0.0), (15, 15), (29.5, 29.5), (0, 29.5)] {
          #expect(pixels.colour(10 + 30 * Double(column) + dx, 10 + 30 * Double(row) + dy) == colour)
        }
      }
    }
  }

  @Test func negativeCellsAreHatchedInPrintOnly() throws {
    let map = MapValues(rows: 1, columns: 1, [-1])
    let scale = ColourScale(.activation, -1...1, scope: "")
    func colours(_ theme: Theme) throws -> Int {
      let picture = try Picture.sample(size: Size(40, 40), theme: theme) {
        $0.heatMap(map, in: Rect(0, 0, 40, 40), scale, outline: nil)
      }
      return Set(try Pixels(picture.bytes).values).count
    }
    #expect(try colours(.light) == 1)
    #expect(try colours(.print) == 2)
  }

  @Test func numbersOfAGridKeepElevenPixelsAndACellHoldsTheWidest() {
    let texts = ["\u{2212}10.25", "0", "3", "4"]
    let grid = NumberGrid(rows: 2, columns: 2, texts: texts)
    #expect(grid.size.width >= 2 * (TextStyle.label.measure(texts[0]).width + 8))
    #expect(NumberGrid.cell(fitting: ["1"]) == 24)
    let frame = grid.frame(rows: 0..<2, columns: 1..<2, in: Rect(at: Point(10, 20), grid.size))
    #expect(frame.size == Size(grid.size.width / 2, grid.size.height))
    #expect(frame.origin == Point(10 + grid.size.width / 2, 20))
  }

  @Test func elementsOfARowStandBesideEachOtherAndCentred() {
    let row = Row([Gap(20, 10), Gap(30, 40)], gap: 8)
    #expect(row.size == Size(58, 40))
    #expect(row.frames(at: Point(100, 100)) == [Rect(100, 115, 20, 10), Rect(128, 100, 30, 40)])
    let column = Column([row, Gap(10, 10)], gap: 4, alignment: .trailing)
    #expect(column.size == Size(58, 54))
    #expect(column.frames(at: Point(0, 0))[1] == Rect(48, 44, 10, 10))
  }

  @Test func columnsOfATableAreAsWideAsTheirWidestElement() {
    let table = Table([[Gap(10, 10), Gap(20, 10)], [Gap(30, 20)]], columnGap: 5, rowGap: 5)
    #expect(table.size == Size(55, 35))
    #expect(table.frames(at: Point(0, 0))[0] == [Rect(10, 0, 10, 10), Rect(35, 0, 20, 10)])
    #expect(table.frames(at: Point(0, 0))[1] == [Rect(0, 15, 30, 20)])
  }

  @Test func aFlowGoesOnInTheNextLineWhereItsWidthIsUsedUp() {
    let flow = Flow([Gap(40, 10), Gap(40, 20), Gap(40, 10)], width: 100, gap: 10, rowGap: 5)
    #expect(flow.size == Size(90, 35))
    #expect(flow.frames(at: Point(1, 1)).last == Rect(1, 26, 40, 10))
  }

  @Test(arguments: [false, true])
  func `zero stands apart in a legend where it would touch the numbers at the ends`(isVertical: Bool) {
    func size(_ low: Double) -> Size {
      Legend(ColourScale(.activation, low...4, scope: ""), length: 100, isVertical: isVertical) { Gallery.number($0) }
        .size
    }
    let (wide, narrow) = (size(-4), size(-0.1))
    #expect(isVertical ? narrow.width > wide.width : narrow.height > wide.height)
  }

  @Test(arguments: [-3, -0.2]) func aLegendIsAsLargeAsItSays(low: Double) throws {
    for isVertical in [false, true] {
      let scale = ColourScale(.activation, low...4, scope: "this layer")
      let legend = Legend(scale, title: "activation", isVertical: isVertical) { Gallery.number($0) }
      let size = legend.size
      let picture = try Picture.sample(size: Size(size.width + 40, size.height + 40)) {
        $0.place(legend, at: Point(20, 20))
      }
      let pixels = try Pixels(picture.bytes)
      let inked = pixels.values.indices.filter { pixels.values[$0] != 0xffffff }
      let rows = inked.map { Double($0 / pixels.width) / 2 }
      let columns = inked.map { Double($0 % pixels.width) / 2 }
      #expect(rows.min()! >= 20 && rows.max()! <= 20 + size.height)
      #expect(columns.min()! >= 19.5 && columns.max()! <= 20.5 + size.width)
    }
  }

  @Test func ticksAreRoundNumbersInsideTheRange() {
    #expect(Ticks.round(in: 0...1) == [0, 0.2, 0.4, 0.6000000000000001, 0.8, 1])
    #expect(Ticks.round(in: 1...5, about: 4) == [1, 2, 3, 4, 5])
    #expect(Ticks.round(in: -37...105, about: 3) == [0, 50, 100])
    #expect(Ticks.widened(3...97, about: 5) == 0...100)
    #expect(Ticks.round(in: 2...2) == [2])
  }

  @Test func namesAtLineEndsDoNotTouch() throws {
    let plot = Plot(area: Rect(10, 10, 60, 60), x: 0...1, y: 0...1)
    #expect(plot.point(0, 0) == Point(10, 70))
    #expect(plot.point(1, 1) == Point(70, 10))
    let picture = try Picture.sample(size: Size(140, 80)) { canvas in
      let line: [(x: Double, y: Double)] = [(0, 0.5), (1, 0.5)]
      canvas.series([Series(line, label: "one", .category(0)), Series(line, label: "two", .category(1))], in: plot)
    }
    let pixels = try Pixels(picture.bytes)
    // Right of the line's end, the row between the two names is empty.
    let between = (160..<260).map { pixels.values[80 * pixels.width + $0] }
    #expect(between.allSatisfy { $0 == 0xffffff })
  }

  @Test func barsOfNegativeNumbersGoLeftOfTheBaseLine() throws {
    var frames: [Rect] = []
    _ = try Picture.sample(size: Size(300, 80)) { canvas in
      let bars = [Bar(2, label: "a", text: "2"), Bar(-1, label: "b", text: "\u{2212}1"), Bar(0, label: "c", text: "0")]
      frames = canvas.bars(bars, in: Rect(10, 10, 280, 60))
    }
    #expect(frames.count == 3)
    #expect(abs(frames[1].maxX - frames[0].minX) < 1e-9)
    #expect(abs(frames[0].width - 2 * frames[1].width) < 1e-9)
    #expect(frames[2].width == 0)
  }
}
