extension Network {
  /// MobileNetV2 (Sandler, Howard, Zhu, Zhmoginov and Chen, 2018) for images of 224x224 in colour and 1000 classes, as
  /// torchvision builds `mobilenet_v2`: 3,504,872 parameters that are learned.
  ///
  /// A block widens its few maps by windows of 1x1, lets one window of 3x3 walk over each map alone, and narrows the maps
  /// again; the shortcut leads from narrow to narrow.
  package static func mobileNetV2(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    draft.normalized(
      "conv_first", Conv2D(filters: 32, kernelSize: 3, strides: 2, padding: .border(1), useBias: false), .relu6)
    // The paper's table 2.
    draft.invertedResiduals(
      [
        InvertedResiduals(expansion: 1, filters: 16, count: 1, strides: 1),
        InvertedResiduals(expansion: 6, filters: 24, count: 2, strides: 2),
        InvertedResiduals(expansion: 6, filters: 32, count: 3, strides: 2),
        InvertedResiduals(expansion: 6, filters: 64, count: 4, strides: 2),
        InvertedResiduals(expansion: 6, filters: 96, count: 3, strides: 1),
        InvertedResiduals(expansion: 6, filters: 160, count: 3, strides: 2),
        InvertedResiduals(expansion: 6, filters: 320, count: 1, strides: 1),
      ], from: 32, .relu6)
    draft.normalized("conv_last", Conv2D(filters: 1280, kernelSize: 1, useBias: false), .relu6)
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("dropout", Dropout(rate: 0.2))
    draft.add("classifier", Dense(units: 1000, activation: .softmax))
    return try draft.network("mobilenet-v2", size: size)
  }
}
