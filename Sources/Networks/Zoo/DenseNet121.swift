extension Network {
  /// DenseNet-121 (Huang, Liu, van der Maaten and Weinberger, 2017) for images of 224x224 in colour and 1000 classes, as
  /// torchvision builds `densenet121`: 7,978,856 parameters that are learned.
  ///
  /// Within a block each layer reads the maps of all layers before it and adds 32 of its own.
  package static func denseNet121(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    draft.normalized(
      "conv0", Conv2D(filters: 64, kernelSize: 7, strides: 2, padding: .border(3), useBias: false), .relu)
    draft.add("pool0", MaxPooling2D(poolSize: 3, strides: 2, padding: .border(1)))
    var maps = 64
    for (block, layers) in [6, 12, 24, 16].enumerated() {
      if block > 0 {
        maps /= 2
        draft.prepared("transition\(block)", Conv2D(filters: maps, kernelSize: 1, useBias: false))
        draft.add("transition\(block)_pool", AveragePooling2D())
      }
      for layer in 1...layers { draft.denseLayer("denseblock\(block + 1)_\(layer)") }
      maps += 32 * layers
    }
    draft.add("norm5", BatchNormalization(momentum: 0.9, epsilon: 1e-5))
    draft.add("relu5", Activation(.relu))
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("classifier", Dense(units: 1000, activation: .softmax))
    return try draft.network("densenet121", size: size)
  }
}

extension GraphDraft {
  /// A normalization and ReLU, and a convolution behind them.
  fileprivate mutating func prepared(_ name: String, _ convolution: Conv2D) {
    add("\(name)_bn", BatchNormalization(momentum: 0.9, epsilon: 1e-5))
    add("\(name)_relu", Activation(.relu))
    add("\(name)_conv", convolution)
  }

  /// 32 maps more.
  fileprivate mutating func denseLayer(_ name: String) {
    let x = last
    prepared("\(name)_1", Conv2D(filters: 128, kernelSize: 1, useBias: false))
    prepared("\(name)_2", Conv2D(filters: 32, kernelSize: 3, padding: .same, useBias: false))
    join("\(name)_concat", Concatenate(), of: [x, last])
  }
}
