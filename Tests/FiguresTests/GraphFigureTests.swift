import Canvas
import Figures
import Insights
import Localization
import Testing

/// The architecture of networks with branches.
@Suite struct GraphFigureTests {
  /// Networks from small to too large for maps, by how many residual blocks they have beside everything else.
  private static let counts = [0, 3, 16, 60]

  private static func yaml(blocks: Int) -> String {
    var lines = [
      "name: graph\(blocks)", "input: [14, 14, 1]", "layers:",
      "  - Conv2D: {name: stem, filters: 3, kernel_size: 3, padding: same, activation: relu}",
      "  - Conv2D: {name: gate, filters: 3, kernel_size: 1, activation: sigmoid, inputs: stem}",
      "  - Shared: {name: again, layer: stem, inputs: input}",
      "  - Multiply: {name: gated, inputs: [gate, again, stem]}",
      "  - Dropout: {name: drop, rate: 0.5}", "  - Concatenate: {name: joined, inputs: [drop, stem, stem]}",
      "  - Conv2D: {name: b0, filters: 3, kernel_size: 3, padding: same, activation: relu}",
    ]
    for block in 0..<blocks {
      lines.append("  - Conv2D: {name: c\(block), filters: 3, kernel_size: 3, padding: same, inputs: b\(block)}")
      lines.append("  - Average: {name: b\(block + 1), inputs: [c\(block), b\(block)]}")
    }
    lines += [
      "  - MaxPooling2D: {name: pool, pool_size: 4}", "  - Flatten: {name: flatten}",
      "  - Flatten: {name: early, inputs: gated}", "  - Concatenate: {name: both, inputs: [flatten, early]}",
      "  - Dense: {name: dense, units: 3, activation: softmax}",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func figure(blocks: Int) throws -> ArchitectureFigure {
    try ArchitectureFigure.figures(of: Fixture.explanation(yaml: yaml(blocks: blocks)))[0]
  }

  @Test(arguments: counts, Language.allCases)
  func `boxes do not overlap, stand inside of the figure, and no line runs through one`(
    blocks: Int, language: Language
  ) throws {
    let outline = try #require(try Self.figure(blocks: blocks).outline(Fixture.strings(language)))
    #expect(outline.size.width == 1068)
    for (index, one) in outline.boxes.enumerated() {
      let whole = one.picture.union(one.words)
      #expect(whole.minX >= -0.5 && whole.maxX <= outline.size.width + 0.5, "\(one.name)")
      #expect(whole.minY >= -0.5 && whole.maxY <= outline.size.height + 0.5, "\(one.name)")
      for other in outline.boxes[..<index] {
        #expect(!whole.overlaps(other.picture.union(other.words)), "\(one.name) and \(other.name)")
      }
    }
    let solid = outline.boxes.flatMap { box in [(box.name, box.picture), (box.name, box.words)] }
    #expect(outline.lines.count > 5)
    for line in outline.lines {
      for (start, end) in zip(line, line.dropFirst()) {
        #expect(start.x >= -0.5 && start.x <= outline.size.width + 0.5 && end.y <= outline.size.height)
        for share in stride(from: 0.05, to: 1, by: 0.1) {
          let place = Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
          let hit = solid.first { $0.1.holds(place) }
          #expect(hit == nil, "a line runs through \(hit?.0 ?? "")")
        }
      }
    }
  }

  @Test func `the caption names the selection of a picture that is too large for maps`() throws {
    let strings = try Fixture.strings(.english)
    let small = try Self.figure(blocks: 3).wording(strings)
    #expect(small.caption.contains("each card is one map") && small.caption.contains("Of a product"))
    #expect(small.alternative.contains("gated (multiply of gate, again, stem)"))
    let large = try Self.figure(blocks: 60).wording(strings)
    #expect(
      large.caption.contains("each box is a layer") && large.caption.contains("layers in the middle are left out"))
    #expect(!large.caption.contains("colour scale"))
    let middle = try Self.figure(blocks: 16).wording(strings)
    #expect(middle.caption.contains("each box is a layer") && !middle.caption.contains("left out"))
  }

  @Test func `of a network that fits into no picture, the path is shown as a row of boxes`() throws {
    var lines = ["name: wide", "input: [4, 4, 1]", "layers:"]
    for branch in 0..<120 { lines.append("  - Conv2D: {name: b\(branch), filters: 1, kernel_size: 1, inputs: input}") }
    lines.append("  - Concatenate: {name: all, inputs: [\((0..<120).map { "b\($0)" }.joined(separator: ", "))]}")
    lines += ["  - Flatten: {name: flatten}", "  - Dense: {name: dense, units: 3, activation: softmax}"]
    let explanation = try Fixture.explanation(yaml: lines.joined(separator: "\n"))
    let figure = ArchitectureFigure.figures(of: explanation)[0]
    for language in Language.allCases {
      let strings = try Fixture.strings(language)
      let outline = try #require(try figure.outline(strings))
      #expect(outline.boxes.count == 5 && outline.size.height < 400)
    }
    let caption = try figure.wording(Fixture.strings(.english)).caption
    #expect(caption.contains("119 layers beside the path are left out."))
  }

  @Test func `a chain is drawn as before, without an outline of a graph`() throws {
    let figure = try ArchitectureFigure.figures(of: Fixture.explanation())[0]
    #expect(try figure.outline(Fixture.strings(.english)) == nil)
  }

  @Test(arguments: ["residual", "inception"], Language.allCases)
  func `every figure of the named networks with branches draws`(name: String, language: Language) throws {
    let strings = try Fixture.strings(language)
    let figures = Catalogue.figures(of: try Fixture.explanation(network: name))
    for figure in figures {
      let rendered = try FigureRenderer(theme: .dark).render(figure, strings, as: .png)
      #expect(rendered.size.height < 2500, "\(figure.id)")
    }
    #expect(figures.contains { $0.id == "block1_add-merge" } == (name == "residual"))
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
