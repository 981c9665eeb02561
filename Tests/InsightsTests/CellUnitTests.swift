import Insights
import Networks
import Tensors
import Testing

/// Units whose cells are each made of a few others.
@Suite struct CellUnitTests {
  private static let yaml = """
    name: kinds
    input: [9, 8, 3]
    layers:
      - ZeroPadding2D: {name: border, padding: [[1, 0], [0, 2]]}
      - Conv2D: {name: stem, filters: 2, kernel_size: 3, padding: same}
      - BatchNormalization: {name: level}
      - LeakyReLU: {name: leaky}
      - Cropping2D: {name: cut, cropping: [[1, 1], [0, 2]]}
      - UpSampling2D: {name: copies, size: 2}
      - UpSampling2D: {name: between, size: 2, interpolation: bilinear, inputs: cut}
      - Add: {name: sum, inputs: [copies, between]}
      - Subtract: {name: difference, inputs: [copies, between]}
      - Multiply: {name: product, inputs: [copies, between]}
      - Average: {name: middle, inputs: [copies, between, sum]}
      - Maximum: {name: most, inputs: [copies, between]}
      - Minimum: {name: least, inputs: [copies, between]}
      - Concatenate: {name: both, inputs: [sum, most]}
      - Concatenate: {name: below, axis: 1, inputs: [difference, product]}
      - LocalResponseNormalization: {name: compete, depth_radius: 1, inputs: both}
      - Softmax: {name: shares}
      - Permute: {name: turned, dims: [2, 1, 3]}
      - Reshape: {name: folded, target_shape: [8, 32, 4], inputs: turned}
      - GlobalAveragePooling2D: {name: mean, inputs: turned}
      - GlobalMaxPooling2D: {name: largest, inputs: folded}
      - Concatenate: {name: features, inputs: [mean, largest]}
      - Dense: {name: answer, units: 3, activation: softmax}
    outputs: [answer]
    """

  private func unit(_ explanation: Explanation, _ layer: String, _ index: Int) throws -> CellUnit {
    let found = try #require(
      try explanation.units.first { $0.layer == layer }?.units.first { $0.index == index }
        ?? explanation.showingUnit(index, of: layer)?.units.first { $0.layer == layer }?.units.last)
    guard case .cells(let unit) = found.detail else { throw InsightError.noLayer(layer) }
    return unit
  }

  /// The numbers that the maps hold where they are outlined.
  private func numbers(_ pictures: [MapPicture]) -> [Float] {
    pictures.flatMap { picture in picture.cells.map { picture.values[$0.row, $0.column] } }
  }

  @Test func `the outlined cells are what the followed cell is made of`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let joins: [(String, CellUnit.Kind, ([Float]) -> Float)] = [
      ("sum", .add, { $0[0] + $0[1] }), ("difference", .subtract, { $0[0] - $0[1] }),
      ("product", .multiply, { $0[0] * $0[1] }), ("middle", .average, { ($0[0] + $0[1] + $0[2]) / 3 }),
      ("most", .maximum, { max($0[0], $0[1]) }), ("least", .minimum, { min($0[0], $0[1]) }),
      ("both", .concatenation, { $0[0] }), ("below", .concatenation, { $0[0] }), ("cut", .cropping, { $0[0] }),
      ("border", .padding, { $0[0] }), ("copies", .copies, { $0[0] }), ("turned", .axes, { $0[0] }),
      ("folded", .order, { $0[0] }), ("leaky", .function, { $0[0] > 0 ? $0[0] : 0.3 * $0[0] }),
      ("mean", .mean, { $0.reduce(0, +) / Float($0.count) }), ("largest", .largest, { $0[0] }),
    ]
    for (layer, kind, function) in joins {
      for index in 0..<2 {
        let unit = try unit(explanation, layer, index)
        #expect(unit.kind == kind && unit.output.index == index, "\(layer)")
        let result = try #require(numbers([unit.output]).first)
        #expect(abs(function(numbers(unit.sources)) - result) < 1e-4, "\(layer), \(index)")
      }
    }
  }

  @Test func `the followed cell is the strongest of its map`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    for layer in ["level", "sum", "shares", "compete", "between", "mean"] {
      let unit = try unit(explanation, layer, 1)
      guard layer != "mean" else { continue }
      #expect(numbers([unit.output]) == [unit.output.values.range.upperBound], "\(layer)")
    }
  }

  @Test func `normalized cells follow from the numbers beside them`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let level = try unit(explanation, "level", 1)
    guard case .example(.normalized(let found)) = level.work else { throw InsightError.noLayer("level") }
    #expect(numbers(level.sources) == [found.value] && abs(numbers([level.output])[0] - found.result) < 1e-5)
    let worked = found.gamma * (found.value - found.mean) / (found.variance + 1e-3).squareRoot() + found.beta
    #expect(abs(worked - found.result) < 1e-4)
    let shares = try unit(explanation, "shares", 1)
    guard case .shares(let share) = shares.work else { throw InsightError.noLayer("shares") }
    #expect(abs(Float(share.exponentials[1] / share.exponentials.reduce(0, +)) - share.result) < 1e-5)
    #expect(abs(numbers([shares.output])[0] - share.result) < 1e-5 && shares.sources.count == 4)
  }

  @Test func `cells between others weigh the nearest ones`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    let between = try unit(explanation, "between", 0)
    guard case .example(.sum(let found)) = between.work else { throw InsightError.noLayer("between") }
    let terms = found.parts[0].terms
    #expect(abs(terms.reduce(0) { $0 + $1.weight } - 1) < 1e-6 && numbers(between.sources) == terms.map(\.value))
  }

  @Test func `a unit says which units it is made of`() throws {
    let explanation = try SmallExperiment.explanation(yaml: Self.yaml)
    func found(_ layer: String, _ index: Int) throws -> Unit {
      try #require(
        try explanation.units.first { $0.layer == layer }?.units.first { $0.index == index }
          ?? explanation.showingUnit(index, of: layer)?.units.first { $0.layer == layer }?.units.last)
    }
    #expect(try found("sum", 1).sources == ["copies", "between"])
    #expect(try found("sum", 1).reads(1, of: "between") && !found("sum", 1).reads(0, of: "between"))
    // The third map of both is the first of the second branch.
    #expect(try found("both", 2).sources == ["most"] && found("both", 2).reads(0, of: "most"))
    #expect(try found("compete", 1).reads(2, of: "both") && !found("compete", 1).reads(3, of: "both"))
    #expect(try found("mean", 3).reads(3, of: "turned") && !found("mean", 3).reads(2, of: "turned"))
    #expect(try found("features", 5).sources == ["largest"] && found("features", 5).reads(1, of: "largest"))
  }
}
