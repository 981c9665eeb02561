import Datasets
import Tensors

extension LabelledImages {
  /// Images of random bytes with random classes: how long the arithmetic takes does not depend on what they show.
  init(random count: Int, shape: Shape, classes: Int) {
    var generator = RandomGenerator(seed: 1, stream: "engine-bench")
    self.init(
      pixels: (0..<count * shape.count).map { _ in UInt8(truncatingIfNeeded: generator.next()) },
      labels: (0..<count).map { _ in UInt8(generator.next() % UInt64(min(classes, 256))) }, shape: shape)
  }
}

extension Tensor {
  /// Random numbers from 0 to 1.
  init(random shape: Shape) {
    var generator = RandomGenerator(seed: 1, stream: "engine-bench")
    self.init(shape, (0..<shape.count).map { _ in generator.uniform() })
  }
}
