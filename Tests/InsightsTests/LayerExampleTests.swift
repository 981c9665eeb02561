import Insights
import Networks
import Tensors
import Testing

@Suite struct LayerExampleTests {
  private static let yaml = """
    name: moving
    input: [9, 8, 3]
    layers:
      - DepthwiseConv2D: {name: depth, kernel_size: [3, 2], depth_multiplier: 2, strides: [2, 1], activation: relu}
      - Conv2DTranspose: {name: spread, filters: 4, kernel_size: [3, 2], strides: 2, padding: same, activation: tanh}
      - LocalResponseNormalization: {name: compete, depth_radius: 1, beta: 0.75}
      - BatchNormalization: {name: level, epsilon: 0.01}
      - SeparableConv2D: {name: separable, filters: 5, kernel_size: 3, dilation_rate: 2, depth_multiplier: 2}
      - ZeroPadding2D: {name: border, padding: [[1, 0], [2, 1]]}
      - Cropping2D: {name: cut, cropping: [[0, 1], [1, 0]]}
      - UpSampling2D: {name: copies, size: [2, 1]}
      - UpSampling2D: {name: mixed, size: [1, 3], interpolation: bilinear}
      - Resizing: {name: resized, height: 7, width: 10}
      - Resizing: {name: chosen, height: 8, width: 6, interpolation: nearest, coordinates: align_corners}
      - Permute: {name: turned, dims: [2, 1, 3]}
      - GlobalAveragePooling2D: {name: mean}
      - Reshape: {name: signal, target_shape: [5, 1]}
      - Conv1D: {name: causal, filters: 3, kernel_size: 2, padding: causal, dilation_rate: 2}
      - GlobalMaxPooling1D: {name: largest}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  private func explanation() throws -> Explanation { try SmallExperiment.explanation(yaml: Self.yaml) }

  /// A value of one example, its channel first.
  private func value(_ tensor: Tensor, _ example: Int, _ cell: MapCell) -> Float {
    let map = tensor.slice(example).slice(cell.channel)
    return zip(cell.place, map.shape.dimensions).reduce(0) { $0 * $1.1 + $1.0 } < map.count
      ? map.values[zip(cell.place, map.shape.dimensions).reduce(0) { $0 * $1.1 + $1.0 }] : .nan
  }

  @Test func `every layer without figures of its own is worked out for each image, to the value of the engine`() throws
  {
    let found = try explanation()
    let names = [
      "spread", "compete", "level", "separable", "border", "cut", "copies", "mixed", "resized", "chosen", "turned",
      "mean", "signal",
      "causal",
      "largest",
    ]
    #expect(found.layerExamples.map(\.layer) == names)
    for examples in found.layerExamples {
      let output = found.experiment.inspection.output(of: examples.layer)
      for example in [examples.hero] + examples.table {
        let engine = value(output, example.example, example.cell)
        let worked: Float =
          switch example {
          case .sum(let sum): sum.function == nil ? sum.sum.total : sum.activation
          case .separable(let sum): sum.sum.total
          case .window(let window): window.result
          case .response(let response): response.value / response.divisor
          case .normalized(let normalized): normalized.gamma * normalized.normalized + normalized.beta
          case .moved(let moved): moved.followed[0].value
          }
        #expect(abs(worked - engine) < 1e-4, "\(examples.layer)")
        #expect(engine == output.slice(example.example).range.upperBound, "\(examples.layer)")
      }
    }
  }

  @Test func `a value that was moved stood at its source, and one that was put in is 0`() throws {
    let found = try explanation()
    for examples in found.layerExamples {
      guard case .moved(let moved) = examples.hero else { continue }
      let input = found.experiment.inspection.input(of: examples.layer)
      for move in moved.followed {
        #expect(move.value == move.source.map { value(input, moved.example, $0) } ?? 0, "\(examples.layer)")
      }
      #expect(moved.followed.contains { $0.source == nil } == (examples.layer == "border"))
    }
  }

  @Test func `the terms of a transposed convolution are what all cells write there`() throws {
    let found = try explanation()
    let node = try #require(found.experiment.network.node(named: "spread"))
    guard case .sum(let sum) = try #require(found.layerExamples.first).hero else { return }
    // `same` with strides of 2: 3 rows reach one cell too far, which is cut off at the end; 2 columns do not.
    var writers: [MapCell] = []
    for channel in 0..<node.inputShapes[0].channels {
      for row in 0..<node.inputShapes[0].rows {
        for column in 0..<node.inputShapes[0].columns {
          let reached =
            (0..<3).contains(sum.cell.place[0] - 2 * row) && (0..<2).contains(sum.cell.place[1] - 2 * column)
          if reached { writers.append(MapCell(channel: channel, place: [row, column])) }
        }
      }
    }
    let terms = sum.parts.flatMap(\.terms)
    #expect(Set(terms.map(\.cell)) == Set(writers) && terms.count == writers.count && !terms.isEmpty)
  }

  @Test func `the weights of values between others add up to 1`() throws {
    let found = try explanation()
    let mixed = try #require(found.layerExamples.first { $0.layer == "mixed" })
    for case .sum(let sum) in mixed.table {
      #expect(abs(sum.parts[0].terms.reduce(0) { $0 + $1.weight } - 1) < 1e-6)
      #expect((1...2).contains(sum.parts[0].terms.count))
    }
  }

  @Test func `no result of a causal convolution depends on a later step`() throws {
    let found = try explanation()
    let causal = try #require(found.layerExamples.first { $0.layer == "causal" })
    for case .sum(let sum) in causal.table {
      let steps = sum.parts.flatMap(\.terms).map { $0.cell.place[0] }
      #expect(steps.allSatisfy { $0 == sum.cell.place[0] || $0 == sum.cell.place[0] - 2 })
    }
  }

  @Test func `each filter of a depthwise convolution reads one map`() throws {
    let found = try explanation()
    let depth = try #require(found.convolutions.first)
    #expect(depth.convolution.groups == 3 && depth.convolution.filterCount == 6)
    for cell in [depth.cell] + depth.table { #expect(cell.terms.map(\.channel) == [cell.filter / 2]) }
  }

  @Test func `the path goes from the answer through all layers whose values are maps or vectors`() throws {
    let found = try explanation()
    let steps = found.architecture.stages.filter { $0.step != nil }.map(\.name)
    // It ends where a vector is read as a signal: a signal has no place in the drawing.
    #expect(steps == ["largest", "answer"])
  }

  @Test func `pictures show the value that is worked out`() throws {
    let found = try explanation()
    #expect(found.layerPictures.count == found.layerExamples.count)
    for pictures in found.layerPictures {
      let output = found.experiment.inspection.output(of: pictures.layer)
      let (index, place) = try #require(pictures.after.place(of: pictures.cell))
      let shown = pictures.after.pictures[index].values[place.row, place.column]
      #expect(shown == value(output, found.experiment.hero, pictures.cell), "\(pictures.layer)")
    }
  }
}
