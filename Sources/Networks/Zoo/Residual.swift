extension Network {
  /// A small residual network (He, Zhang, Ren and Sun, 2016): a block whose shortcut passes values on as they are, and one
  /// that halves the maps, whose shortcut is a convolution of 1×1.
  package static func residual() throws -> Network {
    try Network(
      name: "residual", inputs: [NetworkInput(shape: [1, 28, 28])],
      layers: [
        NamedLayer("stem", Conv2D(filters: 8, kernelSize: 3, padding: .same, activation: .relu)),
        NamedLayer("pool1", MaxPooling2D()),
        NamedLayer("block1_conv1", Conv2D(filters: 8, kernelSize: 3, padding: .same, activation: .relu)),
        NamedLayer("block1_conv2", Conv2D(filters: 8, kernelSize: 3, padding: .same)),
        NamedLayer("block1_add", Add(), inputs: ["block1_conv2", "pool1"]),
        NamedLayer("block1_relu", Activation(.relu)),
        NamedLayer("block2_conv1", Conv2D(filters: 16, kernelSize: 3, strides: 2, padding: .same, activation: .relu)),
        NamedLayer("block2_conv2", Conv2D(filters: 16, kernelSize: 3, padding: .same)),
        NamedLayer(
          "block2_shortcut", Conv2D(filters: 16, kernelSize: 1, strides: 2, padding: .same), inputs: ["block1_relu"]),
        NamedLayer("block2_add", Add(), inputs: ["block2_conv2", "block2_shortcut"]),
        NamedLayer("block2_relu", Activation(.relu)),
        NamedLayer("pool2", MaxPooling2D()),
        NamedLayer("flatten", Flatten()),
        NamedLayer("dense", Dense(units: 10, activation: .softmax)),
      ])
  }
}
