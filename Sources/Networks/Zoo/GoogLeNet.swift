extension Network {
  /// GoogLeNet (Szegedy, Liu, Jia and others, 2015) for images of 224x224 in colour and 1000 classes, as torchvision builds
  /// `googlenet`: 6,624,904 parameters that are learned.
  ///
  /// torchvision normalizes after each convolution, has windows of 3x3 where the paper's third branch has 5x5, and pools by
  /// windows of 2x2 before the last two modules; the two additional classifiers, which only training used, are left out.
  package static func googLeNet(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    let pooling = MaxPooling2D(poolSize: 3, strides: 2, padding: .overTheBorder)
    draft.unit("conv1", Conv2D(filters: 64, kernelSize: 7, strides: 2, padding: .border(3), useBias: false))
    draft.add("pool1", pooling)
    draft.unit("conv2", 64, 1)
    draft.unit("conv3", 192, 3)
    draft.add("pool2", pooling)
    draft.module("inception3a", [64, 96, 128, 16, 32, 32])
    draft.module("inception3b", [128, 128, 192, 32, 96, 64])
    draft.add("pool3", pooling)
    draft.module("inception4a", [192, 96, 208, 16, 48, 64])
    draft.module("inception4b", [160, 112, 224, 24, 64, 64])
    draft.module("inception4c", [128, 128, 256, 24, 64, 64])
    draft.module("inception4d", [112, 144, 288, 32, 64, 64])
    draft.module("inception4e", [256, 160, 320, 32, 128, 128])
    draft.add("pool4", MaxPooling2D(poolSize: 2, padding: .overTheBorder))
    draft.module("inception5a", [256, 160, 320, 32, 128, 128])
    draft.module("inception5b", [384, 192, 384, 48, 128, 128])
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("dropout", Dropout(rate: 0.2))
    draft.add("fc", Dense(units: 1000, activation: .softmax))
    return try draft.network("googlenet", size: size)
  }
}

extension GraphDraft {
  /// A convolution with the normalization of torchvision's GoogLeNet.
  @discardableResult
  fileprivate mutating func unit(_ name: String, _ convolution: Conv2D, of source: String? = nil) -> String {
    normalized(name, convolution, .relu, epsilon: 1e-3, of: source)
  }

  @discardableResult
  fileprivate mutating func unit(
    _ name: String, _ filters: Int, _ size: Extents, of source: String? = nil
  ) -> String {
    unit(name, Conv2D(filters: filters, kernelSize: size, padding: .same, useBias: false), of: source)
  }

  /// An inception module; `filters` are those of the paper's table, from "#1x1" to "pool proj".
  fileprivate mutating func module(_ name: String, _ filters: [Int]) {
    let x = last
    let one = unit("\(name)_1x1", filters[0], 1)
    unit("\(name)_3x3_reduce", filters[1], 1, of: x)
    let three = unit("\(name)_3x3", filters[2], 3)
    unit("\(name)_5x5_reduce", filters[3], 1, of: x)
    let five = unit("\(name)_5x5", filters[4], 3)
    add("\(name)_pool", MaxPooling2D(poolSize: 3, strides: 1, padding: .same), of: x)
    let pooled = unit("\(name)_pool_proj", filters[5], 1)
    join(name, Concatenate(), of: [one, three, five, pooled])
  }
}
