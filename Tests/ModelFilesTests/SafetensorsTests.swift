import ModelFiles
import Support
import Tensors
import TestSupport
import Testing

@Suite struct SafetensorsTests {
  private let example = Safetensors(
    [
      .init("a/bias", Tensor([2], [0x1p-148, .infinity])), .init("a/kernel", Tensor([1, 3], [1.5, -2, 0.1])),
    ],
    metadata: ["é\n": "x\"y", "network": "name: n\n"])

  /// Golden bytes: Python's `safetensors.numpy.save` of the same tensors and metadata.
  @Test func theBytesAreThoseOfTheReferenceImplementation() throws {
    let header =
      #"{"__metadata__":{"network":"name: n\n","é\n":"x\"y"},"a/bias":{"dtype":"F32","shape":[2],"#
      + #""data_offsets":[0,8]},"a/kernel":{"dtype":"F32","shape":[1,3],"data_offsets":[8,20]}} "#
    let values: [UInt8] = [2, 0, 0, 0, 0, 0, 0x80, 0x7f, 0, 0, 0xc0, 0x3f, 0, 0, 0, 0xc0, 0xcd, 0xcc, 0xcc, 0x3d]
    #expect(example.encoded == [0xb0, 0, 0, 0, 0, 0, 0, 0] + Array(header.utf8) + values)
    #expect(try Safetensors(example.encoded, file: "a") == example)
  }

  /// Golden bytes: Python's `safetensors.torch.save`.
  @Test func numbersOfSixteenBitsAreWidened() throws {
    let header =
      #"{"b":{"dtype":"BF16","shape":[3],"data_offsets":[0,6]},"h":{"dtype":"F16","shape":[6],"data_offsets":[6,18]}}"#
    let values: [UInt8] =
      [0x80, 0x3f, 0x49, 0xc0, 0x96, 0x7e] + [0, 0x3c, 0, 0xb8, 0xff, 0x7b, 1, 0, 0x55, 0x35, 0, 0x7c]
    let content = try Safetensors(file(header, values), file: "a").tensors
    #expect(content.map(\.name) == ["b", "h"])
    #expect(content[0].tensor.values == [1, -3.140625, 9.969209968386869e+37])
    #expect(content[1].tensor.values == [1, -0.5, 65504, 0x1p-24, 0.333251953125, .infinity])
  }

  @Test func aFileOnDiskIsReplacedAsAWhole() throws {
    let scratch = try Scratch()
    let path = try scratch.write("model.safetensors", [1, 2, 3])
    try example.write(to: path)
    #expect(try Safetensors(file: path) == example)
    #expect(throws: FileError.self) { try example.write(to: "\(scratch.path)/none/model.safetensors") }
  }

  @Test func aFileWithoutTensorsIsReadAndWritten() throws {
    let empty = Safetensors([])
    #expect(try Safetensors(empty.encoded, file: "a") == empty)
  }

  @Test(arguments: [
    ("", "{ was expected"),
    (#" {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, "{ was expected"),
    (
      #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[0],"data_offsets":[4,4]}}"#,
      "the key a stands twice"
    ),
    (#"{"a":{"dtype":"F32","dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#, "the key dtype stands twice"),
    (#"{"__metadata__":{"n":"1","\u006e":"2"}}"#, "the key n stands twice"),
    (#"{"__metadata__":{"n":1}}"#, "\" was expected"),
    (#"{"__metadata__":{"n":"\ud800"}}"#, "an escape is half a character"),
    (#"{"__metadata__":{"n":"\ud800\u0041"}}"#, "an escape is half a character"),
    (#"{"__metadata__":{"n":"\u+123"}}"#, "an escape needs four hexadecimal digits"),
    (#"{"__metadata__":{"n":"\x"}}"#, "there is no such escape"),
    ("{\"__metadata__\":{\"n\":\"\t\"}}", "a control character stands in a text"),
    (#"{"a":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}"#, "the type F64 is none of F32, F16, BF16 and I64"),
    (#"{"a":{"dtype":"F32","shape":[1]}}"#, "the tensor a lacks dtype, shape or data_offsets"),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}}"#, "the tensor a lacks dtype, shape or data_offsets"),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"x":1}}"#, "a tensor has the unknown key x"),
    (#"{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}}"#, "a whole number was expected"),
    (#"{"a":{"dtype":"F32","shape":[01],"data_offsets":[0,4]}}"#, "a whole number was expected"),
    (#"{"a":{"dtype":"F32","shape":[1.0],"data_offsets":[0,4]}}"#, "] was expected"),
    (#"{"a":{"dtype":"F32","shape":[99999999999999999999],"data_offsets":[0,4]}}"#, "the number is too large"),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}} x"#, "it goes on after its end"),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}"#, "} was expected"),
    (#"{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"#, "a list has more than 16 numbers"),
    (#"{"a"#, "a text has no end"),
  ])
  func aHeaderThatBreaksTheRulesIsRefusedWithItsByte(header: String, reason: String) {
    let error = #expect(throws: ModelFileError.self) { try Safetensors(file(header, [0, 0, 0, 0]), file: "a") }
    guard case .badHeader("a", let byte, reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect((8...8 + header.utf8.count).contains(byte))
  }

  @Test(arguments: [
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}"#, "has 4 bytes, which is not what its shape"),
    (
      #"{"a":{"dtype":"F32","shape":[4294967296,4294967296,0],"data_offsets":[0,4]}}"#,
      "has 4 bytes, which is not what its shape"
    ),
    (#"{"a":{"dtype":"F32","shape":[1],"data_offsets":[1,5]}}"#, "begins at offset 1, but the one before it ends at 0"),
    (#"{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, "ends at offset 8, but the file has only 4 bytes"),
    (
      #"{"a":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"F16","shape":[1],"data_offsets":[2,4]}}"#,
      "begins at offset 2, but the one before it ends at 4"
    ),
  ])
  func aTensorThatCannotBeIsRefusedByName(header: String, reason: String) {
    let error = #expect(throws: ModelFileError.self) { try Safetensors(file(header, [0, 0, 0, 0]), file: "a") }
    guard case .badTensor = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func valuesThatBelongToNoTensorAreRefused() {
    #expect(
      throws: ModelFileError.badHeader(file: "a", byte: 10, reason: "there are 4 bytes that belong to no tensor")
    ) { try Safetensors(file("{}", [0, 0, 0, 0]), file: "a") }
  }

  @Test(arguments: [
    [], [1, 2, 3], [0, 0, 0, 0, 0, 0, 0, 0xff], [0, 0xe1, 0xf5, 5, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0, 0, 0],
  ])
  func aLengthThatTheFileDoesNotHaveIsRefused(bytes: [UInt8]) {
    #expect(throws: ModelFileError.self) { try Safetensors(bytes, file: "a") }
  }

  @Test func whateverIsChangedInAFileReadingItSucceedsOrSaysWhyNot() throws {
    var random = RandomGenerator(seed: 3, stream: "safetensors mutations")
    var refused = 0
    for _ in 0..<2000 {
      do { _ = try Safetensors(example.encoded.mutated(with: &random), file: "a") } catch let error as ModelFileError {
        refused += 1
        #expect(error.description.count <= 300)
      }
    }
    #expect(refused > 1000)
  }

  private func file(_ header: String, _ values: [UInt8]) -> [UInt8] {
    let length = header.utf8.count
    return (0..<8).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + Array(header.utf8) + values
  }
}
