import Foundation
import Networks

/// Arrays out of the messages of a file.
extension ONNXArray {
  /// No array of more values is made.
  static let limit = NetworkLimits.parameters
  /// Nor one of more that is larger than what it is made of.
  static let growthLimit = 1 << 24

  /// How many values an array of these extents has; `nil` where they are negative, or so large that sums of them fail.
  static func count(of extents: [Int]) -> Int? {
    let isEmpty = extents.contains(0)
    guard extents.allSatisfy({ $0 >= 0 }),
      let count = NetworkLimits.product(extents.filter { $0 > 0 }, limit: isEmpty ? 4096 : limit)
    else {
      return nil
    }
    return extents.contains(0) ? 0 : count
  }

  /// Reads a tensor; its extents are held against its bytes before anything is allocated.
  init(_ tensor: ONNXTensor) throws {
    let name = "the tensor '\(tensor.name.printable(limit: 60))'"
    guard tensor.dataLocation == .default, tensor.externalData.isEmpty else {
      throw ONNXFailure(
        reason: "\(name) lies in another file (external data), which is not read; save the model in one file: "
          + "onnx.save(onnx.load('model.onnx'), 'whole.onnx').")
    }
    let extents = tensor.dims.map { Int($0) }
    guard let count = Self.count(of: extents) else {
      throw ONNXFailure(reason: "\(name) has a shape that is too large or negative.")
    }
    self.init(extents, try Self.content(tensor))
    guard self.count == count else {
      throw ONNXFailure(reason: "\(name) has \(self.count) values, but a shape of \(count).")
    }
  }

  private static func content(_ tensor: ONNXTensor) throws -> Content {
    let raw = tensor.hasRawData ? tensor.rawData : nil
    let small = tensor.int32Data
    switch tensor.dataType {
    case 1: return .floats(raw.map { floats(.float32, $0) } ?? tensor.floatData)
    case 10: return .floats(floats(.float16, raw ?? words(small)))
    case 16: return .floats(floats(.bfloat16, raw ?? words(small)))
    case 11:
      return .floats(
        raw.map { numbers($0, as: UInt64.self).map { Float(Double(bitPattern: $0)) } }
          ?? tensor.doubleData.map { Float($0) })
    case 2:
      return .integers(raw.map { integers($0, as: UInt8.self) } ?? small.map { Int(UInt8(truncatingIfNeeded: $0)) })
    case 3: return .integers(raw.map { integers($0, as: Int8.self) } ?? small.map { Int(Int8(truncatingIfNeeded: $0)) })
    case 4: return .integers(raw.map { integers($0, as: UInt16.self) } ?? small.map { Int($0) })
    case 5: return .integers(raw.map { integers($0, as: Int16.self) } ?? small.map { Int($0) })
    case 6: return .integers(raw.map { integers($0, as: Int32.self) } ?? small.map { Int($0) })
    case 7: return .integers(raw.map { integers($0, as: Int64.self) } ?? tensor.int64Data.map { Int($0) })
    case 9:
      return .integers((raw.map { integers($0, as: UInt8.self) } ?? small.map { Int($0) }).map { $0 == 0 ? 0 : 1 })
    case 12:
      return .integers(
        raw.map { integers($0, as: UInt32.self) } ?? tensor.uint64Data.map { Int(truncatingIfNeeded: $0) })
    case 13:
      return .integers(
        (raw.map { numbers($0, as: UInt64.self) } ?? tensor.uint64Data).map { Int(truncatingIfNeeded: $0) })
    default:
      throw ONNXFailure(
        reason:
          "the tensor '\(tensor.name.printable(limit: 60))' has elements of type \(tensor.dataType), which are not "
          + "read; float32, float16, bfloat16, double, bool and whole numbers of 8 to 64 bits are.")
    }
  }

  private static func floats(_ type: ElementType, _ data: Data) -> [Float] {
    data.withUnsafeBytes { type.decoded($0) }
  }

  /// The low halves of numbers, as numbers of 16 bits are stored.
  private static func words(_ values: [Int32]) -> Data {
    var data = Data(capacity: 2 * values.count)
    for value in values {
      withUnsafeBytes(of: UInt16(truncatingIfNeeded: value).littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  private static func integers<Number: FixedWidthInteger>(_ data: Data, as type: Number.Type) -> [Int] {
    numbers(data, as: type).map { Int(truncatingIfNeeded: $0) }
  }

  private static func numbers<Number: FixedWidthInteger>(_ data: Data, as type: Number.Type) -> [Number] {
    let size = MemoryLayout<Number>.size
    return data.withUnsafeBytes { bytes in
      (0..<bytes.count / size).map { Number(littleEndian: bytes.loadUnaligned(fromByteOffset: $0 * size, as: type)) }
    }
  }
}
