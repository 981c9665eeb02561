import Networks
import Tensors

/// A permutation of axes, which counts the channels where the model has them.
enum KerasPermutation: KerasKind {
  static let names = ["Permute"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    let layer = try arguments.layer(Permute.self)
    let rank = inputs.first?.rank ?? 1
    guard arguments.order == .channelsFirst, rank > 1, let permute = layer as? Permute,
      permute.dims.sorted() == Array(1...rank)
    else { return [KerasPart(layer)] }
    let places = permute.dims.map { $0 == 1 ? rank : $0 - 1 }
    return [KerasPart(Permute(dims: Array(places.dropFirst()) + [places[0]]))]
  }
}
