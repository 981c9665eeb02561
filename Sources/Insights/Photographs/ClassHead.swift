import Networks
import Tensors

/// The end of a network that takes the mean of each of its last maps: it tells where in the picture a class was seen
/// (B. Zhou and others, Learning Deep Features for Discriminative Localization, 2016).
///
/// Either there is one map for each class, made by a convolution of 1×1, and its mean is the class's score; or the means are
/// themselves what comes out; or a dense layer weighs the means of all maps, and the same weights make one map of them.
struct ClassHead {
  /// The layer that takes the means.
  let pooling: Node
  /// The layer that makes the maps of which it takes the mean.
  let maps: Node
  /// What makes the scores.
  let scores: Scores

  /// What makes the scores of the classes.
  enum Scores {
    /// A convolution of 1×1 with a filter for each class; `nil` if the maps are made by another layer.
    case maps(Convolution?)
    /// A dense layer that reads the means.
    case dense(Connections)
  }

  /// The end of an experiment's network; `nil` if it is another one.
  init?(_ experiment: Experiment) {
    let network = experiment.network
    let classes = experiment.dataset.classes.count
    guard let pooling = network.nodes.last(where: { $0.layer is GlobalAveragePooling2D }),
      let maps = network.node(named: network.origin(of: pooling.inputs[0])), maps.outputShape.isMaps,
      let output = network.outputs.first.flatMap(network.node(named:))
    else { return nil }
    (self.pooling, self.maps) = (pooling, maps)
    if output.name == pooling.name, maps.outputShape.channels == classes {
      // The means are what comes out: the maps are the answer.
      scores = .maps(nil)
      return
    }
    guard network.origin(of: output.inputs[0]) == pooling.name, output.inputs.count == 1 else { return nil }
    if let dense = Connections(output, in: experiment), dense.unitCount == classes {
      scores = .dense(dense)
    } else if output.layer.activation == .softmax, output.parameters.isEmpty, maps.outputShape.channels == classes {
      let convolution = Convolution(maps, in: experiment)
      let isOfOneCell = convolution.map { $0.kernels.shape[0] == 1 && $0.kernels.shape[1] == 1 && $0.groups == 1 }
      scores = .maps(isOfOneCell == true ? convolution : nil)
    } else {
      return nil
    }
  }

  /// The map of a class for an example, `[rows, columns]`.
  func map(of label: Int, in experiment: Experiment, example: Int) -> Tensor {
    let values = experiment.inspection.output(of: maps.name).slice(example)
    switch scores {
    case .maps: return values.slice(label)
    case .dense(let dense):
      var map = Tensor([values.shape.rows, values.shape.columns])
      for channel in 0..<values.shape.channels {
        let weight = dense.kernel[channel, label]
        let start = channel * map.count
        for cell in 0..<map.count { map.values[cell] += weight * values.values[start + cell] }
      }
      return map
    }
  }

  /// What is added to the mean of a class's map to make its score; `nil` where nothing is.
  func bias(of label: Int) -> Float? {
    if case .dense(let dense) = scores { dense.bias?[label] } else { nil }
  }
}
