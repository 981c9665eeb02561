import Insights
import Networks
import Tensors
import Testing

/// What exercises ask, worked out here once more from the weights, the images and what the engine computed.
@Suite struct ExerciseTests {
  /// Two convolutions, both poolings with 2 by 2 windows, a normalization, functions, dense layers and softmax.
  private static let yaml = """
    name: questions
    input: [17, 15, 3]
    layers:
      - Conv2D: {name: first, filters: 5, kernel_size: 3, strides: [1, 2], activation: relu}
      - MaxPooling2D: {name: pool, pool_size: [3, 2]}
      - Conv2D: {name: second, filters: 4, kernel_size: 2, padding: same, use_bias: false, activation: tanh}
      - BatchNormalization: {name: level, epsilon: 0.01}
      - LeakyReLU: {name: leak, negative_slope: 0.125}
      - AveragePooling2D: {name: mean, pool_size: 2, strides: 1}
      - Flatten: {name: flatten}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  private static let known = Result { try SmallExperiment.explanation(yaml: yaml) }
  private let found: Explanation

  init() throws { found = try Self.known.get() }

  private func exercise<Kind: Exercise>(_ kind: Kind.Type, on layer: String? = nil) throws -> Kind {
    let all = found.exercises.pages.filter { page in
      if case .layer(let node) = page.page { layer == nil || node.name == layer } else { layer == nil }
    }
    return try #require(all.flatMap(\.exercises).compactMap { $0 as? Kind }.first)
  }

  private func weights(_ name: String) -> Tensor { found.experiment.weights[name] }
  private func rounded(_ value: Float) -> Double { (Double(value) * 100).rounded() / 100 }

  @Test func `the right shape is the network's, and wrong ones are what typical mistakes give`() throws {
    let first = try exercise(OutputShapeExercise.self, on: "first")
    // 17 - 3 + 1 rows; (15 - 3) / 2 + 1 columns.
    #expect(first.choices.options[first.choices.right].answer == [15, 7, 5])
    let wrong = Dictionary(
      uniqueKeysWithValues: first.choices.options.compactMap { option in
        option.mistake.map { ($0, option.answer) }
      })
    #expect(wrong[.oneTooFew] == [14, 6, 5] && wrong[.mapPerChannel] == [15, 7, 15])
    #expect(wrong[.withoutStrides] == [15, 13, 5])
    #expect(first.choices.options.count == 4)
    let pool = try exercise(OutputShapeExercise.self, on: "pool")
    #expect(pool.choices.options[pool.choices.right].answer == [5, 3, 5])
    for page in found.exercises.pages {
      for case let shape as OutputShapeExercise in page.exercises {
        let answers = shape.choices.options.map(\.answer)
        #expect(Set(answers).count == answers.count && answers.count > 2)
        #expect(shape.choices.options.count { $0.mistake == nil } == 1)
      }
    }
  }

  @Test func `the number of parameters is that of the weights, and forgetting something gives another`() throws {
    let first = try exercise(ParameterCountExercise.self, on: "first")
    #expect(first.answer == weights("first/kernel").count + weights("first/bias").count)
    #expect(first.wrong.first { $0.mistake == .withoutBias }?.answer == 3 * 3 * 3 * 5)
    #expect(first.wrong.first { $0.mistake == .withoutChannels }?.answer == (3 * 3 + 1) * 5)
    #expect(first.wrong.first { $0.mistake == .oneUnit }?.answer == 3 * 3 * 3 + 1)
    let second = try exercise(ParameterCountExercise.self, on: "second")
    #expect(second.answer == weights("second/kernel").count)
    #expect(!second.wrong.contains { $0.mistake == .withoutBias })
    let dense = try exercise(ParameterCountExercise.self, on: "dense")
    #expect(dense.answer == weights("dense/kernel").count + 3)
  }

  @Test(arguments: ["first", "second"])
  func `a convolution cell is the sum of rounded products, and near the engine's`(layer: String) throws {
    let asked = try exercise(ConvolutionCellExercise.self, on: layer)
    let (cell, experiment) = (asked.cell, found.experiment)
    let input = experiment.inspection.input(of: layer).slice(experiment.hero)
    let (kernel, strides) = (weights("\(layer)/kernel"), layer == "first" ? (1, 2) : (1, 1))
    let engine = experiment.inspection.preActivation(of: layer)!.slice(experiment.hero)
    let shown = cell.terms[asked.term].channel
    var (products, turned, others) = (0.0, 0.0, 0.0)
    let (rows, columns) = (kernel.shape[0], kernel.shape[1])
    for channel in 0..<kernel.shape[2] {
      for y in 0..<rows {
        for x in 0..<columns {
          let value = input[channel, cell.row * strides.0 + y, cell.column * strides.1 + x]
          if channel == shown {
            products += rounded(value) * rounded(kernel[y, x, channel, cell.filter])
            turned += rounded(value) * rounded(kernel[rows - 1 - y, columns - 1 - x, channel, cell.filter])
          } else {
            others += Double(value) * Double(kernel[y, x, channel, cell.filter])
          }
        }
      }
    }
    let bias = layer == "first" ? rounded(weights("first/bias")[cell.filter]) : 0
    let rest = rounded(Float(others)) + bias
    #expect(abs(Double(asked.sum.total) - products - rest) < 1e-5)
    #expect(abs(Double(asked.turned) - turned - rest) < 1e-5)
    #expect((asked.bias == nil) == (layer == "second"))
    #expect(abs(asked.sum.engine - engine[cell.filter, cell.row, cell.column]) < 1e-5)
    #expect(abs(asked.sum.total - asked.sum.engine) <= asked.sum.tolerance && asked.sum.tolerance < 0.2)
    #expect(asked.sum.values.count { $0 != 0 } <= 9)
    let known = try #require(found.convolutions.first { $0.convolution.name == layer }).cell
    #expect((known.filter, known.row, known.column) != (cell.filter, cell.row, cell.column))
  }

  @Test func `a pooling window holds the values that the layer reads there`() throws {
    for (layer, size, stride) in [("pool", (3, 2), (3, 2)), ("mean", (2, 2), (1, 1))] {
      let asked = try exercise(PoolingWindowExercise.self, on: layer)
      let map = found.experiment.inspection.input(of: layer).slice(asked.example).slice(asked.channel)
      var values: [Double] = []
      for y in 0..<size.0 {
        for x in 0..<size.1 {
          values.append(rounded(map[asked.place[0] * stride.0 + y, asked.place[1] * stride.1 + x]))
        }
      }
      #expect(zip(values, asked.values).allSatisfy { abs($0 - Double($1)) < 1e-5 } && asked.columns == size.1)
      let expected = layer == "pool" ? values.max()! : values.reduce(0, +) / Double(values.count)
      #expect(abs(Double(asked.answer) - expected) < 0.0051)
      let output = found.experiment.inspection.output(of: layer).slice(asked.example)
      #expect(abs(asked.engine - output[asked.channel, asked.place[0], asked.place[1]]) < 1e-5)
      if layer == "mean" { #expect(Set(values).count == 4) }
    }
  }

  @Test func `a flattened cell stands where the engine's vector has its value`() throws {
    let asked = try exercise(FlattenIndexExercise.self, on: "flatten")
    let experiment = found.experiment
    let maps = experiment.inspection.input(of: "flatten").slice(experiment.hero)
    let vector = experiment.inspection.output(of: "flatten").slice(experiment.hero)
    #expect(vector[asked.cell.index] == maps[asked.cell.channel, asked.cell.row, asked.cell.column])
    #expect(asked.cell.value == vector[asked.cell.index])
    // Channels first is the order in which tensors lie in memory here.
    let inMemory = asked.wrong.first { $0.mistake == .channelsFirst }?.answer
    #expect(inMemory.map { maps.values[$0] == asked.cell.value } ?? true)
    #expect(!asked.wrong.contains { $0.answer == asked.cell.index })
  }

  @Test func `the ratio of two probabilities is e to the power of the difference of their logits`() throws {
    let asked = try exercise(SoftmaxExercise.self, on: "dense")
    let logits = found.experiment.inspection.preActivation(of: "dense")!.slice(asked.table.example)
    let output = found.experiment.inspection.output(of: "dense").slice(asked.table.example)
    #expect(
      abs(logits[asked.first] - asked.firstLogit) <= 0.0051 && abs(logits[asked.second] - asked.secondLogit) <= 0.0051)
    let ratio = output[asked.first] / output[asked.second]
    #expect(asked.engine == ratio && asked.answer > 1)
    #expect(abs(asked.answer - ratio) < 0.02 * ratio)
  }

  @Test func `a unit's largest products, the others and its bias make its sum`() throws {
    let asked = try exercise(UnitSumExercise.self, on: "dense")
    let kernel = weights("dense/kernel")
    let input = found.experiment.inspection.input(of: "dense").slice(asked.unit.example)
    let products = (0..<kernel.shape[0]).map { Double(input[$0]) * Double(kernel[$0, asked.unit.unit]) }
    let order = products.indices.sorted { abs(products[$0]) > abs(products[$1]) }
    #expect(Set(asked.shown.map(\.index)) == Set(order.prefix(3)))
    let rest = order.dropFirst(3).reduce(0) { $0 + products[$1] }
    #expect(abs(Double(try #require(asked.others)) - rest) <= 0.0051)
    let engine = found.experiment.inspection.preActivation(of: "dense")!.slice(asked.unit.example)[asked.unit.unit]
    #expect(abs(asked.sum.total - engine) <= asked.sum.tolerance && asked.sum.engine == asked.unit.sum.total)
    #expect(asked.unit.example != found.experiment.hero)
  }

  @Test func `a normalized value follows from the rounded running numbers`() throws {
    let asked = try exercise(NormalizedValueExercise.self, on: "level")
    let channel = asked.value.cell.channel
    let (mean, variance) = (weights("level/moving_mean")[channel], weights("level/moving_variance")[channel])
    let input = found.experiment.inspection.input(of: "level").slice(asked.value.example)
    let value = input[channel, asked.value.cell.place[0], asked.value.cell.place[1]]
    let expected = (Double(value) - Double(mean)) / (Double(variance) + 0.01).squareRoot()
    #expect(abs(Double(asked.answer) - expected) <= Double(asked.tolerance))
    #expect(asked.input == value.roundedByTest)
  }

  @Test func `what a function makes of a number near -1 is an eighth of it behind a leak`() throws {
    let asked = try exercise(ActivationValueExercise.self, on: "leak")
    let input = found.experiment.inspection.input(of: "leak").slice(found.experiment.hero)
    let nearest = input.values.map { abs($0 + 1) }.min()!
    #expect(abs(abs(asked.before + 1) - nearest) <= 0.0051 && asked.before < 0)
    #expect(abs(asked.after - asked.before / 8) < 1e-5 && abs(asked.after - asked.engine) < 0.001)
  }

  @Test func `a receptive field is as wide as the columns of the image that reach a cell`() throws {
    let asked = try exercise(ReceptiveFieldExercise.self, on: "mean")
    // Columns by hand: 3 in steps of 2, then 2 in steps of 2 (jump 4), 2 in steps of 1, 2 in steps of 1.
    #expect(asked.answer == 3 + 1 * 2 + 1 * 4 + 1 * 4)
    #expect(asked.before.size == 9 && asked.before.jump == 4 && asked.reach == 2)
    #expect(asked.wrong.first { $0.mistake == .withoutJump }?.answer == 10)
    #expect(
      found.exercises.pages.allSatisfy { page in
        guard case .layer(let node) = page.page, node.name == "first" else { return true }
        return !page.exercises.contains { $0 is ReceptiveFieldExercise }
      })
  }

  @Test func `pictures show the weights, the sums and the results of one filter, in the order of the answer`() throws {
    let asked = try exercise(WhichPictureExercise.self)
    let (experiment, kernel) = (found.experiment, weights("first/kernel"))
    #expect(asked.layer == "first" && Set(asked.answer) == [0, 1, 2])
    let before = experiment.inspection.preActivation(of: "first")!.slice(asked.example).slice(asked.filter)
    let after = experiment.inspection.output(of: "first").slice(asked.example).slice(asked.filter)
    let first = (0..<9).map { kernel[$0 / 3, $0 % 3, 0, asked.filter] }
    #expect(asked.pictures[asked.answer[0]].values.values == first)
    #expect(asked.pictures[asked.answer[1]].values == before && asked.pictures[asked.answer[2]].values == after)
    #expect(before.values.contains { $0 < 0 } && before != after)
  }

  @Test func `each map belongs to the image that the answer names, and the order is not that of the images`() throws {
    let asked = try exercise(WhoseMapExercise.self)
    let maps = found.experiment.inspection.output(of: asked.layer)
    for (position, example) in asked.examples.enumerated() {
      #expect(asked.maps[position] == maps.slice(example).slice(asked.filter))
      #expect(asked.order[asked.answer[position]] == position)
    }
    #expect(asked.order != [0, 1, 2] && Set(asked.examples).count == 3)
    #expect(asked.examples.contains(found.experiment.hero))
  }

  @Test func `a pixel of the file divided by 255 is what the network reads`() throws {
    let asked = try exercise(PixelValueExercise.self)
    let image = asked.example.image
    #expect(asked.engine == image[asked.cell.channel, asked.cell.place[0], asked.cell.place[1]])
    #expect(abs(Float(asked.byte) / 255 - asked.engine) < 1e-6)
  }

  @Test func `errors, precision and recall are counted from the answers`() throws {
    let (evaluation, labels) = (found.experiment.evaluation, found.experiment.dataset.test.labels.map(Int.init))
    let pairs = zip(labels, evaluation.predictions)
    #expect(try exercise(ErrorCountExercise.self).answer == pairs.count { $0 != $1 })
    let asked = try exercise(PrecisionExercise.self)
    let index = try #require(found.experiment.dataset.classes.firstIndex(of: asked.className))
    #expect(asked.answered == pairs.count { $1 == index } && asked.right == pairs.count { $0 == index && $1 == index })
    #expect(asked.images == labels.count { $0 == index })
  }

  @Test func `the cross-entropy is the logarithm of the probability of the true class`() throws {
    let asked = try exercise(CrossEntropyExercise.self)
    let output = found.experiment.inspection.output(of: "dense").slice(asked.table.example)
    let probability = output[found.experiment.examples[asked.table.example].label]
    #expect(abs(Double(probability) - asked.probability) <= 0.00051)
    #expect(abs(asked.answer - asked.exact) < 0.01)
  }

  @Test func `a moved image moves the answer, as the engine says`() throws {
    let asked = try exercise(ShiftExercise.self)
    let experiment = found.experiment
    let image = experiment.examples[experiment.hero].image
    var moved = Tensor(image.shape)
    for channel in 0..<3 {
      for row in 0..<image.shape.rows {
        for column in 0..<image.shape.columns where (0..<image.shape.columns).contains(column - asked.pixels) {
          moved[channel, row, column] = image[channel, row, column - asked.pixels]
        }
      }
    }
    let before = try experiment.network.inspect(
      moved.reshaped(image.shape.batched(1)), weights: experiment.weights
    ).preActivation(of: "first")!
    #expect(abs(before[0, asked.cell.filter, asked.cell.row, asked.answer] - asked.cell.preActivation) < 1e-4)
    #expect(asked.answer != asked.cell.column && asked.stride == 2)
    #expect(asked.wrong.contains { $0.mistake == .unmoved && $0.answer == asked.cell.column })
  }

  @Test func `the same experiment asks the same, and counts what it held against the engine`() throws {
    let again = try SmallExperiment.explanation(yaml: Self.yaml)
    #expect(again.checkedSums == found.checkedSums)
    #expect(
      try exercise(ConvolutionCellExercise.self, on: "first")
        == again.exercises.pages.flatMap(\.exercises)
        .compactMap { $0 as? ConvolutionCellExercise }.first)
    let checked = found.exercises.pages.flatMap(\.exercises).reduce(0) { $0 + $1.sumCount }
    #expect(checked > 10 && found.checkedSums > checked)
  }
}

extension Float {
  fileprivate var roundedByTest: Float { (self * 100).rounded() / 100 }
}
