extension Network {
  /// EfficientNet-B0 (Tan and Le, 2019) for images of 224x224 in colour and 1000 classes, as torchvision builds
  /// `efficientnet_b0`: 5,288,548 parameters that are learned.
  ///
  /// The blocks of MobileNetV2 with squeeze and excitation: what a map means as a whole opens or closes each map like a gate.
  /// That training leaves out whole blocks at random (stochastic depth) is not part of this graph.
  package static func efficientNetB0(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    draft.normalized(
      "conv_first", Conv2D(filters: 32, kernelSize: 3, strides: 2, padding: .border(1), useBias: false), .silu)
    // The paper's table 1.
    draft.invertedResiduals(
      [
        InvertedResiduals(expansion: 1, window: 3, filters: 16, count: 1, strides: 1),
        InvertedResiduals(expansion: 6, window: 3, filters: 24, count: 2, strides: 2),
        InvertedResiduals(expansion: 6, window: 5, filters: 40, count: 2, strides: 2),
        InvertedResiduals(expansion: 6, window: 3, filters: 80, count: 3, strides: 2),
        InvertedResiduals(expansion: 6, window: 5, filters: 112, count: 3, strides: 1),
        InvertedResiduals(expansion: 6, window: 5, filters: 192, count: 4, strides: 2),
        InvertedResiduals(expansion: 6, window: 3, filters: 320, count: 1, strides: 1),
      ], from: 32, .silu, isGated: true)
    draft.normalized("conv_last", Conv2D(filters: 1280, kernelSize: 1, useBias: false), .silu)
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("dropout", Dropout(rate: 0.2))
    draft.add("classifier", Dense(units: 1000, activation: .softmax))
    return try draft.network("efficientnet-b0", size: size)
  }
}
