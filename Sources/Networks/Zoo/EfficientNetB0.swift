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
    // Expansion, window, first step, maps and number of blocks: the paper's table 1.
    let stages: [(Int, Int, Extents, Int, Int)] = [
      (1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4),
      (6, 3, 1, 320, 1),
    ]
    var (maps, block) = (32, 0)
    for (expansion, window, strides, filters, count) in stages {
      for index in 0..<count {
        block += 1
        draft.gatedBlock(
          "block\(block)", from: maps, expansion, window: window, to: filters, strides: index == 0 ? strides : 1)
        maps = filters
      }
    }
    draft.normalized("conv_last", Conv2D(filters: 1280, kernelSize: 1, useBias: false), .silu)
    draft.add("avgpool", GlobalAveragePooling2D())
    draft.add("dropout", Dropout(rate: 0.2))
    draft.add("classifier", Dense(units: 1000, activation: .softmax))
    return try draft.network("efficientnet-b0", size: size)
  }
}

extension GraphDraft {
  /// Wider, over each map alone, gated, narrower.
  fileprivate mutating func gatedBlock(
    _ name: String, from maps: Int, _ expansion: Int, window: Int, to filters: Int, strides: Extents
  ) {
    let x = last
    if expansion > 1 {
      normalized("\(name)_expand", Conv2D(filters: expansion * maps, kernelSize: 1, useBias: false), .silu)
    }
    let size = Extents(rows: window, columns: window)
    normalized(
      "\(name)_depthwise",
      DepthwiseConv2D(kernelSize: size, strides: strides, padding: .border(window / 2), useBias: false), .silu)
    gate(name, squeezed: maps / 4, expanded: expansion * maps)
    normalized("\(name)_project", Conv2D(filters: filters, kernelSize: 1, useBias: false), nil)
    if strides.isOne && maps == filters { join("\(name)_add", Add(), of: [x, last]) }
  }

  /// Squeeze and excitation: the mean of each map, two layers on all means, and a factor from 0 to 1 for each map.
  private mutating func gate(_ name: String, squeezed: Int, expanded: Int) {
    let x = last
    add("\(name)_mean", GlobalAveragePooling2D(keepsCells: true))
    add("\(name)_squeeze", Conv2D(filters: squeezed, kernelSize: 1, activation: .silu))
    add("\(name)_excite", Conv2D(filters: expanded, kernelSize: 1, activation: .sigmoid))
    join("\(name)_scale", Multiply(), of: [x, last])
  }
}
