import Engine
import Tensors

/// A stage of MobileNetV2's blocks, which EfficientNet took over: wider, over each map alone, narrower.
struct InvertedResiduals {
  /// How many times as many maps a block has inside.
  var expansion: Int
  /// The height and width of the window over each map.
  var window = 3
  /// How many maps each block gives.
  var filters: Int
  /// How many blocks.
  var count: Int
  /// The step of the first block; the others have 1.
  var strides: Extents
}

extension GraphDraft {
  /// All blocks of some stages, numbered through from 1; gated ones weigh their maps by squeeze and excitation.
  mutating func invertedResiduals(
    _ stages: [InvertedResiduals], from maps: Int, _ activation: ActivationFunction, isGated: Bool = false
  ) {
    var (maps, block) = (maps, 0)
    for stage in stages {
      for index in 0..<stage.count {
        block += 1
        invertedResidual(
          "block\(block)", from: maps, stage, strides: index == 0 ? stage.strides : 1, activation, isGated: isGated)
        maps = stage.filters
      }
    }
  }

  private mutating func invertedResidual(
    _ name: String, from maps: Int, _ stage: InvertedResiduals, strides: Extents, _ activation: ActivationFunction,
    isGated: Bool
  ) {
    let (x, inside) = (last, stage.expansion * maps)
    if stage.expansion > 1 {
      normalized("\(name)_expand", Conv2D(filters: inside, kernelSize: 1, useBias: false), activation)
    }
    let size = Extents(rows: stage.window, columns: stage.window)
    normalized(
      "\(name)_depthwise",
      DepthwiseConv2D(kernelSize: size, strides: strides, padding: .border(stage.window / 2), useBias: false),
      activation)
    if isGated { gate(name, squeezed: maps / 4, expanded: inside) }
    normalized("\(name)_project", Conv2D(filters: stage.filters, kernelSize: 1, useBias: false), nil)
    if strides.isOne && maps == stage.filters { join("\(name)_add", Add(), of: [x, last]) }
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
