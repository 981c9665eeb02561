import Datasets
import Foundation
import Pretrained
import Support
import Tensors
import TestSupport
import Testing

@Suite struct SqueezeNetTests {
  private struct Photo: Decodable {
    let md5: String
    let probabilities: [Float]
  }

  private static let golden: [String: Photo] = {
    let file = Bundle.module.bundleURL.appendingPathComponent("Golden/squeezenet.json")
    return (try? JSONDecoder().decode([String: Photo].self, from: Data(contentsOf: file))) ?? [:]
  }()

  private func photograph(_ name: String) throws -> Photograph {
    try Photograph(file: Dataset.resources.appendingPathComponent("photos/\(name).png").path)
  }

  /// The pixels that the network is given are those of Pillow, all 150,528 of them.
  @Test(arguments: ["chelsea", "coffee", "camera"]) func aPhotographIsPreparedAsPillowDoesIt(_ name: String) throws {
    let framed = PretrainedModel.standard.preprocessing.framed(try photograph(name))
    #expect(MD5.of(framed.pixels) == Self.golden[name]?.md5)
  }

  /// Every one of the 1000 probabilities is that of PyTorch.
  @Test func theProbabilitiesAreThoseOfPyTorch() throws {
    let names = ["chelsea", "coffee", "camera"]
    let found = try PhotoClassifier(.standard).probabilities(try names.map(photograph))
    for (index, name) in names.enumerated() {
      let expected = try #require(Self.golden[name]?.probabilities)
      let worst = zip(found.slice(index).values, expected).map { abs($0 - $1) }.max() ?? 1
      #expect(expected.count == 1000 && worst < 1e-4)
    }
  }

  @Test func theGuessesAreInOrder() throws {
    let guesses = try PhotoClassifier(.standard).guesses(
      [try photograph("chelsea"), try photograph("coffee")], count: 5)
    #expect(guesses[0].prefix(3).map(\.name) == ["Egyptian cat", "tiger cat", "tabby, tabby cat"])
    #expect(guesses[1].prefix(2).map(\.name) == ["espresso", "consomme"])
    #expect(guesses.allSatisfy { $0.count == 5 })
  }

  @Test func namesAreShortWhereThatIsClear() throws {
    let names = try PretrainedModel.standard.classes()
    let short = ImageNetClasses.short(names)
    #expect(short[281] == "tabby" && short[967] == "espresso")
    #expect(Set(short).count == Set(names).count)
  }

  @Test func aModelThatIsNotThereSaysHowToGetIt() throws {
    let scratch = try Scratch()
    setenv("XDG_CACHE_HOME", scratch.path, 1)
    #expect(throws: PretrainedError.notFetched(name: "inception_v3")) {
      try PretrainedModel.named("inception_v3").load()
    }
    #expect(throws: PretrainedError.self) { try PretrainedModel.named("squeezenett") }
  }
}
