import Tensors

extension Node {
  /// The layer in Keras, `layers.Conv2D(8, 3, activation="relu", name="conv1")`, one line for each call; with what it reads
  /// where that is more than one, and with both lines where it is applied again.
  public var kerasCode: String {
    var names = PythonNames(reserved: ["keras", "layers", "x"])
    let (calls, own) = kerasCalls
    if isShared {
      let object = names.name(object: owner)
      return "\(object) = \(calls[own])\n\(names.name(name)) = \(object)(x)"
    }
    let sources = inputs.count == 1 ? "" : "([" + inputs.map { names.name($0) }.joined(separator: ", ") + "])"
    return calls.joined(separator: "\n") + sources
  }

  /// The calls that make the layer, itself among what Keras needs in front of it and behind it, and which one it is itself.
  fileprivate var kerasCalls: (calls: [String], own: Int) {
    let code = layer.keras(inputShapes)
    let before = code.before.map { [$0.python()] } ?? []
    return (before + [code.own.python(name: owner)] + code.after.map { $0.python() }, before.count)
  }
}

extension Network {
  /// A program in Keras 3 that trains the same network on MNIST as the lecture does; only the network where it takes
  /// other images or gives other outputs.
  public var kerasCode: String { kerasCode(TrainingRecipe()) }

  /// A program in Keras 3 that trains the same network after a recipe; only the network without a recipe that fits.
  public func kerasCode(_ recipe: TrainingRecipe?) -> String {
    let model = (isChain ? kerasSequential : kerasFunctional) + "model.summary()\n"
    let imports = Self.kerasImports(model)
    guard let recipe, recipe.fits(self) else { return imports + "\n" + model }
    let further = recipe.keras.imports.map { $0 + "\n" }.joined()
    return [imports + further, recipe.kerasData, model, recipe.kerasTraining(self)].joined(separator: "\n")
  }

  /// The network alone in Keras's `Sequential`; `nil` if it is no chain, which that class cannot build.
  package var kerasSequentialCode: String? {
    isChain ? Self.kerasImports(kerasSequential) + "\n" + kerasSequential : nil
  }

  /// The network alone in Keras's functional API: every layer is called on what it reads.
  package var kerasFunctionalCode: String { Self.kerasImports(kerasFunctional) + "\n" + kerasFunctional }

  private static func kerasImports(_ model: String) -> String {
    (model.contains(" tf.") ? "import tensorflow as tf\n" : "")
      + "from tensorflow import keras\nfrom tensorflow.keras import layers\n"
  }

  /// The name as TensorFlow takes it: letters and digits of ASCII, `_`, `-` and `.`, the first no mark.
  private var kerasName: String {
    let letters = name.unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || "0123456789_-.".unicodeScalars.contains(scalar))
        ? Character(scalar) : "_"
    }
    let result = String(letters.drop { "_-.".contains($0) })
    return result.isEmpty ? "network" : result
  }

  private var kerasSequential: String {
    let layers = ["keras.Input(shape=\(inputs[0].shape.python))"] + nodes.flatMap(\.kerasCalls.calls)
    return "model = keras.Sequential(\n    [\n" + layers.map { "        \($0),\n" }.joined()
      + "    ],\n    name=\(kerasName.pythonLiteral),\n)\n"
  }

  private var kerasFunctional: String {
    var names = PythonNames(reserved: ["keras", "layers", "model", "print", "x_train", "y_train", "x_test", "y_test"])
    var text = ""
    for input in inputs {
      text += "\(names.name(input.name)) = keras.Input(shape=\(input.shape.python), name=\(input.name.pythonLiteral))\n"
    }
    for node in nodes {
      let sources = node.inputs.map { names.name($0) }
      var (calls, own) = node.kerasCalls
      if node.isShared || !places(sharing: node).isEmpty {
        // A layer that is called several times needs a name of its own.
        let object = names.name(object: node.owner)
        if !node.isShared { text += "\(object) = \(calls[own])\n" }
        calls[own] = object
      }
      text += "\(names.name(node.name)) = \(calls.reduce(list(sources)) { "\($1)(\($0))" })\n"
    }
    func list(_ values: [String]) -> String {
      values.count == 1 ? values[0] : "[" + values.joined(separator: ", ") + "]"
    }
    let ins = list(inputs.map { names.name($0.name) })
    let outs = list(outputs.map { names.name($0) })
    return text + "model = keras.Model(\(ins), \(outs), name=\(kerasName.pythonLiteral))\n"
  }
}

extension TrainingRecipe {
  fileprivate var kerasData: String {
    let channel = shape.channels == 1 ? "[..., None]" : ""
    return """
      (x_train, y_train), (x_test, y_test) = keras.datasets.\(dataset).load_data()
      x_train = x_train\(channel).astype("float32") / 255
      x_test = x_test\(channel).astype("float32") / 255
      y_train = keras.utils.to_categorical(y_train, \(classes))
      y_test = keras.utils.to_categorical(y_test, \(classes))

      """
  }

  fileprivate func kerasTraining(_ network: Network) -> String {
    let logits = !network.endsInSoftmax
    let loss =
      keras.loss ?? (logits ? "keras.losses.CategoricalCrossentropy(from_logits=True)" : "\"categorical_crossentropy\"")
    let answer = network.outputs[0]
    let hasSeveral = network.outputs.count > 1
    let fitArguments = keras.fitArguments.map {
      hasSeveral ? $0.replacing("\"val_accuracy\"", with: "val_\(answer)_accuracy".pythonLiteral) : $0
    }
    let fit = fitArguments.isEmpty ? "" : "," + fitArguments.map { "\n    " + $0 }.joined()
    let (x, y) = (network.kerasInputs, network.kerasTargets)
    let metrics = network.outputs.map { _ in "\"accuracy\"" }.joined(separator: ", ")
    return (keras.generatorSetup(validationShare) + keras.setup).map { $0 + "\n" }.joined() + """
      model.compile(
          optimizer=\(keras.optimizer),
          loss=\(loss),
          metrics=[\(metrics)],
      )
      history = model.fit(
          \(kerasImages(x("x_train"), y("y_train"))), epochs=\(epochs)\(fit)
      )
      \(network.kerasEvaluation)
      print(f"Test loss: {\(hasSeveral ? "results['loss']" : "loss"):.4f}")
      print(f"Test accuracy: {\(hasSeveral ? "results['\(answer)_accuracy']" : "accuracy"):.2%}")

      """
  }
}

extension TrainingRecipe {
  /// The arguments of `fit` that say what is trained on and validated with.
  fileprivate func kerasImages(_ x: String, _ y: String) -> String {
    guard !keras.generatorArguments.isEmpty else {
      return "\(x), \(y), validation_split=\(validationShare), batch_size=\(batchSize)"
    }
    return "augmentation.flow(\(x)[:count], \(y)[:count], batch_size=\(batchSize)),\n"
      + "    validation_data=(\(x)[count:], \(y)[count:])"
  }
}

extension KerasRecipe {
  /// The generator, and how many images it is given.
  fileprivate func generatorSetup(_ validationShare: Double) -> [String] {
    guard !generatorArguments.isEmpty else { return [] }
    return generatorSetup + ["augmentation = ImageDataGenerator("] + generatorArguments.map { "    " + $0 } + [
      ")", "count = int(len(x_train) * (1 - \(validationShare)))",
    ]
  }
}

extension Shape {
  /// The extents in Keras's order as a tuple of Python.
  fileprivate var python: String {
    rank == 1 ? "(\(self[0]),)" : "(" + channelsLast.map(String.init).joined(separator: ", ") + ")"
  }
}
