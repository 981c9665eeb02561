/// Networks with what the named ones lack: colours, uneven maps, kernels and steps, no biases, no activation functions.
enum OddNetworks {
  static let all = [colour, flat, plain]

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

  /// No convolution, no pooling: the figures of these are simply not there.
  static let plain = """
    name: plain
    input: [4, 4, 1]
    layers:
      - Flatten: {name: flatten}
      - Dense: {name: hidden, units: 7}
      - Dense: {name: dense, units: 3, activation: softmax}
    """
}
