import Networks
import Tensors

/// Leaky rectifiers, whose slope Keras 2 calls alpha, and those that learn their slopes.
enum KerasLeakyRectifier: KerasKind {
  static let names = ["LeakyReLU", "PReLU"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    guard arguments.kind == "PReLU" else {
      own.rename("alpha", to: "negative_slope")
      return [KerasPart(try own.layer(LeakyReLU.self))]
    }
    let rank = inputs.first?.rank ?? 1
    let shared = own.take("shared_axes")
    let axes = shared.map { $0.list?.compactMap(\.integer) ?? $0.integer.map { [$0] } ?? [] } ?? []
    let places = axes.compactMap { own.lastOrder(axis: $0, rank: rank) }
    // With the channels first, slopes lie in another order than here unless all cells share theirs.
    let isOrdered = arguments.order == .channelsLast || Set(places).isSuperset(of: 1..<max(1, rank))
    guard places.count == axes.count, isOrdered else {
      throw own.refusal(
        "shared_axes", shared ?? SourceValue(content: .none),
        mustBe: "the axes of the cells, where the channels come first")
    }
    return [KerasPart(PReLU(sharedAxes: places))]
  }
}
