import Datasets
import Foundation
import Testing

/// Golden values: `Golden/make_generated.py` makes the first examples anew, in Python.
@Suite struct GeneratedTests {
  private static let signals = Result { try Dataset.named("signals") }
  private static let volumes = Result { try Dataset.named("volumes") }

  private struct Golden: Decodable {
    let count: Int
    let labels: [UInt16]
    let fnv1a: String
  }

  @Test(arguments: ["signals", "volumes"])
  func theFirstExamplesAreByteForByteThoseOfTheScript(name: String) throws {
    let file = try #require(Bundle.module.url(forResource: "generated", withExtension: "json", subdirectory: "Golden"))
    let golden = try #require(try JSONDecoder().decode([String: Golden].self, from: Data(contentsOf: file))[name])
    let train = try (name == "signals" ? Self.signals : Self.volumes).get().train
    #expect(Array(train.labels.prefix(golden.count)) == golden.labels)
    let bytes = train.pixels.prefix(golden.count * train.shape.count)
    #expect(String(fnv(bytes), radix: 16) == golden.fnv1a)
  }

  @Test func signalsAndVolumesHaveTheirShapesAndNoRareClass() throws {
    let (signals, volumes) = (try Self.signals.get(), try Self.volumes.get())
    #expect(signals.train.shape == [1, 128] && signals.train.count == 6000 && signals.test.count == 1000)
    #expect(volumes.train.shape == [1, 16, 16, 16] && volumes.train.count == 3000 && volumes.test.count == 600)
    for data in [signals, volumes] {
      #expect(data.classes.count == 6)
      for part in [data.train, data.test] {
        let counts = part.countPerClass(6)
        #expect(counts.min()! > part.count / 8, "\(data.name): \(counts)")
      }
    }
  }

  @Test func aDataSetSaysWhichNetworkLearnsIt() {
    let defaults = Dictionary(uniqueKeysWithValues: DataSource.all.map { ($0.name, $0.defaults) })
    #expect(defaults["mnist"]?.network == "lecture" && defaults["mnist"]?.epochs == 5)
    #expect(defaults["signals"]?.network == "signals")
    #expect(defaults["volumes"]?.network == "volumes")
  }
}

private func fnv(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
