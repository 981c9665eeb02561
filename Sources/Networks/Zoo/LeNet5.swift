extension Network {
  /// LeNet-5 (LeCun, Bottou, Bengio and Haffner, 1998) as it is usually built today.
  ///
  /// The paper's subsampling has weights of its own, its second convolution reads only some of the maps, and its output
  /// layer measures distances; here they are average pooling, a full convolution and softmax. The padding of the first
  /// convolution makes up for images of 28x28 where the paper's have 32x32.
  package static func leNet5() throws -> Network {
    try Network(
      name: "lenet5", input: [1, 28, 28],
      layers: [
        NamedLayer("conv1", Conv2D(filters: 6, kernelSize: 5, padding: .same, activation: .tanh)),
        NamedLayer("pool1", AveragePooling2D()),
        NamedLayer("conv2", Conv2D(filters: 16, kernelSize: 5, activation: .tanh)),
        NamedLayer("pool2", AveragePooling2D()),
        NamedLayer("conv3", Conv2D(filters: 120, kernelSize: 5, activation: .tanh)),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense1", Dense(units: 84, activation: .tanh)),
        NamedLayer("dense2", Dense(units: 10, activation: .softmax)),
      ])
  }
}
