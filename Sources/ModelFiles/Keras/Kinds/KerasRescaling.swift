import Networks
import Tensors

/// A factor and an offset that are given and not learned, as numbers or as arrays that are broadcast to the channels.
enum KerasRescaling: KerasKind {
  static let names = ["Rescaling"]

  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart] {
    var own = arguments
    let channels = inputs.first?.channels ?? 1
    let (scale, offset) = (
      try own.numbers("scale", count: channels) ?? [1], try own.numbers("offset", count: channels) ?? [0]
    )
    own.set("scale", SourceValue(numbers: scale))
    own.set("offset", SourceValue(numbers: offset))
    return [KerasPart(try own.layer(Rescaling.self))]
  }
}

extension SourceValue {
  /// Numbers as a layer here reads them: one for all channels, or a list.
  init(numbers: [Double]) {
    let values = numbers.map { SourceValue(content: .number($0)) }
    self = Set(numbers).count == 1 ? values[0] : SourceValue(content: .list(values))
  }
}
