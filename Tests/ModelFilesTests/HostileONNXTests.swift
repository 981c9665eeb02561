import Foundation
import ModelFiles
import Networks
import Support
import Tensors
import TestSupport
import Testing

@Suite("No file of ONNX makes more than an error")
struct HostileONNXTests {
  private let scratch = try! Scratch()

  private func bytes(_ name: String) throws -> [UInt8] { try Files.read(ONNXGoldenTests.path(name), limit: 1 << 20) }

  /// The sentence of a refusal.
  private func refusal(_ bytes: [UInt8], _ name: String = "model.onnx", network: Network? = nil) throws -> String {
    let file = try scratch.write(name, bytes)
    let error = #expect(throws: ModelFileError.self) { try ModelFile.load(file, network: network) }
    return error?.description ?? ""
  }

  private func replaced(_ name: String, _ old: String, _ new: String) throws -> [UInt8] {
    var bytes = try bytes(name)
    let wanted = Array(old.utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: wanted) })
    bytes.replaceSubrange(place..<place + wanted.count, with: new.utf8)
    return bytes
  }

  @Test("whatever is changed in a file, it is read or refused", arguments: ONNXGoldenTests.names)
  func mutated(name: String) throws {
    let original = try bytes(name)
    var random = RandomGenerator(seed: 5, stream: name)
    for _ in 0..<150 {
      let file = try scratch.write("mutant.onnx", original.mutated(with: &random))
      do { _ = try ModelFile.load(file) } catch let error as ModelFileError { #expect(error.description.count <= 300) }
    }
  }

  @Test("files that are cut short are refused")
  func cut() throws {
    for name in ["older", "tensorflow"] {
      let whole = try bytes(name)
      for length in stride(from: 0, to: whole.count - 20, by: 41) {
        #expect(try refusal(Array(whole.prefix(length))).count <= 300)
      }
    }
  }

  @Test("an operator, an attribute and a version that are not read are named, with the layer")
  func named() throws {
    let kind = try refusal(replaced("arithmetic", "\u{22}\u{3}Sum", "\u{22}\u{3}Erf"))
    #expect(kind.contains("sum") && kind.contains("(Erf)") && kind.contains("README"))
    let attribute = try refusal(replaced("older", "\u{4}size", "\u{4}sise"))
    #expect(attribute.contains("'sise'") && attribute.contains("(LRN)"))
    let version = try refusal(replaced("arithmetic", "\u{0A}\u{0}\u{10}\u{11}", "\u{0A}\u{0}\u{10}\u{18}"))
    #expect(version.contains("version 24") && version.contains("7 to 23"))
    let own = try refusal(bytes("older"), network: .named("lecture"))
    #expect(own.contains("--network"))
  }

  @Test("weights in another file are refused, with what to do")
  func external() throws {
    let sentence = try refusal(bytes("external"))
    #expect(sentence.contains("external data") && sentence.contains("onnx.save"))
  }

  @Test("a model is known by its first bytes, whatever its name")
  func unnamed() throws {
    let file = try scratch.write("model.bin", try bytes("older"))
    #expect(try ModelFile.load(file).network.name == "model")
  }
}
