import Datasets
import Foundation
import Insights
import Networks
import Tensors
import Training

/// Networks that have together every kind of layer, and what the named networks lack, with random weights on random images.
///
/// One was trained for an epoch, one for three; the weights of the perceptron came from a file.
enum OddNetwork: CaseIterable {
  case strides, perceptron, many, functions, bends, branches, planes, levels, signals, volumes, painter, waves, tower

  var yaml: String {
    switch self {
    case .strides: Self.stridesYAML
    case .perceptron: Self.perceptronYAML
    case .many: Self.manyYAML
    case .functions: Self.functionsYAML
    case .bends: Self.bendsYAML
    case .planes: Self.planesYAML
    case .levels: Self.levelsYAML
    case .signals: Self.signalsYAML
    case .volumes: Self.volumesYAML
    case .painter: Self.painterYAML
    case .branches: Self.branchesYAML
    case .waves: Self.wavesYAML
    case .tower: Self.towerYAML
    }
  }

  private var epochs: Int {
    switch self {
    case .strides, .functions, .bends: 1
    case .perceptron: 0
    case .many, .branches, .planes, .levels, .signals, .volumes, .painter, .waves, .tower: 3
    }
  }

  /// Steps, padding on all sides, uneven borders, functions in layers of their own, layers without biases.
  private static let stridesYAML = """
    name: strides <&>
    input: [13, 12, 1]
    layers:
      - ZeroPadding2D: {name: border, padding: [[1, 2], [0, 3]]}
      - Conv2D: {name: wide, filters: 6, kernel_size: [3, 5], strides: 2, padding: same}
      - Activation: {name: squash, activation: tanh}
      - MaxPooling2D: {name: sparse, pool_size: [2, 1], strides: [2, 2]}
      - Conv2D: {name: tall, filters: 5, kernel_size: [3, 2], use_bias: false, activation: relu}
      - AveragePooling2D: {name: mean, pool_size: 2, strides: 1, padding: same}
      - Dropout: {name: drop, rate: 0.25}
      - Flatten: {name: flatten}
      - Dense: {name: scores, units: 3, use_bias: false}
      - Activation: {name: answer, activation: softmax}
    """

  /// So many layers that it opens module by module, only some have pages, and few of these are worked out at length.
  private static let towerYAML =
    "name: tower\ninput: [8, 8, 3]\nlayers:\n  - Conv2D: {name: stem, filters: 4, kernel_size: 3, padding: same}\n"
    + (1...12).map { block in
      """
        - Conv2D: {name: block\(block)_one, filters: 4, kernel_size: 3, padding: same}
        - BatchNormalization: {name: block\(block)_norm}
        - ReLU: {name: block\(block)_relu}
        - Conv2D: {name: block\(block)_two, filters: 4, kernel_size: 1}
        - Add: {name: block\(block)_sum, inputs: [block\(block)_two, \(block == 1 ? "stem" : "block\(block - 1)_out")]}
        - ReLU: {name: block\(block)_out}

      """
    }.joined()
      + """
        - MaxPooling2D: {name: pool, pool_size: 2}
        - GlobalAveragePooling2D: {name: mean}
        - Dense: {name: answer, units: 3, activation: softmax}
      """

