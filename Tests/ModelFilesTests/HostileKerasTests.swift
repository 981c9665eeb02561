import Foundation
import ModelFiles
import Support
import Tensors
import TestSupport
import Testing

@Suite("No file of Keras makes more than an error")
struct HostileKerasTests {
  private let scratch = try! Scratch()

  private func mutate(_ name: String, _ count: Int, within limit: Int) throws {
    let original = try Files.read(KerasGoldenTests.path(name), limit: 1 << 20)
    var random = RandomGenerator(seed: 5, stream: name)
    let ending = name.split(separator: ".")[1]
    for _ in 0..<count {
      let file = try scratch.write("mutant.\(ending)", original.mutated(with: &random, within: limit))
      do { _ = try ModelFile.load(file) } catch let error as ModelFileError {
        #expect(error.description.count <= 300)
      }
    }
  }

  @Test func whateverIsChangedInAnArchiveItIsReadOrRefused() throws {
    try mutate("transposed.keras", 150, within: .max)
  }

  @Test func whateverIsChangedInAnHDF5FileItIsReadOrRefused() throws {
    try mutate("shared.h5", 30, within: .max)
    try mutate("poolings.h5", 30, within: 3000)
  }

  @Test func filesThatAreCutShortAreRefused() throws {
    for name in ["shared.h5", "residual.keras", "shapes.keras"] {
      let whole = try Files.read(KerasGoldenTests.path(name), limit: 1 << 20)
      for length in [16, 100, whole.count / 2, whole.count - 1] {
        let file = try scratch.write("cut-\(name)", Array(whole.prefix(length)))
        #expect(throws: ModelFileError.self) { try ModelFile.load(file) }
      }
    }
  }

  @Test func aZipArchiveThatIsNoModelIsTakenForAPickle() throws {
    let empty = Array("PK\u{5}\u{6}".utf8) + [UInt8](repeating: 0, count: 18)
    let file = try scratch.write("model.zip", Array("PK\u{3}\u{4}".utf8) + empty)
    let error = #expect(throws: ModelFileError.self) { try ModelFile.load(file) }
    #expect(error?.description.contains("weights_only=True") == true)
  }
}
