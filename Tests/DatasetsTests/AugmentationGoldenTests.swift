import Datasets
import Foundation
import Tensors
import Testing

/// Golden values: `Golden/make_augmentation.py` computes them with Keras and SciPy.
@Suite struct AugmentationGoldenTests {
  private struct Golden: Decodable {
    let cases: [Case]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String
    let parameters: [String: Parameter]
    let shape: [Int]
    let pixels: [Float]
    let values: [Float]

    func number(_ name: String) -> Double { parameters[name]?.number ?? .nan }

    var testDescription: String { "\(name) \(parameters.mapValues(\.text).sorted { $0.key < $1.key })" }
  }

  /// A number, or the name of a fill mode.
  struct Parameter: Decodable, Sendable {
    let number: Double
    let text: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      number = (try? container.decode(Double.self)) ?? .nan
      text = (try? container.decode(String.self)) ?? "\(number)"
    }
  }

  private static func cases(_ names: Set<String>) throws -> [Case] {
    let file = try #require(
      Bundle.module.url(forResource: "augmentation", withExtension: "json", subdirectory: "Golden"))
    let golden = try JSONDecoder().decode(Golden.self, from: Data(contentsOf: file))
    return golden.cases.filter { names.contains($0.name) }
  }

  private func expect(
    _ names: Set<String>, count: Int, tolerance: Float = 2e-6, fill: (Case) -> Fill = { _ in Fill() },
    _ changes: (Case) -> [Change]
  ) throws {
    let cases = try Self.cases(names)
    #expect(cases.count == count)
    for example in cases {
      let picture = Tensor(Shape(example.shape), example.pixels.map { $0 / 255 })
      let changed = picture.changed(by: changes(example), fill: fill(example))
      let difference = zip(changed.values, example.values).map { abs($0 - $1) }.max() ?? .infinity
      #expect(difference < tolerance, "\(example.testDescription) differs by \(difference)")
    }
  }

  @Test func picturesAreTurnedAsInKeras() throws {
    try expect(["rotation"], count: 4) { [.place(Rotation.map(degrees: $0.number("degrees")))] }
  }

  @Test func picturesAreShiftedShearedAndZoomedAsInKeras() throws {
    try expect(["width_shift"], count: 1) { [.place(WidthShift.map(pixels: $0.number("pixels")))] }
    try expect(["height_shift"], count: 1) { [.place(HeightShift.map(pixels: $0.number("pixels")))] }
    try expect(["shear"], count: 1) { [.place(Shear.map(degrees: $0.number("degrees")))] }
    try expect(["zoom"], count: 1) { [.place(Zoom.map(columns: $0.number("columns"), rows: $0.number("rows")))] }
  }

  @Test func allMovesTogetherAreOneInterpolationWithEveryWayToFill() throws {
    func fill(_ example: Case) -> Fill {
      Fill(Fill.Mode(rawValue: example.parameters["fill"]?.text ?? "") ?? .nearest, value: example.number("cval"))
    }
    try expect(["all"], count: 8, fill: fill) { example in
      [
        .place(Rotation.map(degrees: example.number("degrees"))),
        .place(WidthShift.map(pixels: example.number("width"))),
        .place(HeightShift.map(pixels: example.number("height"))), .place(Shear.map(degrees: example.number("shear"))),
        .place(Zoom.map(columns: example.number("columns"), rows: example.number("rows"))),
      ]
    }
  }

  @Test func picturesAreMirroredAsInKeras() throws {
    try expect(["horizontal_flip"], count: 2) { _ in [HorizontalFlip.change] }
    try expect(["vertical_flip"], count: 2) { _ in [VerticalFlip.change] }
  }

  @Test func valuesAreShiftedAndStretchedAsInKeras() throws {
    try expect(["channel_shift"], count: 2) { [ChannelShift.change(by: $0.number("shift"))] }
    try expect(["contrast"], count: 2) { [Contrast.change(by: $0.number("factor"))] }
    // Keras rounds down to bytes.
    try expect(["brightness"], count: 2, tolerance: 1.01 / 255) { [Brightness.change(by: $0.number("factor"))] }
  }

  @Test func picturesAreBlurredAsInSciPy() throws {
    try expect(["blur"], count: 3) { [GaussianBlur.change(sigma: $0.number("sigma"))] }
  }
}
