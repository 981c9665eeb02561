import Networks
import Tensors

/// Concatenation, whose axis counts the channels where the model has them.
enum KerasConcatenation: KerasKind {
  static let names = ["Concatenate"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let (rank, axis) = (inputs.first?.rank ?? 1, own.take("axis"))
    guard let number = axis.map(\.integer) ?? -1, let place = own.lastOrder(axis: number, rank: rank) else {
      throw own.refusal("axis", axis ?? SourceValue(content: .none), mustBe: "a number of an axis behind the batch")
    }
    own.set("axis", SourceValue(content: .integer(place == rank ? -1 : place)))
    return [KerasPart(try own.layer(Concatenate.self))]
  }
}
