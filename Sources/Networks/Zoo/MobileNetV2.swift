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
    // Expansion, maps, number of blocks and first step: the paper's table 2.
    let stages: [(Int, Int, Int, Extents)] = [
      (1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1),
    ]
    var (maps, block) = (32, 0)
    for (expansion, filters, count, strides) in stages {
      for index in 0..<count {
        block += 1
        draft.invertedResidual(
          "block\(block)", from: maps, expansion, to: filters, strides: index == 0 ? strides : 1)
        maps = filters
      }
    }
    draft.normalized("conv_last", Conv2D(filters: 1280, kernelSize: 1, useBias: false), .relu6)
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("dropout", Dropout(rate: 0.2))
    draft.add("classifier", Dense(units: 1000, activation: .softmax))
    return try draft.network("mobilenet-v2", size: size)
  }
}

extension GraphDraft {
  /// Wider, over each map alone, narrower.
  fileprivate mutating func invertedResidual(
    _ name: String, from maps: Int, _ expansion: Int, to filters: Int, strides: Extents
  ) {
    let x = last
    if expansion > 1 {
      normalized("\(name)_expand", Conv2D(filters: expansion * maps, kernelSize: 1, useBias: false), .relu6)
    }
    normalized(
      "\(name)_depthwise",
      DepthwiseConv2D(kernelSize: 3, strides: strides, padding: .border(1), useBias: false), .relu6)
    normalized("\(name)_project", Conv2D(filters: filters, kernelSize: 1, useBias: false), nil)
    if strides.isOne && maps == filters { join("\(name)_add", Add(), of: [x, last]) }
  }
}
