import Foundation
import TestSupport
import Testing

@Suite("Data of the user's own")
struct DataTests {
  private let workshop = try! Workshop()

  /// Twelve small pictures in each of two classes, whose colours tell them apart.
  private func writePictures() throws {
    for (name, colour) in [("dark", 20), ("light", 200)] {
      try FileManager.default.createDirectory(
        atPath: workshop.path("pets/\(name)"), withIntermediateDirectories: true)
      for index in 0..<12 {
        let shade = UInt8(colour + 3 * index)
        _ = try workshop.scratch.write(
          "pets/\(name)/\(index).png", PlainPNG.flat(rows: 8, columns: 12, [shade, shade, shade / 2]))
      }
    }
  }

  @Test("a folder of pictures is learned; the same seed gives the same bytes, another one other images to test with")
  func folder() throws {
    try writePictures()
    func weights(_ seed: String) throws -> Data {
      let outcome = try workshop.run(
        "train", "pets", "--epochs", "2", "--seed", seed, "--save", "weights.safetensors", "--retrain")
      #expect(outcome.code == 0 && outcome.output.contains("accuracy"), "\(outcome.messages)")
      #expect(outcome.messages.contains("training standard, "))
      return try Data(contentsOf: URL(fileURLWithPath: workshop.path("weights.safetensors")))
    }
    let first = try weights("1")
    #expect(try weights("1") == first)
    #expect(try weights("2") != first)
  }

  @Test("what cannot be used is told in one sentence, and nothing is written")
  func refused() throws {
    #expect(try workshop.run("report", "./nowhere").isFailure(66, "There is no file or directory ./nowhere"))
    try writePictures()
    _ = try workshop.scratch.write("pets/light/bad.png", [0x89, 0x50])
    #expect(try workshop.run("report", "pets").isFailure(65, "pets/light/bad.png", "not a picture"))
    #expect(try workshop.run("report", "pets", "--image-size", "0x9").isFailure(64, "--image-size"))
    #expect(try workshop.run("report", "idx:a,b").isFailure(66, "There is no file or directory a"))
    #expect(try workshop.run("report", "idx:a").isFailure(65, "idx:IMAGES,LABELS"))
    #expect(!FileManager.default.fileExists(atPath: workshop.path("Output/pets/index.html")))
  }

  @Test("the size may stand in a configuration file")
  func configured() throws {
    try writePictures()
    _ = try workshop.scratch.write("good.yml", Array("image-size: 6x9\nchannels: 1\n".utf8))
    _ = try workshop.scratch.write("bad.yml", Array("image-size: 6\n".utf8))
    let outcome = try workshop.run("train", "pets", "--epochs", "1", "--config", "good.yml", "--save", "w.safetensors")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let text = String(
      decoding: try Data(contentsOf: URL(fileURLWithPath: workshop.path("w.safetensors"))), as: UTF8.self)
    #expect(text.contains("input: [6, 9, 1]"))
    #expect(try workshop.run("train", "pets", "--config", "bad.yml").isFailure(78, "bad.yml:1:1", "image-size"))
  }

  @Test("a data set that is not there is fetched, and one that is another file is refused")
  func fetched() throws {
    let server = try FileServer(Array("no archive".utf8))
    var workshop = try Workshop()
    workshop.environment["XDG_CACHE_HOME"] = workshop.scratch.path
    workshop.environment["CNN_VIZ_MIRROR"] = server.address
    #expect(try workshop.run("datasets").output.contains(/cifar10 +to be fetched/))
    #expect(try workshop.run("train", "cifar10").isFailure(74, "cifar-10-binary.tar.gz", "ended too early"))
    #expect(try workshop.run("datasets").output.contains(/cifar10 +begun/))
    #expect(!server.requestedStarts.isEmpty)
  }
}
