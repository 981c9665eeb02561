extension Network {
  /// VGG-16 (Simonyan and Zisserman, 2015), configuration D, for images of 224x224 in colour and 1000 classes, as torchvision
  /// builds `vgg16`: 138,357,544 parameters.
  ///
  /// Nothing but windows of 3x3, two or three of them in a row instead of one large window, and twice as many maps whenever
  /// pooling halves them.
  package static func vgg16(size: Int = 224) throws -> Network {
    try vgg("vgg16", convolutions: [2, 2, 3, 3, 3], size: size)
  }

  /// VGG-19 (Simonyan and Zisserman, 2015), configuration E, for images of 224x224 in colour and 1000 classes, as torchvision
  /// builds `vgg19`: 143,667,240 parameters.
  package static func vgg19(size: Int = 224) throws -> Network {
    try vgg("vgg19", convolutions: [2, 2, 4, 4, 4], size: size)
  }

  private static func vgg(_ name: String, convolutions: [Int], size: Int) throws -> Network {
    var draft = GraphDraft()
    for (block, (count, filters)) in zip(convolutions, [64, 128, 256, 512, 512]).enumerated() {
      for layer in 1...count {
        draft.add(
          "block\(block + 1)_conv\(layer)",
          Conv2D(filters: filters, kernelSize: 3, padding: .same, activation: .relu))
      }
      draft.add("block\(block + 1)_pool", MaxPooling2D())
    }
    draft.add("flatten", Flatten())
    for layer in 1...2 {
      draft.add("fc\(layer)", Dense(units: 4096, activation: .relu))
      draft.add("dropout\(layer)", Dropout(rate: 0.5))
    }
    draft.add("predictions", Dense(units: 1000, activation: .softmax))
    return try draft.network(name, size: size)
  }
}
