import ModelFiles
import Support
import Tensors
import TestSupport
import Testing

@Suite struct NumPyTests {
  private func file(_ header: String, _ values: [UInt8], version: UInt8 = 1) -> [UInt8] {
    let length = header.utf8.count
    let size: [UInt8] =
      version == 1 ? [UInt8(length & 255), UInt8(length >> 8)] : [UInt8(length & 255), UInt8(length >> 8), 0, 0]
    return [0x93] + Array("NUMPY".utf8) + [version, 0] + size + Array(header.utf8) + values
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    for array in [
      NumPyArray([2, 3], [1, -2, 3.5, 0, 1e-30, 7]), NumPyArray([4], [1, 2, 3, 4]), NumPyArray([], [5]),
      NumPyArray([0, 3], []),
    ] {
      #expect(try NumPyArray(array.encoded, file: "x") == array)
    }
  }

  @Test func theBytesAreThoseOfNumPy() {
    // numpy.save of array([[1, 2]], dtype="float32")
    let bytes = NumPyArray([1, 2], [1, 2]).encoded
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 2), }"
    #expect(bytes.count == 128 + 8)
    #expect(Array(bytes[..<10]) == [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0])
    #expect(String(decoding: bytes[10..<128], as: UTF8.self) == header + String(repeating: " ", count: 58) + "\n")
    #expect(Array(bytes[128...]) == [0, 0, 0x80, 0x3f, 0, 0, 0, 0x40])
  }

  @Test func bytesAreReadAsTheyAre() throws {
    for version in [1, 2, 3] as [UInt8] {
      let array = try NumPyArray(
        file("{\"shape\": (2, 2), 'fortran_order': False, 'descr': '|u1'}\n", [0, 1, 128, 255], version: version),
        file: "x")
      #expect(array == NumPyArray([2, 2], [0, 1, 128, 255]))
    }
  }

  @Test(arguments: [
    ("{'descr': '<f8', 'fortran_order': False, 'shape': (1,)}", 8, "astype('float32')"),
    ("{'descr': '<f4', 'fortran_order': True, 'shape': (1, 1)}", 4, "ascontiguousarray"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (3,)}", 8, "12 bytes"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (4611686018427387904, 4)}", 8, "too large"),
    ("{'descr': '<f4', 'fortran_order': False}", 4, "lacks"),
    ("{'descr': '<f4', 'descr': '|u1', 'fortran_order': False, 'shape': (1,)}", 4, "repeated"),
    ("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (1,)}", 4, "lacks"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,)}", 4, "whole numbers"),
    ("{'descr': '<f4', 'fortran_order': False, 'shape': (1,)} print", 4, "goes on"),
  ])
  func whatIsNoPlainArrayIsRefusedWithTheReason(header: String, bytes: Int, words: String) {
    let error = #expect(throws: ModelFileError.self) {
      try NumPyArray(file(header, Array(repeating: 0, count: bytes)), file: "x.npy")
    }
    #expect(error?.description.contains(words) == true, "\(String(describing: error))")
  }

  @Test func whateverIsChangedInAnArrayItIsReadOrRefused() {
    let original = NumPyArray([2, 3], [1, 2, 3, 4, 5, 6]).encoded
    var random = RandomGenerator(seed: 4, stream: "array mutations")
    for _ in 0..<3000 {
      do { _ = try NumPyArray(original.mutated(with: &random), file: "x") } catch {
        #expect(error is ModelFileError)
      }
    }
  }

  @Test func channelsMoveToTheFrontAndBack() throws {
    let array = NumPyArray([1, 1, 2, 3], [1, 2, 3, 4, 5, 6])
    let maps = try #require(AxisOrder.channelsLast.examples(array, of: [3, 1, 2]))
    #expect(maps == Tensor([1, 3, 1, 2], [1, 4, 2, 5, 3, 6]))
    #expect(AxisOrder.channelsLast.array(maps) == array)
    #expect(AxisOrder.channelsFirst.array(maps) == NumPyArray([1, 3, 1, 2], [1, 4, 2, 5, 3, 6]))
    #expect(AxisOrder.channelsLast.examples(array, of: [2, 1, 3]) == nil)
    #expect(AxisOrder.channelsLast.examples(NumPyArray([0, 2], []), of: [2]) == nil)
  }
}
