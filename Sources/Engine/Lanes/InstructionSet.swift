import CKernels

/// Instructions of a processor that the engine's own kernels are compiled for.
package enum InstructionSet: Sendable, CaseIterable {
  /// What every processor of the kind has.
  case baseline
  /// Vectors of 8 numbers, multiplied and added at once.
  case avx2
  /// Vectors of 16 numbers.
  case avx512

  /// Those that this processor has, the slowest first.
  package static var available: [InstructionSet] { allCases.filter { $0.kernels != nil } }

  /// Up to which product of channels and filters a convolution of 3x3 is faster in lanes than with oneDNN.
  ///
  /// Measured for forward and both gradients with oneDNN held to the same instructions: 16 -> 16 channels are as fast with
  /// AVX-512, 8 -> 8 with AVX2, and 1 -> 8 four times as fast with either.
  var narrowChannels: Int { self == .avx2 ? 64 : 256 }

  var kernels: UnsafePointer<CKKernels>? {
    let wanted: CKInstructions =
      switch self {
      case .baseline: .baseline
      case .avx2: .AVX2
      case .avx512: .AVX512
      }
    return ck_kernels(wanted)
  }
}
