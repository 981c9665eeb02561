import CKernels
import Tensors

extension Builder {
  /// Which kernels a program is made of.
  package enum Kernels: Sendable {
    /// What the measurements say is faster.
    case automatic
    /// oneDNN's.
    case library
    /// The engine's own, which need 16 examples at once.
    case lanes(InstructionSet)
  }

  /// How many examples a shard should have if `suitsLanes`.
  package static var laneCount: Int { LaneKernels.images }

  /// Whether the operations so far run faster with one example in each lane of a vector than with oneDNN.
  package var suitsLanes: Bool { LaneKernels.best != nil && operations.allSatisfy(\.suitsLanes) }

  var laneKernels: LaneKernels? {
    switch kernels {
    case .automatic: batch == LaneKernels.images && suitsLanes ? LaneKernels.best : nil
    case .library: nil
    case .lanes(let instructions): batch == LaneKernels.images ? LaneKernels(instructions) : nil
    }
  }
}
