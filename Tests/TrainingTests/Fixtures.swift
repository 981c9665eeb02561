import Datasets
import Networks
import Tensors
import Training

/// Small images that can be learned: a bright bar whose row says the class, under noise.
func bars(_ count: Int, classes: Int = 3, seed: UInt64 = 5) -> LabelledImages {
  let shape: Shape = [1, 8, 7]
  var generator = RandomGenerator(seed: seed, stream: "bars")
  var pixels: [UInt8] = []
  var labels: [UInt8] = []
  for _ in 0..<count {
    let label = Int(generator.next() % UInt64(classes))
    labels.append(UInt8(label))
    for row in 0..<shape.rows {
      for _ in 0..<shape.columns {
        pixels.append(UInt8(generator.next() % 100) + (row == 2 * label + 1 ? 155 : 0))
      }
    }
  }
  return LabelledImages(pixels: pixels, labels: labels, shape: shape)
}

/// A network for `bars` with every kind of layer that training treats specially.
///
/// Its convolution is narrow, so that the engine's own kernels compute it; with steps of 2 it is left to oneDNN.
func barNetwork(classes: Int = 3, dropout: Double = 0.25, strides: Int = 1) throws -> Network {
  try Network(
    yaml: """
      name: bars
      input: [8, 7, 1]
      layers:
        - Conv2D: {name: conv, filters: 4, kernel_size: 3, strides: \(strides), activation: relu}
        - MaxPooling2D: {name: pool, pool_size: 2}
        - Dropout: {name: drop, rate: \(dropout)}
        - Flatten: {name: flat}
        - Dense: {name: out, units: \(classes), activation: softmax}
      """, file: "bars.yml")
}

/// 142 images to train with batches of 32: the last batch has 14, and its last shard is not full.
let shortTraining = TrainingConfiguration(epochs: 3, batchSize: 32, seed: 9, learningRate: 0.01, validationShare: 0.29)

func barTrainer(
  threads: Int = 1, _ configuration: TrainingConfiguration = shortTraining, resuming checkpoint: Checkpoint? = nil,
  strides: Int = 1
) throws -> Trainer {
  try Trainer(
    barNetwork(strides: strides), images: bars(200), configuration: configuration,
    options: TrainingOptions(threads: threads),
    resuming: checkpoint)
}
