import ModelFiles
import Networks
import Tensors

/// A network as a site about photographs explains it: with outputs that are vectors of one length, a number for each class.
///
/// Of one with several outputs that do not go together the first vector counts, or the first maps; behind maps stands a layer
/// that takes the mean of each. All other layers stay, with their weights.
struct AnsweringNetwork {
  let network: Network
  /// How many numbers come out.
  let count: Int
  /// The layer that was put behind the network's own.
  private(set) var mean: String?
  /// The output that counts, if not all do.
  private(set) var chosen: String?

  /// Throws `ModelFitError` where nothing comes out that is a vector or maps.
  init(_ own: Network, file: String) throws {
    let outputs = own.outputs.compactMap(own.node(named:))
    let vectors = outputs.filter { $0.outputShape.rank == 1 }
    if let first = vectors.first, vectors.count == outputs.count, Set(outputs.map(\.outputShape)).count == 1,
      Set(own.outputs).count == outputs.count
    {
      (network, count) = (own, first.outputShape.count)
      return
    }
    guard let answer = vectors.first ?? outputs.first else {
      throw ModelFitError.outputs(file: file, outputs: own.outputs)
    }
    chosen = outputs.count > 1 ? answer.name : nil
    count = answer.outputShape.channels
    var layers = own.nodes.map(\.namedLayer)
    var output = answer.name
    if answer.outputShape.rank > 1 {
      output = Self.freeName(in: own)
      layers.append(NamedLayer(output, Self.pooling(answer.outputShape), inputs: [answer.name]))
      mean = output
    }
    network = try Network(name: own.name, inputs: own.inputs, layers: layers, outputs: [output])
  }

  /// The mean of each map, over one, two or three axes.
  private static func pooling(_ shape: Shape) -> any Layer {
    switch shape.cells.count {
    case 1: GlobalAveragePooling1D()
    case 2: GlobalAveragePooling2D()
    default: GlobalAveragePooling3D()
    }
  }

  private static func freeName(in network: Network) -> String {
    var (name, number) = ("mean", 0)
    while network.shape(of: name) != nil {
      number += 1
      name = "mean_\(number)"
    }
    return name
  }
}
