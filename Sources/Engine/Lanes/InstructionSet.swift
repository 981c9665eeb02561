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
  /// Measured by whole epochs of training. On a processor that has AVX2 and no more, networks of two convolutions with
  /// 1 -> 16 -> 8, 1 -> 32 -> 16, 1 -> 64 -> 32 and 1 -> 64 -> 64 channels train 2.7, 2.0, 1.3 and 1.3 times as fast as with
  /// oneDNN, and one of 64 -> 128 channels 0.6 times. With AVX-512, forward and both gradients of 16 -> 16 channels are as fast.
  var narrowChannels: Int { self == .avx2 ? 2048 : 256 }

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
