import Datasets
import Tensors
import Testing

/// The data set is read once for all tests of this suite.
private let mnist = Result { try Dataset.named("mnist") }

@Suite struct MNISTTests {
  @Test func theWholeOfMNISTComesWithTheProgram() throws {
    let mnist = try mnist.get()
    #expect(mnist.name == "mnist")
    #expect(mnist.classes == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"])
    #expect(mnist.train.shape == [1, 28, 28])
    #expect(mnist.train.count == 60_000)
    #expect(mnist.test.count == 10_000)
  }

  /// Golden values: `NumPy.bincount` over the labels of the canonical files.
  @Test func theClassesAreAsManyAsInTheCanonicalFiles() throws {
    let mnist = try mnist.get()
    #expect(mnist.train.countPerClass(10) == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(mnist.test.countPerClass(10) == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(mnist.train.labels.prefix(10) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
  }

  /// Golden value: Python's xxhash over the canonical files, whose sha256 are in Resources/mnist/README.md.
  @Test func theFingerprintIsThatOfTheCanonicalFiles() throws {
    #expect(try mnist.get().fingerprint == "974ec63d361b1a30dc59f18370b1292c")
  }

  @Test func pixelsBecomeNumbersFromZeroToOneAsKerasDividesThem() throws {
    let train = try mnist.get().train
    let two = train.tensor([3, 0])
    #expect(two.shape == [2, 1, 28, 28])
    #expect(two.range == 0...1)
    #expect(two.slice(1).values == train.pixels[..<784].map { Float($0) / 255 })
  }

  @Test func aRangeOfImagesKeepsPixelsAndLabelsTogether() throws {
    let train = try mnist.get().train
    let part = train[40_199..<40_202]
    #expect(part.count == 3)
    #expect(part.labels == Array(train.labels[40_199..<40_202]))
    #expect(part.tensor([2]) == train.tensor([40_201]))
  }

  @Test func anUnknownNameIsRefusedWithASuggestion() {
    #expect(throws: DatasetError.unknown(name: "minst", known: Dataset.names)) { try Dataset.named("minst") }
    #expect(
      DatasetError.unknown(name: "minst", known: ["mnist"]).description
        == "There is no data set minst; did you mean mnist?")
  }
}
