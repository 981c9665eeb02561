extension Network {
  /// SqueezeNet 1.1 (Iandola, Han, Moskewicz, Ashraf, Dally and Keutzer, 2016) for images of 224x224 in colour and 1000
  /// classes, as torchvision builds `squeezenet1_1`: 1,235,496 parameters.
  ///
  /// A fire module first squeezes many maps into few by windows of 1x1, then expands these by windows of 1x1 and of 3x3 side
  /// by side. There is no dense layer: the last convolution makes one map for each class, whose mean is the class's score.
  package static func squeezeNet(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    draft.add("conv1", Conv2D(filters: 64, kernelSize: 3, strides: 2, activation: .relu))
    draft.add("pool1", MaxPooling2D(poolSize: 3, strides: 2))
    for module in 2...3 { draft.fire(module, squeeze: 16, expand: 64) }
    draft.add("pool3", MaxPooling2D(poolSize: 3, strides: 2))
    for module in 4...5 { draft.fire(module, squeeze: 32, expand: 128) }
    draft.add("pool5", MaxPooling2D(poolSize: 3, strides: 2))
    for module in 6...7 { draft.fire(module, squeeze: 48, expand: 192) }
    for module in 8...9 { draft.fire(module, squeeze: 64, expand: 256) }
    draft.add("drop9", Dropout(rate: 0.5))
    draft.add("conv10", Conv2D(filters: 1000, kernelSize: 1, activation: .relu))
    draft.add("pool10", GlobalAveragePooling2D())
    draft.add("softmax", Activation(.softmax))
    return try draft.network("squeezenet", size: size)
  }
}

extension GraphDraft {
  /// A fire module: a squeeze, and two expansions of it side by side.
  fileprivate mutating func fire(_ number: Int, squeeze: Int, expand: Int) {
    let name = "fire\(number)"
    let squeezed = add("\(name)_squeeze1x1", Conv2D(filters: squeeze, kernelSize: 1, activation: .relu))
    let one = add("\(name)_expand1x1", Conv2D(filters: expand, kernelSize: 1, activation: .relu), of: squeezed)
    let three = add(
      "\(name)_expand3x3", Conv2D(filters: expand, kernelSize: 3, padding: .same, activation: .relu), of: squeezed)
    join("\(name)_concat", Concatenate(), of: [one, three])
  }
}
