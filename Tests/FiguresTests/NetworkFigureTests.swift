import Canvas
import Figures
import Foundation
import Insights
import Localization
import Networks
import Testing

/// The figures of the whole network, of pooling, flattening and dense layers: what they say, and networks out of the ordinary.
@Suite struct NetworkFigureTests {
  private func wording(_ id: String, network: String = "lecture", _ language: Language = .english) throws
    -> FigureWording
  {
    let figures = Catalogue.figures(of: try Fixture.explanation(network: network))
    return try #require(figures.first { $0.id == id }, "\(id)").wording(Fixture.strings(language))
  }

  @Test func `the architecture says how many parameters there are and where most of them sit`() throws {
    let english = try wording("architecture")
    #expect(english.title == "From 784 pixels to 10 probabilities in 6 layers")
    #expect(english.caption.contains("Of 1,382 parameters, 73% sit in dense."))
    #expect(try wording("architecture", .spanish).caption.contains("1382 parámetros"))
  }

  @Test func `a small network stands in one row, a large one wraps and stays as wide`() throws {
    for language in Language.allCases {
      let strings = try Fixture.strings(language)
      let sizes = try ["lecture", "lecture-deep"].map { name in
        try ArchitectureFigure.figures(of: Fixture.explanation(network: name))[0].size(strings)
      }
      #expect(sizes.map(\.width) == [1068, 1068])
      #expect(sizes[0].height < 600 && sizes[1].height > 700)
    }
  }

  @Test func `the steps of pooling name the followed window's numbers and the dropped border`() throws {
    let trace = try #require(try Fixture.explanation().poolings.last).trace
    let caption = try wording("pool2-steps").caption
    let numbers = NumberFormat(.english)
    #expect(caption.contains("its largest number, " + numbers.decimal(trace.followed.result, places: 1)))
    #expect(caption.contains("rows and columns at the end of the map (1 and 1)"))
    #expect(try !wording("pool1-steps").caption.contains("Hatched"))
    #expect(try wording("pool1-steps", network: "lenet5").caption.contains("their mean"))
  }

  @Test func `flattening gives the index of the followed cell by the formula`() throws {
    let map = try #require(try Fixture.explanation().flattenings.first)
    let cell = map.followed[0]
    let equation = "(\(cell.row) × 5 + \(cell.column)) × 4 + \(cell.channel) = \(cell.index)"
    #expect(try wording("flatten-mapping").caption.contains(equation))
    #expect((cell.row * 5 + cell.column) * 4 + cell.channel == cell.index)
  }

  @Test func `of a large layer the dense weights say how much of it is shown`() throws {
    #expect(try wording("dense-weights", network: "lecture-deep").caption.contains("10 of 128 units"))
    #expect(try !wording("dense-weights").caption.contains("Shown"))
  }

  @Test func `softmax never prints a probability as 0 or 1`() throws {
    let caption = try wording("softmax").caption
    #expect(caption.contains("= 0.99998.") && !caption.contains("get 0."), "\(caption)")
  }

  @Test func `the explanation of the lecture's network checks at least 500 sums`() throws {
    #expect(try Fixture.explanation().checkedSums >= 500)
  }

  @Test(arguments: unusual)
  func `networks out of the ordinary have their figures too`(name: String, layers: String) throws {
    let figures = Catalogue.figures(of: try Fixture.explanation(yaml: "name: \(name)\n\(layers)"))
    let drawn: [any CataloguedFigure.Type] = [
      ArchitectureFigure.self, ReceptiveFieldFigure.self, PoolingStepsFigure.self, PoolingBeforeAfterFigure.self,
      FlattenMappingFigure.self,
      DenseWeightsFigure.self, SoftmaxFigure.self,
    ]
    for figure in figures where drawn.contains(where: { type(of: figure) == $0 }) {
      for language in Language.allCases {
        let strings = try Fixture.strings(language)
        let picture = try FigureRenderer().render(figure, strings, as: .png)
        let folder = ProcessInfo.processInfo.environment["FIGURES_OUT"]
        guard let folder else { continue }
        try FileManager.default.createDirectory(atPath: "\(folder)/\(name)", withIntermediateDirectories: true)
        let file = URL(fileURLWithPath: "\(folder)/\(name)/\(figure.id)-\(language.rawValue).png")
        try Data(picture.bytes).write(to: file)
      }
    }
  }

  static let unusual = [
    (
      "overlapping",
      """
      input: [28, 20, 3]
      layers:
        - ZeroPadding2D: {name: border, padding: 2}
        - Conv2D: {name: wide, filters: 5, kernel_size: [3, 7], strides: [1, 2], activation: relu}
        - MaxPooling2D: {name: pool, pool_size: 3, strides: 2}
        - AveragePooling2D: {name: same, pool_size: [2, 3], strides: [1, 2], padding: same}
        - Flatten
        - Dense: {units: 30, activation: relu}
        - Dense: {units: 3}
        - Activation: {activation: softmax}
      """
    ),
    (
      "coarse",
      """
      input: [28, 28, 1]
      layers:
        - MaxPooling2D: {name: sparse, pool_size: 2, strides: 3}
        - AveragePooling2D: {name: whole, pool_size: 9}
        - Flatten: {name: flatten}
        - Dense: {name: dense, units: 3, activation: sigmoid}
      """
    ),
    (
      "perceptron",
      """
      input: [28, 28, 1]
      layers:
        - Flatten: {name: flatten}
        - Dense: {name: hidden, units: 300, activation: relu}
        - Dense: {name: hidden2, units: 300, activation: relu}
        - Dense: {name: hidden3, units: 300, activation: relu}
        - Dense: {name: hidden4, units: 300, activation: relu}
        - Dense: {name: classes, units: 3, activation: softmax}
      """
    ),
  ]
}
