import Engine
import Networks
import Tensors
import Testing

@Suite struct CodeTests {
  @Test func theLectureNetworkInKerasIsWhatALecturerWouldWrite() throws {
    #expect(
      try Network.named("lecture").kerasCode == """
        from tensorflow import keras
        from tensorflow.keras import layers

        (x_train, y_train), (x_test, y_test) = keras.datasets.mnist.load_data()
        x_train = x_train[..., None].astype("float32") / 255
        x_test = x_test[..., None].astype("float32") / 255
        y_train = keras.utils.to_categorical(y_train, 10)
        y_test = keras.utils.to_categorical(y_test, 10)

        model = keras.Sequential(
            [
                keras.Input(shape=(28, 28, 1)),
                layers.Conv2D(8, 3, activation="relu", name="conv1"),
                layers.MaxPooling2D(2, name="pool1"),
                layers.Conv2D(4, 3, activation="relu", name="conv2"),
                layers.MaxPooling2D(2, name="pool2"),
                layers.Flatten(name="flatten"),
                layers.Dense(10, activation="softmax", name="dense"),
            ],
            name="lecture",
        )
        model.summary()

        model.compile(
            optimizer=keras.optimizers.Adam(learning_rate=0.001),
            loss="categorical_crossentropy",
            metrics=["accuracy"],
        )
        history = model.fit(
            x_train, y_train, validation_split=0.33, batch_size=32, epochs=5
        )
        loss, accuracy = model.evaluate(x_test, y_test, verbose=0)
        print(f"Test loss: {loss:.4f}")
        print(f"Test accuracy: {accuracy:.2%}")

        """)
  }

  @Test func theLectureNetworkInPyTorchFlattensInKerassOrder() throws {
    let code = try Network.named("lecture").pytorchCode
    #expect(
      code.contains(
        """
        class Network(nn.Module):
            def __init__(self):
                super().__init__()
                self.conv1 = nn.Conv2d(1, 8, 3)
                self.pool1 = nn.MaxPool2d(2)
                self.conv2 = nn.Conv2d(8, 4, 3)
                self.pool2 = nn.MaxPool2d(2)
                self.dense = nn.Linear(100, 10)

            def forward(self, x):
                x = F.relu(self.conv1(x))
                x = self.pool1(x)
                x = F.relu(self.conv2(x))
                x = self.pool2(x)
                x = x.permute(0, 2, 3, 1).flatten(1)  # [N, C, H, W] -> [N, H, W, C] -> [N, H·W·C]
                x = F.softmax(self.dense(x), dim=1)
                return x

        """))
  }

  @Test func aLayerAloneIsOneLineOfKerasAndTwoOfPyTorch() throws {
    let network = try Network(
      name: "n", input: [3, 9, 8],
      layers: [
        NamedLayer(
          "stem", Conv2D(filters: 4, kernelSize: Extents(rows: 3, columns: 5), strides: 2, padding: .same)),
        NamedLayer("max-pool", MaxPooling2D(padding: .same)), NamedLayer("mean", AveragePooling2D(padding: .same)),
      ])
    #expect(
      network.nodes[0].kerasCode
        == "layers.Conv2D(4, (3, 5), strides=2, padding=\"same\", name=\"stem\")")
    #expect(
      network.nodes[0].pytorchCode == "stem = nn.Conv2d(3, 4, (3, 5), stride=2)\nx = stem(F.pad(x, (1, 2, 1, 1)))")
    #expect(
      network.nodes[1].pytorchCode
        == "max_pool = nn.MaxPool2d(2)\nx = max_pool(F.pad(x, (0, 0, 0, 1), value=float(\"-inf\")))")
  }

  @Test(arguments: [
    (ActivationFunction.relu6, "\"relu6\"", "F.relu6(x)"),
    (.leakyReLU(), "\"leaky_relu\"", "F.leaky_relu(x, 0.2)"),
    (
      .leakyReLU(negativeSlope: 0.01), "lambda x: keras.activations.leaky_relu(x, negative_slope=0.01)",
      "F.leaky_relu(x, 0.01)"
    ),
    (.elu(), "\"elu\"", "F.elu(x)"),
    (.elu(alpha: 0.5), "lambda x: keras.activations.elu(x, alpha=0.5)", "F.elu(x, 0.5)"),
    (.selu, "\"selu\"", "F.selu(x)"),
    (.gelu(), "\"gelu\"", "F.gelu(x)"),
    (
      .gelu(approximate: true), "lambda x: keras.activations.gelu(x, approximate=True)",
      "F.gelu(x, approximate=\"tanh\")"
    ),
    (.silu, "\"silu\"", "F.silu(x)"),
    (.hardSigmoid, "\"hard_sigmoid\"", "F.hardsigmoid(x)"),
    (.hardSilu, "\"hard_silu\"", "F.hardswish(x)"),
    (.softplus, "\"softplus\"", "F.softplus(x)"),
    (.softsign, "\"softsign\"", "F.softsign(x)"),
    (.exponential, "\"exponential\"", "torch.exp(x)"),
    (
      .rectifier(maxValue: 4, negativeSlope: 0.5),
      "lambda x: keras.activations.relu(x, negative_slope=0.5, max_value=4.0)", "F.leaky_relu(x, 0.5).clamp(max=4.0)"
    ),
    (
      .rectifier(maxValue: 4), "lambda x: keras.activations.relu(x, max_value=4.0)", "F.relu(x).clamp(max=4.0)"
    ),
    (
      .rectifier(threshold: 1), "lambda x: keras.activations.relu(x, threshold=1.0)", "F.threshold(x, 1.0, 0.0)"
    ),
    (
      .rectifier(negativeSlope: 0.5, threshold: 1),
      "lambda x: keras.activations.relu(x, negative_slope=0.5, threshold=1.0)",
      "(lambda v: torch.where(v > 1.0, v, 0.5 * (v - 1.0)))(x)"
    ),
  ])
  func `every function has its names in Keras and PyTorch`(
    function: ActivationFunction, keras: String, pytorch: String
  ) throws {
    let node = try Network(name: "n", input: [4], layers: [NamedLayer("f", Activation(function))]).nodes[0]
    #expect(node.kerasCode == "layers.Activation(\(keras), name=\"f\")")
    #expect(node.pytorchCode == "x = \(pytorch)")
  }

  @Test func `layers that are nothing but a function have Keras's arguments`() throws {
    let layers: [(any Layer, keras: String, pytorch: String)] = [
      (ReLU(), "layers.ReLU(name=\"f\")", "F.relu(x)"),
      (ReLU(maxValue: 6), "layers.ReLU(max_value=6.0, name=\"f\")", "F.relu6(x)"),
      (
        ReLU(maxValue: 6, negativeSlope: 0.5, threshold: 1),
        "layers.ReLU(max_value=6.0, negative_slope=0.5, threshold=1.0, name=\"f\")",
        "(lambda v: torch.where(v > 1.0, v, 0.5 * (v - 1.0)))(x).clamp(max=6.0)"
      ),
      (LeakyReLU(), "layers.LeakyReLU(name=\"f\")", "F.leaky_relu(x, 0.3)"),
      (LeakyReLU(negativeSlope: 0.1), "layers.LeakyReLU(negative_slope=0.1, name=\"f\")", "F.leaky_relu(x, 0.1)"),
      (ELU(alpha: 2), "layers.ELU(alpha=2.0, name=\"f\")", "F.elu(x, 2.0)"),
      (Softmax(), "layers.Softmax(name=\"f\")", "F.softmax(x, dim=1)"),
    ]
    for (layer, keras, pytorch) in layers {
      let node = try Network(name: "n", input: [4], layers: [NamedLayer("f", layer)]).nodes[0]
      #expect(node.kerasCode == keras && node.pytorchCode == "x = \(pytorch)")
    }
  }

  @Test func `normalizations and learned slopes are written with what they were given`() throws {
    let layers: [(any Layer, keras: String, pytorch: String)] = [
      (Rescaling(scale: [0.5]), "layers.Rescaling(0.5, name=\"f\")", "x = x * 0.5"),
      (
        Rescaling(scale: [1, 2, 3, 4], offset: [-1]), "layers.Rescaling((1.0, 2.0, 3.0, 4.0), offset=-1.0, name=\"f\")",
        "x = x * x.new_tensor([1.0, 2.0, 3.0, 4.0]).view(-1, 1, 1) + -1.0"
      ),
      (
        Normalization(mean: [0.5], variance: [4]), "layers.Normalization(mean=0.5, variance=4.0, name=\"f\")",
        "x = (x - 0.5) / 2.0"
      ),
      (
        GroupNormalization(groups: -1, epsilon: 0.01), "layers.GroupNormalization(groups=-1, epsilon=0.01, name=\"f\")",
        "f = nn.GroupNorm(4, 4, eps=0.01)\nx = f(x)"
      ),
      (
        PReLU(sharedAxes: [2, 1]), "layers.PReLU(shared_axes=(1, 2), name=\"f\")",
        "f = nn.PReLU(4, init=0.0)\nx = f(x)"
      ),
      (
        PReLU(), "layers.PReLU(name=\"f\")",
        "f = nn.ParameterDict({\"alpha\": nn.Parameter(torch.zeros(4, 2, 3))})\n"
          + "x = torch.where(x > 0, x, f[\"alpha\"] * x)"
      ),
    ]
    for (layer, keras, pytorch) in layers {
      let node = try Network(name: "n", input: [4, 2, 3], layers: [NamedLayer("f", layer)]).nodes[0]
      #expect(node.kerasCode == keras && node.pytorchCode == pytorch)
    }
  }

  @Test func `what resizes is a layer of Keras's and a function of PyTorch's, as far as they know the rule`() throws {
    func rule(
      _ interpolation: Interpolation, _ coordinates: CellCoordinates, _ rounding: NearestRounding = .roundPreferCeil
    ) -> ResamplingRule {
      ResamplingRule(interpolation: interpolation, coordinates: coordinates, rounding: rounding)
    }
    let size = Extents(rows: 5, columns: 3)
    let layers: [(any Layer, keras: String, pytorch: String)] = [
      (
        Resizing(size: size), "layers.Resizing(5, 3, name=\"f\")",
        "F.interpolate(x, size=(5, 3), mode=\"bilinear\", align_corners=False)"
      ),
      (
        Resizing(size: size, rule: rule(.nearest, .halfPixel)),
        "layers.Resizing(5, 3, interpolation=\"nearest\", name=\"f\")",
        "F.interpolate(x, size=(5, 3), mode=\"nearest-exact\")"
      ),
      (
        Resizing(size: size, rule: rule(.nearest, .asymmetric, .floor)),
        "layers.Lambda(lambda x: tf.raw_ops.ResizeNearestNeighbor(images=x, size=(5, 3)), name=\"f\")",
        "F.interpolate(x, size=(5, 3), mode=\"nearest\")"
      ),
      (
        Resizing(size: size, rule: rule(.bilinear, .alignCorners)),
        "layers.Lambda(lambda x: tf.raw_ops.ResizeBilinear(images=x, size=(5, 3), align_corners=True), name=\"f\")",
        "F.interpolate(x, size=(5, 3), mode=\"bilinear\", align_corners=True)"
      ),
      (
        Resizing(size: size, rule: rule(.nearest, .halfPixel, .floor)),
        "layers.Lambda(lambda x: tf.gather(tf.gather(x, [0, 0, 1, 2, 3], axis=1), [0, 0, 1], axis=2), name=\"f\")",
        "x[:, :, [0, 0, 1, 2, 3]][:, :, :, [0, 0, 1]]"
      ),
    ]
    for (layer, keras, pytorch) in layers {
      let node = try Network(name: "n", input: [4, 4, 2], layers: [NamedLayer("f", layer)]).nodes[0]
      #expect(node.kerasCode == keras && node.pytorchCode == "x = \(pytorch)")
    }
  }

  @Test func namesThatPythonOrPyTorchNeedAreChanged() throws {
    let network = try Network(
      name: "n \"x\"", inputs: [NetworkInput(name: "lambda", shape: [4]), NetworkInput(name: "1st", shape: [4])],
      layers: [
        NamedLayer("train", Dense(units: 2), inputs: ["lambda"]), NamedLayer("a-b", Dense(units: 2), inputs: ["1st"]),
        NamedLayer("a_b", Dense(units: 2)),
      ])
    #expect(network.pytorchCode.contains("def forward(self, lambda_, _1st):"))
    #expect(network.pytorchCode.contains("self.train_ = nn.Linear(4, 2)"))
    #expect(network.kerasCode.contains("a_b = layers.Dense(2, name=\"a-b\")(_1st)"))
    #expect(network.kerasCode.contains("a_b_ = layers.Dense(2, name=\"a_b\")(a_b)"))
    #expect(network.kerasCode.contains("keras.Model([lambda_, _1st], [train, a_b_], name=\"n__x_\")"))
  }

  @Test func `a chain is written in both ways, another network in the functional one`() throws {
    let lecture = try Network.named("lecture")
    #expect(lecture.kerasSequentialCode?.contains("model = keras.Sequential(") == true)
    #expect(
      lecture.kerasFunctionalCode == """
        from tensorflow import keras
        from tensorflow.keras import layers

        input = keras.Input(shape=(28, 28, 1), name="input")
        conv1 = layers.Conv2D(8, 3, activation="relu", name="conv1")(input)
        pool1 = layers.MaxPooling2D(2, name="pool1")(conv1)
        conv2 = layers.Conv2D(4, 3, activation="relu", name="conv2")(pool1)
        pool2 = layers.MaxPooling2D(2, name="pool2")(conv2)
        flatten = layers.Flatten(name="flatten")(pool2)
        dense = layers.Dense(10, activation="softmax", name="dense")(flatten)
        model = keras.Model(input, dense, name="lecture")

        """)
    #expect(try Network.named("residual").kerasSequentialCode == nil)
  }

  @Test func `every input is fed the images, every output is held against the classes`() throws {
    let network = try Network.named("two-views")
    let keras = network.kerasCode
    #expect(keras.contains("model = keras.Model([near, far], [digit, far_digit], name=\"two-views\")"))
    #expect(keras.contains("    [x_train, x_train], [y_train, y_train], validation_split=0.33"))
    #expect(keras.contains("metrics=[\"accuracy\", \"accuracy\"],"))
    #expect(keras.contains("{results['digit_accuracy']:.2%}"))
    let pytorch = network.pytorchCode
    #expect(pytorch.contains("def forward(self, near, far):") && pytorch.contains("return digit, far_digit"))
    #expect(
      pytorch.contains("loss = sum(F.nll_loss(torch.log(answer + 1e-7), y) for answer in model(x, x))"))
    #expect(pytorch.contains("(model(x, x)[0].argmax(1) == y)"))
  }

  @Test func aNetworkThatEndsWithoutSoftmaxIsTrainedOnLogits() throws {
    let network = try Network(
      name: "logits", input: [1, 28, 28], layers: [NamedLayer(nil, Flatten()), NamedLayer(nil, Dense(units: 10))])
    #expect(network.kerasCode.contains("keras.losses.CategoricalCrossentropy(from_logits=True)"))
    #expect(network.pytorchCode.contains("F.cross_entropy(model(x), y)"))
  }
}
