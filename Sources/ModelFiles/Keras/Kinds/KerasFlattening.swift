import Networks
import Tensors

/// Flattening in Keras's own order, which depends on where the model has its channels and on where the layer believes them.
enum KerasFlattening: KerasKind {
  static let names = ["Flatten"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    let flatten = KerasPart(try arguments.layer(Flatten.self))
    let rank = inputs.first?.rank ?? 1
    let isFirst = arguments.dataFormat == AxisOrder.channelsFirst.rawValue
    guard rank > 1, isFirst != (arguments.order == .channelsFirst) else { return [flatten] }
    // Channels first, told nothing of it: their order is that of the memory. Channels last, told otherwise: rows go last.
    let dims = isFirst ? Array(2...rank) + [1] : [rank] + Array(1..<rank)
    return [KerasPart(Permute(dims: dims), ending: "order"), flatten]
  }
}
