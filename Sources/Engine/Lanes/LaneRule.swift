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
  ///
  /// So do convolutions of few channels. One that is wide makes the whole program oneDNN's: layouts would have to be
  /// changed back and forth.
  package var suitsLanes: Bool {
    guard let instructions = InstructionSet.available.last else { return false }
    return operations.contains { $0 is Convolution } && operations.allSatisfy { $0.suitsLanes(instructions) }
  }

  var laneKernels: LaneKernels? {
    switch kernels {
    case .automatic: batch == LaneKernels.images && suitsLanes ? LaneKernels.best : nil
    case .library: nil
    case .lanes(let instructions): batch == LaneKernels.images ? LaneKernels(instructions) : nil
    }
  }
}
