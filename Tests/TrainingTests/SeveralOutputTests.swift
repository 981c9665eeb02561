import Datasets
import Networks
import Tensors
import Testing
import Training

/// Networks with several inputs, which are all fed the same image, and several outputs, whose losses are added.
@Suite struct SeveralOutputTests {
  /// A network for `bars` with so many inputs, and a second answer if asked for one.
  private static func network(inputs: [String], outputs: String = "", reads: String) throws -> Network {
    let shapes = inputs.map { "\($0): [8, 7, 1]" }.joined(separator: ", ")
    return try Network(
      yaml: """
        name: several
        input: {\(shapes)}
        layers:
          - Conv2D: {name: conv, filters: 4, kernel_size: 3, padding: same, activation: relu, inputs: a}
          - Add: {name: sum, inputs: [conv, \(reads)]}
          - Flatten: {name: flat}
          - Dense: {name: out, units: 3, activation: softmax}
          - MaxPooling2D: {name: pool, pool_size: 4, inputs: conv}
          - Flatten: {name: small}
          - Dense: {name: second, units: 3, activation: softmax}
        \(outputs)
        """, file: "several.yml")
  }

  private static func trained(_ network: Network, threads: Int = 1) throws -> Trainer {
    let trainer = try Trainer(
      network, images: bars(200), configuration: shortTraining, options: TrainingOptions(threads: threads))
    while !trainer.isFinished { try trainer.trainEpoch() }
    return trainer
  }

  @Test func `two inputs that are fed one image learn what one input learns`() throws {
    let one = try Self.trained(Self.network(inputs: ["a"], reads: "a"))
    let two = try Self.trained(Self.network(inputs: ["a", "b"], reads: "b"))
    #expect(one.weights.tensors == two.weights.tensors && one.history == two.history)
  }

  @Test func `the losses of two outputs are added, and the first one is the answer`() throws {
    let network = try Self.network(inputs: ["a"], reads: "a")
    #expect(network.outputs == ["out", "second"])
    let weights = Weights(glorotFor: network, seed: 3)
    func evaluation(_ outputs: String) throws -> Evaluation {
      let other = try Self.network(inputs: ["a"], outputs: "outputs: \(outputs)", reads: "a")
      return try Predictor(other, weights: weights).evaluate(bars(60))
    }
    let (both, first, second) = (try evaluation("[out, second]"), try evaluation("out"), try evaluation("second"))
    #expect(abs(both.loss - first.loss - second.loss) < 1e-9)
    #expect(both.accuracy == first.accuracy && both.probabilities == first.probabilities)
  }

  @Test func `both outputs learn, the same with any number of threads`() throws {
    let network = try Self.network(inputs: ["a", "b"], reads: "b")
    let trainer = try Self.trained(network)
    #expect(trainer.weights.tensors == (try Self.trained(network, threads: 3)).weights.tensors)
    let start = Weights(glorotFor: network, seed: shortTraining.seed)
    for (index, name) in start.names.enumerated() where name.hasSuffix("/kernel") {
      #expect(start.tensors[index] != trainer.weights.tensors[index], "\(name)")
    }
    #expect(trainer.history[2].loss < trainer.history[0].loss)
  }

  @Test func `inputs of two shapes, and outputs of two lengths, are refused`() throws {
    for text in [
      "input: {a: [8, 7, 1], b: [4, 7, 1]}\nlayers:\n  - Concatenate: {axis: 1, inputs: [a, b]}\n  - Flatten\n"
        + "  - Dense: {units: 3, activation: softmax}",
      "input: [8, 7, 1]\nlayers:\n  - Flatten: {name: f}\n  - Dense: {units: 3, activation: softmax}\n"
        + "  - Dense: {units: 2, activation: softmax, inputs: f}",
    ] {
      let network = try Network(yaml: text, file: "wrong.yml")
      #expect(throws: TrainingError.notAClassifier) { try Trainer(network, images: bars(9)) }
    }
  }
}
