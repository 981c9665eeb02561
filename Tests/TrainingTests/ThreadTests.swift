import Networks
import Tensors
import Testing
import Training

/// Networks for `bars` that have every kind of layer between them.
private let everyKind: [(title: String, layers: String)] = [
  (
    "signals",
    """
    - Reshape: {target_shape: [28, 2]}
    - ZeroPadding1D: {padding: [1, 2]}
    - Conv1D: {filters: 6, kernel_size: 3, padding: causal, dilation_rate: 2, groups: 2}
    - SpatialDropout1D: {rate: 0.2}
    - MaxPooling1D: {pool_size: 2}
    - UpSampling1D: {size: 2}
    - Cropping1D: {cropping: [1, 0]}
    - AveragePooling1D: {pool_size: 3, padding: same}
    - Conv1D: {name: last, filters: 8, kernel_size: 2}
    - GlobalAveragePooling1D: {name: mean}
    - GlobalMaxPooling1D: {name: top, inputs: last}
    - Concatenate: {inputs: [mean, top]}
    """
  ),
  (
    "maps",
    """
    - Rescaling: {scale: 2, offset: -1}
    - Normalization
    - ZeroPadding2D
    - Conv2D: {filters: 12, kernel_size: 3, use_bias: false}
    - BatchNormalization
    - ReLU: {max_value: 6, negative_slope: 0.1}
    - DepthwiseConv2D: {kernel_size: 3, padding: same, depth_multiplier: 2}
    - BatchNormalization: {scale: false}
    - SpatialDropout2D: {rate: 0.2}
    - SeparableConv2D: {filters: 20, kernel_size: 3, padding: same, activation: tanh}
    - LocalResponseNormalization: {depth_radius: 2}
    - LeakyReLU
    - MaxPooling2D
    - Conv2DTranspose: {filters: 6, kernel_size: 3, strides: 2}
    - GroupNormalization: {groups: 3}
    - PReLU: {shared_axes: [1, 2]}
    - GaussianNoise: {stddev: 0.1}
    - Cropping2D: {cropping: [[1, 0], [0, 1]]}
    - UpSampling2D: {interpolation: bilinear}
    - Resizing: {height: 7, width: 11}
    - Resizing: {height: 9, width: 6, interpolation: nearest}
    - AveragePooling2D: {pool_size: 3}
    - ELU
    - Softmax
    - Activation: {activation: gelu}
    - Permute: {name: turned, dims: [2, 1, 3]}
    - GlobalMaxPooling2D: {name: top}
    - GlobalAveragePooling2D: {name: mean, inputs: turned}
    - Dropout: {name: some, rate: 0.2}
    - Concatenate: {inputs: [some, top]}
    """
  ),
  (
    "volumes",
    """
    - Reshape: {target_shape: [4, 7, 2, 1]}
    - ZeroPadding3D
    - Conv3D: {filters: 3, kernel_size: [3, 2, 1]}
    - BatchNormalization
    - SpatialDropout3D: {rate: 0.2}
    - MaxPooling3D: {pool_size: [2, 2, 1]}
    - UpSampling3D: {size: [1, 2, 1]}
    - Cropping3D: {cropping: [0, 1, 1]}
    - AveragePooling3D: {name: pooled, pool_size: [1, 2, 1]}
    - GlobalMaxPooling3D: {name: top}
    - GlobalAveragePooling3D: {name: mean, inputs: pooled}
    - Concatenate: {inputs: [mean, top]}
    """
  ),
  (
    "branches",
    """
    - Conv2D: {name: stem, filters: 6, kernel_size: 3, padding: same, activation: relu}
    - Conv2D: {name: a, filters: 6, kernel_size: 3, padding: same}
    - BatchNormalization: {name: b}
    - Add: {name: sum, inputs: [stem, b]}
    - Subtract: {name: less, inputs: [sum, a]}
    - Multiply: {name: times, inputs: [sum, less]}
    - Average: {name: middle, inputs: [times, sum, stem]}
    - Maximum: {name: most, inputs: [middle, less]}
    - Minimum: {name: least, inputs: [most, stem]}
    - Concatenate: {inputs: [most, least]}
    - Flatten
    """
  ),
  (
    "functions",
    """
    - Conv2D: {filters: 4, kernel_size: 2, activation: gelu}
    - ReLU: {max_value: 4, negative_slope: 0.25, threshold: 0.125}
    - Conv2D: {filters: 4, kernel_size: 2, activation: hard_swish}
    - LeakyReLU
    - Softmax
    - Conv2D: {filters: 4, kernel_size: 2, activation: softplus}
    - Flatten
    - Dense: {units: 6, activation: swish}
    - Dense: {units: 6, activation: hard_tanh}
    - Activation: {activation: log_softmax}
    - ELU: {alpha: 0.5}
    """
  ),
]

/// Whatever the number of threads, a training gives the same bytes.
@Suite struct ThreadTests {
  private func network(_ layers: String) throws -> Network {
    let lines = layers.split(separator: "\n").map { "  \($0)\n" }.joined()
    return try Network(
      yaml: "name: bars\ninput: [8, 7, 1]\nlayers:\n\(lines)  - Dense: {units: 3, activation: softmax}\n",
      file: "bars.yml")
  }

  @Test func everyKindOfLayerIsThere() throws {
    let kinds = try everyKind.flatMap { try network($0.layers).nodes.map(\.kind) }
    #expect(LayerKinds.all.map { $0.kind }.filter { !kinds.contains($0) } == [])
  }

  @Test("1, 2, 3 and 8 threads give the same bytes", arguments: everyKind.map(\.title))
  func threads(title: String) throws {
    let layers = try #require(everyKind.first { $0.title == title }?.layers)
    let network = try network(layers)
    // 71 images to train with batches of 32: the last batch has 7, and its only shard is not full.
    let settings = TrainingConfiguration(epochs: 1, batchSize: 32, seed: 4, learningRate: 0.01, validationShare: 0.29)
    let checkpoints = try [1, 2, 3, 8].map { threads in
      let trainer = try Trainer(
        network, images: bars(100), configuration: settings, options: TrainingOptions(threads: threads))
      try trainer.trainEpoch()
      return trainer.checkpoint.encoded(for: network)
    }
    for checkpoint in checkpoints.dropFirst() { #expect(checkpoint == checkpoints[0]) }
  }
}
