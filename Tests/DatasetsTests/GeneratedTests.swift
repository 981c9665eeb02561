import Datasets
import Testing

/// Golden values: `generated.py` beside this file makes the first examples anew, in Python.
@Suite struct GeneratedTests {
  private static let signals = Result { try Dataset.named("signals") }
  private static let volumes = Result { try Dataset.named("volumes") }

  @Test func theFirstSignalsAreByteForByteThoseOfTheScript() throws {
    let train = try Self.signals.get().train
    #expect(train.labels.prefix(12) == [3, 1, 0, 1, 5, 0, 2, 2, 0, 0, 0, 4])
    #expect(fnv(train.pixels.prefix(200 * 128)) == 0x3d45_9e66_1d54_253b)
  }

  @Test func theFirstVolumesAreByteForByteThoseOfTheScript() throws {
    let train = try Self.volumes.get().train
    #expect(train.labels.prefix(12) == [4, 1, 1, 1, 2, 1, 4, 1, 4, 3, 1, 5])
    #expect(fnv(train.pixels.prefix(24 * 4096)) == 0xc470_f213_4d6d_03a2)
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
    #expect(Dataset.defaults(of: "mnist").network == "lecture" && Dataset.defaults(of: "mnist").epochs == 5)
    #expect(Dataset.defaults(of: "signals").network == "signals")
    #expect(Dataset.defaults(of: "volumes").network == "volumes")
  }
}

private func fnv(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
}
