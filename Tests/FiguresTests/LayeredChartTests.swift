import Canvas
import Figures
import Insights
import Localization
import Networks
import Tensors
import Testing

/// Graphs drawn from top to bottom, held against the rules of a layered drawing.
@Suite struct LayeredChartTests {
  static let named = ["lecture-deep", "residual", "inception", "two-views", "inception-v3"]

  /// A random graph whose nodes have random sizes.
  private static func random(_ count: Int, seed: UInt64) -> (inputs: [[Int]], nodes: [LayeredChart.Node]) {
    var generator = RandomGenerator(seed: seed, stream: "chart")
    let inputs = (0..<count).map { node in
      node == 0 ? [] : (0...Int(generator.next() % 3)).map { _ in Int(generator.next() % UInt64(node)) }
    }
    let nodes = (0..<count).map { node in
      LayeredChart.Node(
        size: Size(40 + Double(generator.next() % 120), 20 + Double(generator.next() % 60)), label: "\(node)×1")
    }
    return (inputs, nodes)
  }

  private static func check(_ chart: LayeredChart) {
    for (index, one) in chart.frames.enumerated() {
      #expect(one.minX >= -0.5 && one.maxX <= chart.size.width + 0.5)
      #expect(one.minY >= -0.5 && one.maxY <= chart.size.height + 0.5)
      #expect(chart.frames[..<index].allSatisfy { !one.overlaps($0) })
    }
    for label in chart.labels {
      #expect(chart.frames.allSatisfy { !label.frame.overlaps($0) }, "\(label.text)")
      #expect(chart.labels.count { $0.frame.overlaps(label.frame) } == 1, "\(label.text)")
    }
    for route in chart.routes {
      let line = route.pieces
      if let target = route.target {
        let frame = chart.frames[target]
        #expect(route.hasHead && route.end.x > frame.minX && route.end.x < frame.maxX && route.end.y <= frame.minY)
      }
      for (start, end) in zip(line, line.dropFirst()) {
        // Only on its way to the next strip does a line go up.
        #expect(end.y >= start.y - 1e-6 || abs(end.x - start.x) < 1e-6)
        for share in stride(from: 0.05, to: 1, by: 0.1) {
          let place = Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
          #expect(chart.frames.allSatisfy { !$0.holds(place) }, "a line from \(route.source) runs through a node")
        }
      }
    }
  }

  @Test(arguments: 0..<12) func `nodes do not overlap, lines go down and run through none`(seed: Int) {
    let (inputs, nodes) = Self.random(30, seed: UInt64(seed))
    Self.check(LayeredChart(inputs: inputs, nodes, width: .infinity, height: .infinity))
    Self.check(LayeredChart(inputs: inputs, nodes, width: .infinity, height: 300))
  }

  @Test(arguments: named, Language.allCases)
  func `named networks are drawn without crossings and overlaps`(name: String, language: Language) throws {
    let figure = NetworkGraphFigure(try Network.named(name))
    let strings = try Fixture.strings(language)
    for chart in try figure.charts(strings) {
      Self.check(chart)
      #expect(chart.crossings == 0)
    }
    #expect(try figure.size(strings).width <= 1068)
  }

  @Test func `a tall chain becomes several strips of about one height`() {
    let inputs = (0..<40).map { $0 == 0 ? [] : [$0 - 1] }
    let nodes = inputs.map { _ in LayeredChart.Node(size: Size(100, 40), label: "1") }
    let chart = LayeredChart(inputs: inputs, nodes, width: 1068, height: 1000)
    #expect(chart.size.height < 1100 && chart.size.width < 1068)
    let lefts = Set(chart.frames.map(\.minX)).sorted()
    #expect(lefts.count == 4)
    for left in lefts { #expect(chart.frames.count { $0.minX == left } == 10) }
    Self.check(chart)
  }

  @Test func `branches run straight down`() {
    // A fork into three ways of one, two and three nodes, and where they meet.
    let inputs = [[], [0], [0], [2], [0], [4], [5], [1, 3, 6]]
    let nodes = inputs.map { _ in LayeredChart.Node(size: Size(80, 30), label: "") }
    let chart = LayeredChart(inputs: inputs, nodes, width: .infinity, height: .infinity)
    #expect(chart.frames[2].midX == chart.frames[3].midX)
    #expect(chart.frames[4].midX == chart.frames[5].midX && chart.frames[5].midX == chart.frames[6].midX)
    #expect(chart.crossings == 0)
  }

  @Test func `the same network gives the same picture`() throws {
    let strings = try Fixture.strings(.english)
    let network = try Network.named("inception-v3")
    let pictures = try (0..<2).map { _ in
      try FigureRenderer(theme: .light).render(NetworkGraphFigure(network), strings, as: .svg).bytes
    }
    #expect(pictures[0] == pictures[1])
  }
}

extension Rect {
  fileprivate func holds(_ point: Point) -> Bool {
    point.x > minX && point.x < maxX && point.y > minY && point.y < maxY
  }

  fileprivate func overlaps(_ other: Rect) -> Bool {
    minX < other.maxX && other.minX < maxX && minY < other.maxY && other.minY < maxY
  }
}
