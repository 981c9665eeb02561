extension Network {
  /// ZFNet (Zeiler and Fergus, 2014) for images of 224x224 in colour and 1000 classes, as pytorchcv builds `zfnet`:
  /// 62,357,608 parameters.
  ///
  /// AlexNet with smaller windows and steps at the start: pictures of what its filters answer to had shown that large ones
  /// lose what lies between coarse and fine, and that steps of 4 make jagged patterns.
  package static func zfNet(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    // What PyTorch writes as 1e-4, of five maps together, belongs to each of them.
    let normalization = LocalResponseNormalization(depthRadius: 2, bias: 2, alpha: 2e-5, beta: 0.75)
    let pooling = MaxPooling2D(poolSize: 3, strides: 2, padding: .overTheBorder)
    draft.add("conv1", Conv2D(filters: 96, kernelSize: 7, strides: 2, padding: .border(1), activation: .relu))
    draft.add("norm1", normalization)
    draft.add("pool1", pooling)
    draft.add("conv2", Conv2D(filters: 256, kernelSize: 5, strides: 2, activation: .relu))
    draft.add("norm2", normalization)
    draft.add("pool2", pooling)
    for (layer, filters) in [(3, 384), (4, 384), (5, 256)] {
      draft.add("conv\(layer)", Conv2D(filters: filters, kernelSize: 3, padding: .same, activation: .relu))
    }
    draft.add("pool5", MaxPooling2D(poolSize: 3, strides: 2))
    draft.add("flatten", Flatten())
    for layer in 6...7 {
      draft.add("fc\(layer)", Dense(units: 4096, activation: .relu))
      draft.add("drop\(layer)", Dropout(rate: 0.5))
    }
    draft.add("fc8", Dense(units: 1000, activation: .softmax))
    return try draft.network("zfnet", size: size)
  }
}
