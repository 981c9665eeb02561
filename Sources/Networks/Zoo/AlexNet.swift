extension Network {
  /// AlexNet (Krizhevsky, Sutskever and Hinton, 2012) for images of 224x224 in colour and 1000 classes, as torchvision builds
  /// `alexnet`: 61,100,840 parameters.
  ///
  /// That is the form on one processor of Krizhevsky's "One weird trick" (2014): without the two halves that stood on two
  /// graphics cards, without local response normalization, and with 64 maps in the first layer where the first form had 96.
  package static func alexNet(size: Int = 224) throws -> Network {
    var draft = GraphDraft()
    func convolution(_ filters: Int, _ size: Extents, padding: Int) -> Conv2D {
      Conv2D(filters: filters, kernelSize: size, padding: .border(padding), activation: .relu)
    }
    draft.add(
      "conv1", Conv2D(filters: 64, kernelSize: 11, strides: 4, padding: .border(2), activation: .relu))
    draft.add("pool1", MaxPooling2D(poolSize: 3, strides: 2))
    draft.add("conv2", convolution(192, 5, padding: 2))
    draft.add("pool2", MaxPooling2D(poolSize: 3, strides: 2))
    draft.add("conv3", convolution(384, 3, padding: 1))
    draft.add("conv4", convolution(256, 3, padding: 1))
    draft.add("conv5", convolution(256, 3, padding: 1))
    draft.add("pool5", MaxPooling2D(poolSize: 3, strides: 2))
    draft.add("flatten", Flatten())
    draft.add("drop6", Dropout(rate: 0.5))
    draft.add("fc6", Dense(units: 4096, activation: .relu))
    draft.add("drop7", Dropout(rate: 0.5))
    draft.add("fc7", Dense(units: 4096, activation: .relu))
    draft.add("fc8", Dense(units: 1000, activation: .softmax))
    return try draft.network("alexnet", size: size)
  }
}
