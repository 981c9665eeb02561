/// Networks with what the named ones lack: colours, uneven maps, kernels and steps, no biases, no activation functions.
enum OddNetworks {
  static let all = [colour, flat, plain, branches, moving]

  /// Colour images wider than high, a kernel of one row with steps, a large kernel, a function of its own layer.
  static let colour = """
    name: colour
    input: [16, 24, 3]
    layers:
      - Conv2D: {name: conv1, filters: 5, kernel_size: [1, 5], strides: [1, 2], padding: same, activation: sigmoid}
      - Conv2D: {name: conv2, filters: 9, kernel_size: 7, strides: 2, padding: same}
      - Activation: {name: relu, activation: relu}
      - MaxPooling2D: {name: pool, pool_size: [2, 3], strides: [1, 2], padding: same}
      - Flatten: {name: flatten}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  /// A single filter on a strip of one row.
  static let flat = """
    name: flat
    input: [1, 30, 1]
    layers:
      - Conv2D: {name: conv1, filters: 1, kernel_size: [1, 9], use_bias: false, activation: relu}
      - Conv2D: {name: conv2, filters: 40, kernel_size: 1, activation: tanh}
      - AveragePooling2D: {name: pool, pool_size: [1, 2]}
      - Flatten: {name: flatten}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  /// Branches that meet in every way: of colour images, of maps that are not square, of vectors, repeated and in rows.
  static let branches = """
    name: branches
    input: [8, 10, 3]
    layers:
      - Add: {name: doubled, inputs: [input, input]}
      - Concatenate: {name: copies, inputs: [input, input]}
      - Conv2D: {name: one, filters: 4, kernel_size: 3, padding: same, activation: relu}
      - Conv2D: {name: two, filters: 4, kernel_size: 1, activation: tanh, inputs: doubled}
      - Multiply: {name: product, inputs: [one, two]}
      - Subtract: {name: difference, inputs: [product, one]}
      - Conv2D: {name: gate, filters: 4, kernel_size: [8, 10], activation: sigmoid, inputs: one}
      - Multiply: {name: gated, inputs: [difference, gate]}
      - Maximum: {name: most, inputs: [gated, two, one]}
      - Minimum: {name: least, inputs: [gated, most]}
      - Concatenate: {name: stacked, axis: 1, inputs: [least, two]}
      - Flatten: {name: a}
      - Flatten: {name: b, inputs: least}
      - Dense: {name: scores, units: 3, inputs: a}
      - Dense: {name: others, units: 3, inputs: b}
      - Average: {name: mean, inputs: [scores, others]}
      - Activation: {name: answer, activation: softmax}
    """

  /// No convolution, no pooling: the figures of these are simply not there.
  static let plain = """
    name: plain
    input: [4, 4, 1]
    layers:
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 7}
      - Dense: {name: dense, units: 3, activation: softmax}
    """

  /// Gaps, groups, maps that are not mixed, and values that become larger maps, signals and volumes.
  static let moving = """
    name: moving
    input: [12, 16, 1]
    layers:
      - Conv2D: {name: gaps, filters: 6, kernel_size: 3, dilation_rate: [2, 3], padding: [[1, 2], [0, 3]], activation: relu}
      - Conv2D: {name: groups, filters: 9, kernel_size: 3, groups: 3}
      - DepthwiseConv2D: {name: depth, kernel_size: [2, 3], depth_multiplier: 2, activation: relu}
      - BatchNormalization: {name: level}
      - Conv2DTranspose: {name: larger, filters: 2, kernel_size: 3, strides: 3}
      - SeparableConv2D: {name: separable, filters: 12, kernel_size: 2, strides: 2}
      - Reshape: {name: volume, target_shape: [-1, 4, 4, 3]}
      - Conv3D: {name: box, filters: 3, kernel_size: 2}
      - Reshape: {name: signal, target_shape: [-1, 3]}
      - ZeroPadding1D: {name: border}
      - GlobalAveragePooling1D: {name: mean}
      - Dense: {name: dense, units: 3, activation: softmax}
    """
}
