extension Network {
  /// ResNet-18 (He, Zhang, Ren and Sun, 2016) for images of 224x224 in colour and 1000 classes, as torchvision builds
  /// `resnet18`: 11,689,512 parameters that are learned.
  ///
  /// A block only learns what is to be added to its input, which a shortcut carries past it; so the gradient reaches the
  /// first layers however many blocks there are.
  package static func resNet18(size: Int = 224) throws -> Network {
    try resNet("resnet18", blocks: [2, 2, 2, 2], isBottleneck: false, size: size)
  }

  /// ResNet-50 (He, Zhang, Ren and Sun, 2016) for images of 224x224 in colour and 1000 classes, as torchvision builds
  /// `resnet50`: 25,557,032 parameters that are learned.
  ///
  /// In a bottleneck, windows of 1x1 before and behind make the maps few for the windows of 3x3. As in torchvision these take
  /// the steps of 2 that the paper gives to the first windows of 1x1.
  package static func resNet50(size: Int = 224) throws -> Network {
    try resNet("resnet50", blocks: [3, 4, 6, 3], isBottleneck: true, size: size)
  }

  /// ResNet-152 (He, Zhang, Ren and Sun, 2016) for images of 224x224 in colour and 1000 classes, as torchvision builds
  /// `resnet152`: 60,192,808 parameters that are learned.
  package static func resNet152(size: Int = 224) throws -> Network {
    try resNet("resnet152", blocks: [3, 8, 36, 3], isBottleneck: true, size: size)
  }

  private static func resNet(_ name: String, blocks: [Int], isBottleneck: Bool, size: Int) throws -> Network {
    var draft = GraphDraft()
    draft.normalized(
      "conv1", Conv2D(filters: 64, kernelSize: 7, strides: 2, padding: .border(3), useBias: false), .relu)
    draft.add("maxpool", MaxPooling2D(poolSize: 3, strides: 2, padding: .border(1)))
    for (stage, (count, filters)) in zip(blocks, [64, 128, 256, 512]).enumerated() {
      for block in 0..<count {
        let strides: Extents = stage > 0 && block == 0 ? 2 : 1
        let name = "layer\(stage + 1)_\(block)"
        if isBottleneck {
          draft.bottleneck(name, filters, strides, widens: block == 0)
        } else {
          draft.basicBlock(name, filters, strides)
        }
      }
    }
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("fc", Dense(units: 1000, activation: .softmax))
    return try draft.network(name, size: size)
  }
}

extension GraphDraft {
  /// Two windows of 3x3.
  fileprivate mutating func basicBlock(_ name: String, _ filters: Int, _ strides: Extents) {
    let x = last
    normalized("\(name)_conv1", .window(3, filters, strides), .relu)
    normalized("\(name)_conv2", .window(3, filters), nil)
    addShortcut(name, of: x, filters, strides, isConvolution: !strides.isOne)
  }

  /// A window of 1x1, one of 3x3, and one of 1x1 that makes four times as many maps.
  fileprivate mutating func bottleneck(_ name: String, _ filters: Int, _ strides: Extents, widens: Bool) {
    let x = last
    normalized("\(name)_conv1", .window(1, filters), .relu)
    normalized("\(name)_conv2", .window(3, filters, strides), .relu)
    normalized("\(name)_conv3", .window(1, 4 * filters), nil)
    addShortcut(name, of: x, 4 * filters, strides, isConvolution: widens)
  }

  private mutating func addShortcut(
    _ name: String, of x: String, _ filters: Int, _ strides: Extents, isConvolution: Bool
  ) {
    let learned = last
    let shortcut =
      isConvolution ? normalized("\(name)_downsample", .window(1, filters, strides), nil, of: x) : x
    join("\(name)_add", Add(), of: [learned, shortcut])
    add("\(name)_out", Activation(.relu))
  }
}

extension Layer where Self == Conv2D {
  /// A convolution without biases that keeps the size of the maps but for its steps.
  fileprivate static func window(_ size: Int, _ filters: Int, _ strides: Extents = 1) -> Conv2D {
    Conv2D(
      filters: filters, kernelSize: Extents(rows: size, columns: size), strides: strides,
      padding: size == 1 ? .valid : .border(size / 2), useBias: false)
  }
}
