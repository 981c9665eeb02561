import Foundation
import TestSupport
import Testing

@Suite("Trained networks from files: inspect, predict, activations, convert")
struct TrainedModelTests {
  private let workshop = try! Workshop()

  /// A dense layer of two units over vectors of three: 1 2 / 3 4 / 5 6, biases 0.5 and 0.
  private func model() throws -> String {
    let yaml = "name: tiny\\ninput: [3]\\nlayers:\\n  - Dense: {name: out, units: 2}\\n"
    let header =
      "{\"__metadata__\":{\"network\":\"\(yaml)\"},\"out/kernel\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]},"
      + "\"out/bias\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[24,32]}}"
    let values: [Float] = [1, 2, 3, 4, 5, 6, 0.5, 0]
    let length = withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian) { Array($0) }
    return try workshop.scratch.write("tiny.safetensors", length + Array(header.utf8) + bytes(values))
  }

  private func bytes(_ values: [Float]) -> [UInt8] {
    values.flatMap { value in withUnsafeBytes(of: value.bitPattern.littleEndian) { Array($0) } }
  }

  /// An array as numpy.save writes it.
  private func array(_ extents: String, _ values: [Float]) -> [UInt8] {
    let header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(extents)), }"
    let padded = header + String(repeating: " ", count: 117 - header.utf8.count) + "\n"
    return [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(padded.utf8) + bytes(values)
  }

  @Test("predict and activations write what the network makes of an array")
  func predict() throws {
    let (model, input) = (try model(), try workshop.scratch.write("x.npy", array("2, 3", [1, 0, 0, 1, 1, 1])))
    for command in [
      ["predict", "--model", model, "--input", input, "--output", "y.npy"],
      ["predict", "--model", model, "--input", "input=\(input)", "--output", "out=y.npy"],
      ["activations", "--model", model, "--input", input, "--layer", "out", "--output", "y.npy", "--threads", "1"],
    ] {
      #expect(try workshop.start(command).wait().code == 0)
      let written = try Data(contentsOf: URL(fileURLWithPath: workshop.path("y.npy")))
      #expect(Array(written) == array("2, 2", [1.5, 2, 9.5, 12]))
    }
  }

  @Test("inspect tells layers and statistics, as text and as JSON")
  func inspect() throws {
    struct Summary: Decodable {
      struct Tensor: Decodable {
        let name: String
        let shape: [Int]
        let min, max, mean, std, zeros: Double
      }
      let name: String
      let parameters, flops, parameterBytes: Int
      let tensors: [Tensor]
    }
    let model = try model()
    let text = try workshop.run("inspect", model)
    #expect(text.code == 0 && text.output.contains("tiny: 1 layer, 8 parameters") && text.output.contains("50.0 %"))
    let json = try workshop.run("inspect", model, "--json")
    let summary = try JSONDecoder().decode(Summary.self, from: Data(json.output.utf8))
    #expect(summary.name == "tiny" && summary.parameters == 8 && summary.flops == 14 && summary.parameterBytes == 32)
    let kernel = try #require(summary.tensors.first)
    #expect(kernel.name == "out/kernel" && kernel.shape == [3, 2] && kernel.min == 1 && kernel.max == 6)
    #expect(kernel.mean == 3.5 && abs(kernel.std - (35.0 / 12).squareRoot()) < 1e-9 && kernel.zeros == 0)
  }

  @Test("what does not fit is refused in one sentence, and nothing is written")
  func refused() throws {
    let (model, input) = (try model(), try workshop.scratch.write("x.npy", array("2, 2", [1, 0, 0, 1])))
    let run = ["--model", model, "--input", input]
    #expect(try workshop.start(["predict", "--output", "y.npy"] + run).wait().isFailure(65, "[examples, 3]"))
    let two = ["predict", "--output", "y.npy", "--input", input] + run
    #expect(try workshop.start(two).wait().isFailure(64, "one input"))
    let good = try workshop.scratch.write("z.npy", array("1, 3", [1, 0, 0]))
    let layer = ["activations", "--model", model, "--input", good, "--output", "y.npy", "--layer", "uot"]
    #expect(try workshop.start(layer).wait().isFailure(64, "did you mean out"))
    #expect(try workshop.run("convert", model, "copy.pt").isFailure(64, ".safetensors"))
    #expect(try workshop.run("inspect", "nowhere.keras").isFailure(66, "nowhere.keras"))
    #expect(!FileManager.default.fileExists(atPath: workshop.path("y.npy")))
    #expect(try workshop.run("convert", model, "copy.safetensors").code == 0)
    #expect(try workshop.run("inspect", "copy.safetensors").output == workshop.run("inspect", model).output)
  }
}
