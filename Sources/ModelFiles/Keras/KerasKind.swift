import Networks
import Tensors

/// How a kind of layer of Keras becomes a layer here, or a few in a row.
protocol KerasKind: Sendable {
  /// Keras's names of the classes.
  static var names: [String] { get }

  /// The layers for inputs of these shapes; throws `NetworkError` for arguments that are not read.
  static func parts(_ arguments: KerasArguments, reading inputs: [Shape]) throws -> [KerasPart]
}

/// A layer that a layer of Keras becomes.
struct KerasPart {
  let layer: any Layer
  /// What is put behind the name of Keras's layer, which the last part has to itself.
  let ending: String?

  init(_ layer: any Layer, ending: String? = nil) { (self.layer, self.ending) = (layer, ending) }
}

/// Every kind of layer of Keras that is read; a new one is added here and nowhere else.
enum KerasKinds {
  static let all: [any KerasKind.Type] = [
    KerasDirect.self, KerasConvolution.self, KerasNormalization.self, KerasConcatenation.self, KerasFlattening.self,
    KerasReshaping.self, KerasPermutation.self, KerasSoftmax.self, KerasLeakyRectifier.self, KerasDropout.self,
    KerasIdentity.self, KerasRescaling.self, KerasResizing.self,
  ]

  /// The kind with one of Keras's names; `nil` if there is none.
  static func named(_ name: String) -> (any KerasKind.Type)? { all.first { $0.names.contains(name) } }
}
