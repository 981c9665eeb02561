import Networks
import Tensors

/// Softmax over the channels.
enum KerasSoftmax: KerasKind {
  static let names = ["Softmax"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let axis = own.take("axis") ?? SourceValue(content: .integer(-1))
    guard own.isChannels(axis, rank: inputs.first?.rank ?? 1) else {
      throw own.refusal("axis", axis, mustBe: "that of the channels")
    }
    return [KerasPart(try own.layer(Softmax.self))]
  }
}
