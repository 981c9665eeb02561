/// The number formats that are read, by their names in safetensors.
enum ElementType: String {
  case float32 = "F32"
  case float16 = "F16"
  case bfloat16 = "BF16"
  /// Whole numbers, such as the batches that PyTorch counts.
  case integer64 = "I64"

  /// How many bytes a value takes.
  var byteCount: Int {
    switch self {
    case .float32: 4
    case .float16, .bfloat16: 2
    case .integer64: 8
    }
  }

  /// The values of little-endian bytes; widening loses nothing, whole numbers are rounded.
  func decoded(_ bytes: UnsafeRawBufferPointer) -> [Float] {
    let count = bytes.count / byteCount
    return [Float](unsafeUninitializedCapacity: count) { values, filled in
      for i in 0..<count {
        switch self {
        case .float32:
          values[i] = Float(
            bitPattern: UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * i, as: UInt32.self)))
        case .integer64:
          values[i] = Float(Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * i, as: Int64.self)))
        case .float16: values[i] = Self.widened(half: word(bytes, i))
        case .bfloat16: values[i] = Float(bitPattern: UInt32(word(bytes, i)) << 16)
        }
      }
      filled = count
    }
  }

  private func word(_ bytes: UnsafeRawBufferPointer, _ i: Int) -> UInt16 {
    UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: 2 * i, as: UInt16.self))
  }

  /// By hand, because Swift has no `Float16` on every processor.
  private static func widened(half: UInt16) -> Float {
    let sign: Float = half & 0x8000 == 0 ? 1 : -1
    let exponent = Int(half >> 10 & 0x1f)
    let fraction = Float(half & 0x3ff)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 31: return fraction == 0 ? sign * .infinity : .nan
    default: return sign * Float(sign: .plus, exponent: exponent - 25, significand: 1024 + fraction)
    }
  }
}