  /// No convolution: an image straight into dense layers.
  private static let perceptronYAML = """
    name: perceptron
    input: [6, 5, 3]
    layers:
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 20, activation: relu}
      - Dense: {name: middle, units: 4, activation: sigmoid}
      - Activation: {name: rectify, activation: relu}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// More filters, channels and units than are shown.
  private static let manyYAML = """
    name: many
    input: [9, 9, 1]
    layers:
      - Conv2D: {name: first, filters: 40, kernel_size: 3, activation: sigmoid}
      - Conv2D: {name: second, filters: 24, kernel_size: 3, strides: 2, activation: softmax}
      - MaxPooling2D: {name: pool}
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 30, activation: tanh}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Functions with parameters of their own, and every layer that is nothing but a function, over maps and vectors.
  private static let functionsYAML = """
    name: functions
    input: [14, 14, 1]
    layers:
      - Conv2D: {name: gelu, filters: 3, kernel_size: 3, activation: gelu}
      - Conv2D: {name: leaky, filters: 3, kernel_size: 3, activation: {leaky_relu: {negative_slope: 0.125}}}
      - Conv2D: {name: swish, filters: 3, kernel_size: 3, activation: swish}
      - Conv2D: {name: hard, filters: 3, kernel_size: 3, activation: hard_swish}
      - ELU: {name: elu, alpha: 0.5}
      - ReLU: {name: bounded, max_value: 4, negative_slope: 0.5}
      - Conv2D: {name: soft, filters: 3, kernel_size: 3, activation: softplus}
      - ReLU: {name: threshold, threshold: 0.25}
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 6, activation: selu}
      - LeakyReLU: {name: leaking}
      - Dense: {name: scores, units: 3}
      - Softmax: {name: answer}
    """

  /// The functions that are left.
  private static let bendsYAML = """
    name: bends
    input: [12, 12, 1]
    layers:
      - Conv2D: {name: six, filters: 3, kernel_size: 3, activation: relu6}
      - Conv2D: {name: squeezed, filters: 3, kernel_size: 3, activation: hard_sigmoid}
      - Conv2D: {name: sign, filters: 3, kernel_size: 3, activation: softsign}
      - Conv2D: {name: stretched, filters: 3, kernel_size: 3, activation: selu}
      - Activation: {name: exponential, activation: exponential}
      - Activation: {name: tanh, activation: {gelu: {approximate: true}}}
      - Softmax: {name: shares}
      - LeakyReLU: {name: none, negative_slope: 0}
      - ReLU: {name: plain}
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 6, activation: elu}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Gaps, groups, borders of chosen cells, maps that are not mixed, neighbours that compete.
  private static let planesYAML = """
    name: planes
    input: [16, 15, 1]
    layers:
      - GaussianNoise: {name: noise, stddev: 0.05}
      - Conv2D: {name: wide, filters: 6, kernel_size: 3, dilation_rate: 2, padding: [[1, 2], [0, 3]], activation: relu}
      - DepthwiseConv2D: {name: depth, kernel_size: [3, 2], depth_multiplier: 2, dilation_rate: [1, 2], padding: same}
      - LocalResponseNormalization: {name: compete, depth_radius: 2, alpha: 0.5, beta: 0.75}
      - Conv2D: {name: grouped, filters: 8, kernel_size: 3, groups: 4, activation: relu}
      - DepthwiseConv2D: {name: single, kernel_size: 2, use_bias: false, activation: relu}
      - AveragePooling2D: {name: mean, pool_size: 3, strides: 2, padding: 1, count_include_pad: true}
      - SeparableConv2D: {name: separable, filters: 9, kernel_size: 3, depth_multiplier: 2, padding: same, activation: relu}
      - SpatialDropout2D: {name: drop, rate: 0.25}
      - BatchNormalization: {name: level, epsilon: 0.01, center: false}
      - GlobalAveragePooling2D: {name: whole}
      - BatchNormalization: {name: again}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Normalizations by given and by measured numbers, over groups, and slopes that are learned.
  private static let levelsYAML = """
    name: levels
    input: [14, 13, 1]
    layers:
      - Rescaling: {name: units, scale: 2, offset: -1}
      - Normalization: {name: measured}
      - Conv2D: {name: strokes, filters: 6, kernel_size: 3, activation: hard_tanh}
      - GroupNormalization: {name: groups, groups: 3}
      - PReLU: {name: slopes, shared_axes: [1, 2]}
      - Conv2DTranspose: {name: grow, filters: 4, kernel_size: 3, strides: 2, padding: same, output_padding: 1}
      - GroupNormalization: {name: instances, groups: -1, scale: false}
      - PReLU: {name: cells}
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 6}
      - PReLU: {name: bent}
      - GroupNormalization: {name: whole, groups: 2, center: false}
      - Normalization: {name: given, mean: 0.5, variance: [1, 2, 3, 4, 5, 6]}
      - Dense: {name: answer, units: 3, activation: log_softmax}
    """

  /// Images read as signals: their rows as steps.
  private static let signalsYAML = """
    name: signals
    input: [12, 14, 1]
    layers:
      - Reshape: {name: rows, target_shape: [12, 14]}
      - ZeroPadding1D: {name: longer, padding: [2, 1]}
      - Conv1D: {name: causal, filters: 10, kernel_size: 3, dilation_rate: 2, padding: causal, activation: relu}
      - MaxPooling1D: {name: pool, pool_size: 3, strides: 2, padding: same}
      - UpSampling1D: {name: larger, size: 3}
      - Cropping1D: {name: cut, cropping: [1, 2]}
      - Permute: {name: turned, dims: [2, 1]}
      - Conv1D: {name: grouped, filters: 6, kernel_size: 2, groups: 3, use_bias: false}
      - SpatialDropout1D: {name: drop, rate: 0.2}
      - AveragePooling1D: {name: mean, pool_size: 2}
      - Conv1D: {name: last, filters: 4, kernel_size: 2, activation: tanh}
      - Reshape: {name: apart, target_shape: [-1, 2]}
      - GlobalMaxPooling1D: {name: whole}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Images cut into slices.
  private static let volumesYAML = """
    name: volumes
    input: [8, 12, 1]
    layers:
      - Reshape: {name: slices, target_shape: [4, 4, 6, 1]}
      - ZeroPadding3D: {name: border, padding: [1, 0, 2]}
      - Conv3D: {name: box, filters: 5, kernel_size: [2, 3, 3], strides: [1, 1, 2], activation: relu}
      - UpSampling3D: {name: larger, size: [2, 1, 2]}
      - Cropping3D: {name: cut, cropping: [[1, 0], [0, 0], [0, 1]]}
      - MaxPooling3D: {name: pool, pool_size: 2, strides: 1}
      - AveragePooling3D: {name: mean, pool_size: [2, 1, 2], strides: 1, padding: same}
      - SpatialDropout3D: {name: drop, rate: 0.5}
      - Permute: {name: turned, dims: [2, 1, 3, 4]}
      - GlobalAveragePooling3D: {name: points, keepdims: true}
      - Flatten: {name: flatten}
      - Reshape: {name: again, target_shape: [1, 1, 5, 1]}
      - GlobalMaxPooling3D: {name: whole}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Maps that shrink and grow again; signals at the end.
  private static let painterYAML = """
    name: painter
    input: [10, 11, 2]
    layers:
      - Conv2D: {name: smaller, filters: 6, kernel_size: 3, strides: 2, activation: relu}
      - Conv2DTranspose: {name: larger, filters: 4, kernel_size: 3, strides: 2, activation: relu}
      - Conv2DTranspose: {name: far, filters: 3, kernel_size: 2, strides: 3, dilation_rate: 2, padding: same, use_bias: false}
      - Cropping2D: {name: cut, cropping: [[2, 1], [0, 3]]}
      - UpSampling2D: {name: copies, size: [1, 2]}
      - UpSampling2D: {name: mixed, size: [2, 3], interpolation: bilinear}
      - Resizing: {name: squeezed, height: 11, width: 17}
      - Resizing: {name: picked, height: 13, width: 12, interpolation: nearest, coordinates: asymmetric, rounding: ceil}
      - Resizing: {name: pinned, height: 9, width: 15, coordinates: align_corners}
      - Permute: {name: turned, dims: [2, 1, 3]}
      - MaxPooling2D: {name: pool, pool_size: 4}
      - GlobalMaxPooling2D: {name: points, keepdims: true}
      - Reshape: {name: list, target_shape: [3, 1]}
      - GlobalAveragePooling1D: {name: whole}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Branches that part and meet in every way, a layer that is applied twice, an answer that is not the last layer.
  private static let branchesYAML = """
    name: branches
    input: [8, 8, 1]
    layers:
      - Conv2D: {name: stem, filters: 4, kernel_size: 3, padding: same, activation: relu}
      - Conv2D: {name: step, filters: 4, kernel_size: 3, padding: same}
      - Add: {name: sum, inputs: [step, stem]}
      - Activation: {name: rectify, activation: relu}
      - Shared: {name: again, layer: step}
      - Conv2D: {name: gate, filters: 4, kernel_size: 8, activation: sigmoid, inputs: stem}
      - Multiply: {name: gated, inputs: [again, gate]}
      - Subtract: {name: difference, inputs: [gated, sum]}
      - Maximum: {name: most, inputs: [difference, stem]}
      - Minimum: {name: least, inputs: [most, again]}
      - Average: {name: mean, inputs: [most, least, stem]}
      - Concatenate: {name: channels, inputs: [mean, gated]}
      - Concatenate: {name: rows, axis: 1, inputs: [channels, channels]}
      - MaxPooling2D: {name: pool}
      - Flatten: {name: flatten}
      - Flatten: {name: other, inputs: mean}
      - Dense: {name: hidden, units: 3, activation: relu, inputs: flatten}
      - Dense: {name: aside, units: 3, activation: relu, inputs: other}
      - Shared: {name: twice, layer: aside, inputs: other}
      - Concatenate: {name: features, inputs: [hidden, aside, twice]}
      - Dense: {name: answer, units: 3, activation: softmax}
      - Dense: {name: left_over, units: 2, inputs: features}
    outputs: [answer]
    """

  /// Signals from the start, which are explained as maps of one row.
  private static let wavesYAML = """
    name: waves
    input: [48, 2]
    layers:
      - ZeroPadding1D: {name: longer, padding: [2, 1]}
      - Conv1D: {name: causal, filters: 10, kernel_size: 3, dilation_rate: 2, padding: causal, activation: relu}
      - MaxPooling1D: {name: pool, pool_size: 3, strides: 2, padding: same}
      - BatchNormalization: {name: level}
      - Conv1D: {name: grouped, filters: 6, kernel_size: 7, groups: 2, use_bias: false}
      - UpSampling1D: {name: larger, size: 3}
      - Cropping1D: {name: cut, cropping: [1, 2]}
      - SpatialDropout1D: {name: drop, rate: 0.2}
      - AveragePooling1D: {name: mean, pool_size: 2}
      - Conv1D: {name: last, filters: 4, kernel_size: 2, activation: tanh}
      - Flatten: {name: flatten}
      - Dense: {name: answer, units: 3, activation: softmax}
    """

  /// Everything there is to explain of a network; an odd one needs no training to be one.
  func explanation() throws -> Explanation {
    try Self.explanation(of: Network(yaml: yaml, file: "odd.yml"), epochs: epochs)
  }

  /// Everything there is to explain of any network with three outputs or more, with random weights on random images.
  static func explanation(of network: Network, epochs: Int, classes: [String]? = nil) throws -> Explanation {
    let classes = classes ?? ["car", "a <b>", "it's *"]
    let weights = Weights(glorotFor: network, seed: 3)
    let images = Self.noise(network.inputs[0].shape)
    let dataset = Dataset(
      name: "noise", title: "Noise & more", train: images, test: images, classes: classes)
    let history = (0..<epochs).map { epoch in
      EpochRecord(
        epoch: epoch + 1, loss: 1 / Double(epoch + 1), accuracy: 0.5, validationLoss: 1.25, validationAccuracy: 0.5)
    }
    let experiment = try Experiment(
      network: network, weights: weights, dataset: dataset, validationCount: 3, history: history,
      evaluation: Self.evaluate(network, weights, images, classes: classes.count))
    return try Explanation(of: experiment, photograph: Tensor([12, 12], (0..<144).map { Float($0) }))
  }

  private static func noise(_ shape: Shape) -> LabelledImages {
    var random = RandomGenerator(seed: 1, stream: "noise")
    let count = 9
    let pixels = (0..<count * shape.count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    return LabelledImages(pixels: pixels, labels: (0..<count).map { UInt8($0 % 3) }, shape: shape)
  }

  private static func evaluate(
    _ network: Network, _ weights: Weights, _ images: LabelledImages, classes: Int
  ) throws -> Evaluation {
    let probabilities = try network.inspect(images.tensor(0..<images.count), weights: weights)
      .output(of: network.outputs[0])
    let predictions = (0..<images.count).map { probabilities.slice($0).indexOfMaximum! }
    var confusion = [[Int]](repeating: Array(repeating: 0, count: classes), count: classes)
    for (label, predicted) in zip(images.labels, predictions) { confusion[Int(label)][predicted] += 1 }
    return Evaluation(
      loss: 1.1, accuracy: 1.0 / 3, confusion: confusion, probabilities: probabilities, predictions: predictions)
  }
}
