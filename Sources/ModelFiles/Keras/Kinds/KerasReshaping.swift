import Networks
import Tensors

/// Reshaping, which keeps the order of the memory: with the channels first another one than here.
enum KerasReshaping: KerasKind {
  static let names = ["Reshape"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    let layer = try arguments.layer(Reshape.self)
    guard arguments.order == .channelsFirst, let input = inputs.first, let reshape = layer as? Reshape else {
      return [KerasPart(layer)]
    }
    let (before, after) = (input.rank, reshape.targetShape.count)
    var parts: [KerasPart] = []
    if before > 1 { parts.append(KerasPart(Permute(dims: [before] + Array(1..<before)), ending: "order")) }
    parts.append(KerasPart(layer, ending: "cut"))
    if after > 1 { parts.append(KerasPart(Permute(dims: Array(2...after) + [1]))) }
    return parts
  }
}
