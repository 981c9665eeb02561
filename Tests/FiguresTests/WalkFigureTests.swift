import Canvas
import Figures
import Foundation
import Insights
import Localization
import Testing

@Suite struct WalkFigureTests {
  @Test func `frames have numbered names, one size and their own words`() throws {
    let strings = try Fixture.strings(.english)
    let sequences = Catalogue.sequences(of: try Fixture.explanation())
    #expect(sequences.map(\.id) == ["conv1-walk", "pool1-walk", "conv2-walk", "pool2-walk"])
    #expect(sequences.map(\.frames.count) == [12, 12, 5, 5])
    for sequence in sequences {
      let stem = sequence.id.dropLast("-walk".count)
      let numbers = sequence.frames.indices.map { $0 < 9 ? "00\($0 + 1)" : "0\($0 + 1)" }
      #expect(sequence.frames.map(\.id) == numbers.map { "\(stem)-step-\($0)" })
      let sizes = try sequence.frames.map { try FigureRenderer().render($0, strings, as: .svg).size }
      #expect(Set(sizes).count == 1)
      #expect(Set(try sequence.frames.map { try $0.wording(strings).title }).count == sequence.frames.count)
    }
  }

  @Test func `names of frames do not depend on the weights`() throws {
    func ids(_ explanation: Explanation) -> [String] {
      Catalogue.figures(of: explanation).map(\.id).filter { $0.contains("-step-") || $0.hasSuffix("-cells") }
    }
    let random = ids(try Fixture.explanation(of: .named("lecture")))
    #expect(random.count == 34 + 4)
    #expect(random == ids(try Fixture.explanation()))
  }

  @Test func `the file of a sequence has a page for each frame and the same bytes every time`() throws {
    let strings = try Fixture.strings(.spanish)
    for sequence in Catalogue.sequences(of: try Fixture.explanation()) {
      let bytes = try FigureRenderer().render(sequence, strings).bytes
      let text = String(decoding: bytes, as: Unicode.ASCII.self)
      #expect(text.hasPrefix("%PDF-"))
      // Later versions of Cairo pack these words.
      if !text.contains("/ObjStm") {
        #expect(text.contains("/Count \(sequence.frames.count)"))
        #expect(text.matches(of: #/\/Type \/Page\b/#).count == sequence.frames.count)
        #expect(text.contains("20240101000000"))
      }
      #expect(try FigureRenderer().render(sequence, strings).bytes == bytes)
    }
  }

  @Test func `a stop tells its sum as it is drawn`() throws {
    let explanation = try Fixture.explanation()
    let strings = try Fixture.strings(.english)
    let walk = explanation.walks[0]
    for (frame, stop) in zip(Catalogue.sequences(of: explanation)[0].frames, walk.stops) {
      guard case .convolution(let cell) = stop.work else { continue }
      let words = try frame.wording(strings)
      let value = strings.numbers.decimal(cell.activation)
      #expect(words.title.contains("row \(cell.row), column \(cell.column) becomes \(value)"))
      #expect(words.caption.contains("with the bias (\(strings.numbers.decimal(cell.bias)))"))
      #expect(words.caption.contains("this is \(strings.numbers.decimal(cell.preActivation)); ReLU makes it \(value)."))
    }
  }

  @Test func `networks with many maps have the first convolution and the first pooling only`() throws {
    let yaml = """
      name: many
      input: [12, 12, 3]
      layers:
        - Conv2D: {name: first, filters: 65, kernel_size: 3, activation: relu}
        - Conv2D: {name: second, filters: 4, kernel_size: 3}
        - MaxPooling2D: {name: pool}
        - Flatten
        - Dense: {name: dense, units: 3, activation: softmax}
      """
    let explanation = try Fixture.explanation(yaml: yaml)
    #expect(Catalogue.sequences(of: explanation).map(\.id) == ["first-walk", "pool-walk"])
  }

  @Test func `the panels of the cells are named, and lie in the picture`() throws {
    let strings = try Fixture.strings(.english)
    let figures = Catalogue.figures(of: try Fixture.explanation()).filter { $0.id.hasSuffix("-cells") }
    #expect(figures.map(\.id) == ["conv1-cells", "pool1-cells", "conv2-cells", "pool2-cells"])
    for (index, figure) in figures.enumerated() {
      let rendered = try FigureRenderer().render(figure, strings, as: .svg)
      #expect(rendered.regions.compactMap(\.id) == (index == 0 ? [] : ["image"]) + ["input", "output"])
      for region in rendered.regions {
        #expect(region.frame.minX >= 0 && region.frame.maxX <= rendered.size.width)
        #expect(region.frame.minY >= 0 && region.frame.maxY <= rendered.size.height)
      }
    }
  }
}
