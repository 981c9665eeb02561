extension Network {
  /// Inception V3 (Szegedy, Vanhoucke, Ioffe, Shlens and Wojna, 2016) for images of 299x299 in colour and 1000 classes, as
  /// Keras builds it: 23,851,784 parameters.
  ///
  /// Modules let windows of several sizes look at the same maps side by side; windows of 5x5 and 7x7 are taken apart into
  /// smaller ones in a row.
  package static func inceptionV3(size: Int = 299) throws -> Network {
    var draft = InceptionDraft()
    draft.stem()
    for pooled in [32, 64, 64] { draft.moduleA(pooled: pooled) }
    draft.reductionA()
    for inner in [128, 160, 160, 192] { draft.moduleB(inner: inner) }
    draft.reductionB()
    for _ in 0..<2 { draft.moduleC() }
    draft.add("avg_pool", GlobalAveragePooling2D())
    draft.add("predictions", Dense(units: 1000, activation: .softmax))
    return try Network(
      name: "inception-v3", inputs: [NetworkInput(shape: [3, size, size])], layers: draft.layers)
  }
}

/// Inception V3 while its modules are put together; each function adds layers and leaves the last one to be read next.
private struct InceptionDraft {
  private(set) var layers: [NamedLayer] = []
  private var last = NetworkInput.standardName
  private var convolutions = 0
  private var modules = 0

  mutating func add(_ name: String, _ layer: any Layer, inputs: [String]? = nil) {
    layers.append(NamedLayer(name, layer, inputs: inputs ?? [last]))
    last = name
  }

  /// A convolution without biases, a normalization and ReLU.
  @discardableResult
  private mutating func convolution(
    _ filters: Int, _ rows: Int, _ columns: Int, strides: Extents = 1, padding: Padding = .same,
    of source: String? = nil
  ) -> String {
    convolutions += 1
    let name = "conv\(convolutions)"
    let size = Extents(rows: rows, columns: columns)
    add(
      name, Conv2D(filters: filters, kernelSize: size, strides: strides, padding: padding, useBias: false),
      inputs: source.map { [$0] })
    add("\(name)_bn", BatchNormalization(scale: false))
    add("\(name)_relu", Activation(.relu))
    return last
  }

  private mutating func pool(_ layer: any Layer, of source: String) -> String {
    add("pool\(layers.count)", layer, inputs: [source])
    return last
  }

  private mutating func concatenate(_ name: String? = nil, of branches: [String]) {
    add(name ?? "mixed\(modules)", Concatenate(), inputs: branches)
    if name == nil { modules += 1 }
  }

  mutating func stem() {
    convolution(32, 3, 3, strides: 2, padding: .valid)
    convolution(32, 3, 3, padding: .valid)
    let wide = convolution(64, 3, 3)
    _ = pool(MaxPooling2D(poolSize: 3, strides: 2), of: wide)
    convolution(80, 1, 1, padding: .valid)
    let wider = convolution(192, 3, 3, padding: .valid)
    _ = pool(MaxPooling2D(poolSize: 3, strides: 2), of: wider)
  }

  mutating func moduleA(pooled: Int) {
    let x = last
    let one = convolution(64, 1, 1, of: x)
    convolution(48, 1, 1, of: x)
    let five = convolution(64, 5, 5)
    convolution(64, 1, 1, of: x)
    convolution(96, 3, 3)
    let three = convolution(96, 3, 3)
    let mean = convolution(pooled, 1, 1, of: average(x))
    concatenate(of: [one, five, three, mean])
  }

  mutating func reductionA() {
    let x = last
    let three = convolution(384, 3, 3, strides: 2, padding: .valid, of: x)
    convolution(64, 1, 1, of: x)
    convolution(96, 3, 3)
    let double = convolution(96, 3, 3, strides: 2, padding: .valid)
    concatenate(of: [three, double, pool(MaxPooling2D(poolSize: 3, strides: 2), of: x)])
  }

  mutating func moduleB(inner: Int) {
    let x = last
    let one = convolution(192, 1, 1, of: x)
    convolution(inner, 1, 1, of: x)
    convolution(inner, 1, 7)
    let seven = convolution(192, 7, 1)
    convolution(inner, 1, 1, of: x)
    convolution(inner, 7, 1)
    convolution(inner, 1, 7)
    convolution(inner, 7, 1)
    let double = convolution(192, 1, 7)
    let mean = convolution(192, 1, 1, of: average(x))
    concatenate(of: [one, seven, double, mean])
  }

  mutating func reductionB() {
    let x = last
    convolution(192, 1, 1, of: x)
    let three = convolution(320, 3, 3, strides: 2, padding: .valid)
    convolution(192, 1, 1, of: x)
    convolution(192, 1, 7)
    convolution(192, 7, 1)
    let seven = convolution(192, 3, 3, strides: 2, padding: .valid)
    concatenate(of: [three, seven, pool(MaxPooling2D(poolSize: 3, strides: 2), of: x)])
  }

  mutating func moduleC() {
    let x = last
    let one = convolution(320, 1, 1, of: x)
    let three = convolution(384, 1, 1, of: x)
    let flat = convolution(384, 1, 3, of: three)
    let high = convolution(384, 3, 1, of: three)
    concatenate("mixed\(modules)_three", of: [flat, high])
    let split = last
    convolution(448, 1, 1, of: x)
    let double = convolution(384, 3, 3)
    let doubleFlat = convolution(384, 1, 3, of: double)
    let doubleHigh = convolution(384, 3, 1, of: double)
    concatenate("mixed\(modules)_double", of: [doubleFlat, doubleHigh])
    let doubleSplit = last
    let mean = convolution(192, 1, 1, of: average(x))
    concatenate(of: [one, split, doubleSplit, mean])
  }

  private mutating func average(_ source: String) -> String {
    pool(AveragePooling2D(poolSize: 3, strides: 1, padding: .same), of: source)
  }
}
