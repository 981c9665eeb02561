import Tensors

extension Network {
  /// A network for images of any size, in grey or colour: convolutions that keep the size, each followed by pooling that
  /// halves it, until a map has at most eight rows and eight columns; then one value for each class.
  ///
  /// The first convolution has 16 filters, all others have 32.
  package static func standard(input: Shape = [3, 64, 64], classes: Int = 10) throws -> Network {
    var layers: [NamedLayer] = []
    var (rows, columns) = (input.rows, input.columns)
    repeat {
      let number = layers.count / 2 + 1
      let filters = number == 1 ? 16 : 32
      layers.append(
        NamedLayer("conv\(number)", Conv2D(filters: filters, kernelSize: 3, padding: .same, activation: .relu)))
      let window = Extents(rows: min(2, rows), columns: min(2, columns))
      layers.append(NamedLayer("pool\(number)", MaxPooling2D(poolSize: window)))
      (rows, columns) = (max(1, rows / 2), max(1, columns / 2))
    } while max(rows, columns) > 8
    layers.append(NamedLayer("flatten", Flatten()))
    layers.append(NamedLayer("dense", Dense(units: classes, activation: .softmax)))
    return try Network(name: "standard", input: input, layers: layers)
  }
}
