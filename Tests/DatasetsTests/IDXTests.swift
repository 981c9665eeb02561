import Datasets
import Support
import Tensors
import TestSupport
import Testing

@Suite struct IDXTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    for part in ["train", "t10k"] {
      try write(part, "images-idx3", idx([3, 2, 4], Array(0..<24)))
      try write(part, "labels-idx1", idx([3], [7, 0, 9]))
    }
  }

  @discardableResult private func write(_ part: String, _ kind: String, _ bytes: [UInt8]) throws -> String {
    try scratch.write("\(part)-\(kind)-ubyte", bytes)
  }

  /// What reading the directory says after the images or labels to train with became `bytes`.
  private func failure(_ kind: String, _ bytes: [UInt8]) throws -> DatasetError? {
    try write("train", kind, bytes)
    return #expect(throws: DatasetError.self) { try Dataset.mnist(directory: scratch.path) }
  }

  private var images: String { "\(scratch.path)/train-images-idx3-ubyte" }
  private var labels: String { "\(scratch.path)/train-labels-idx1-ubyte" }

  @Test func plainFilesOfAnySizeAreRead() throws {
    let train = try Dataset.mnist(directory: scratch.path).train
    #expect(train == LabelledImages(pixels: Array(0..<24), labels: [7, 0, 9], shape: [1, 2, 4]))
  }

  @Test func packedFilesHaveTheFingerprintOfPlainOnes() throws {
    let plain = try Dataset.mnist(directory: scratch.path).fingerprint
    _ = try scratch.write("train-images-idx3-ubyte.gz", gzip(idx([3, 2, 4], Array(0..<24))))
    #expect(try Dataset.mnist(directory: scratch.path).fingerprint == plain)
    _ = try scratch.write("train-images-idx3-ubyte.gz", gzip(idx([3, 4, 2], Array(0..<24))))
    try write("t10k", "images-idx3", idx([3, 4, 2], Array(0..<24)))
    #expect(try Dataset.mnist(directory: scratch.path).fingerprint != plain)
  }

  @Test func aMissingFileIsNamed() throws {
    let empty = try Scratch()
    #expect(throws: DatasetError.missingPart(directory: empty.path, file: "train-images-idx3-ubyte")) {
      try Dataset.mnist(directory: empty.path)
    }
  }

  @Test func aWrongMagicNumberIsRefused() throws {
    #expect(
      try failure("images-idx3", idx([24], Array(0..<24))) == .wrongMagic(file: images, found: 0x801, expected: 0x803))
  }

  @Test func aTruncatedFileIsRefusedWithItsByte() throws {
    #expect(try failure("images-idx3", [0, 0]) == .truncated(file: images, byte: 2, expected: 16))
    #expect(
      try failure("images-idx3", idx([3, 2, 4], Array(0..<23))) == .truncated(file: images, byte: 39, expected: 40))
  }

  @Test func aTruncatedPackedFileIsRefused() throws {
    let packed = gzip(idx([3, 2, 4], Array(0..<24)))
    let file = try scratch.write("train-images-idx3-ubyte.gz", Array(packed.dropLast(10)))
    #expect(throws: DatasetError.truncated(file: file, byte: 38, expected: 40)) {
      try Dataset.mnist(directory: scratch.path)
    }
    _ = try scratch.write("train-images-idx3-ubyte.gz", Array(packed.dropLast(4)))
    #expect(throws: DatasetError.self) { try Dataset.mnist(directory: scratch.path) }
  }

  @Test func aWrongChecksumIsRefused() throws {
    var packed = gzip(idx([3, 2, 4], Array(0..<24)))
    packed[40] ^= 1
    let file = try scratch.write("train-images-idx3-ubyte.gz", packed)
    let error = #expect(throws: DatasetError.self) { try Dataset.mnist(directory: scratch.path) }
    guard case .damaged(file, _, "incorrect data check") = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func trailingBytesAreRefusedPlainAndPacked() throws {
    let content = idx([3, 2, 4], Array(0..<25))
    #expect(try failure("images-idx3", content) == .trailingBytes(file: images, byte: 40))
    #expect(throws: DatasetError.self) {
      _ = try scratch.write("train-images-idx3-ubyte.gz", gzip(content))
      return try Dataset.mnist(directory: scratch.path)
    }
    #expect(throws: DatasetError.self) {
      _ = try scratch.write("train-images-idx3-ubyte.gz", gzip(idx([3, 2, 4], Array(0..<24))) + [0])
      return try Dataset.mnist(directory: scratch.path)
    }
  }

  @Test func aHeaderThatPromisesTooMuchIsRefusedBeforeMemoryIsTaken() throws {
    let huge = [0xffff_ffff, 0xffff_ffff, 0xffff_ffff]
    #expect(try failure("images-idx3", idx(huge, [])) == .impossibleSize(file: images, byte: 4, extents: huge))
    #expect(
      try failure("images-idx3", idx([1 << 15, 1 << 7, 1 << 7], []))
        == .truncated(file: images, byte: 16, expected: 16 + 1 << 29))
    #expect(
      try failure("images-idx3", idx([0, 28, 28], [])) == .impossibleSize(file: images, byte: 4, extents: [0, 28, 28]))
  }

  @Test func aLabelThatIsNoClassIsRefusedWithItsByte() throws {
    #expect(
      try failure("labels-idx1", idx([3], [7, 10, 9]))
        == .labelOutOfRange(file: labels, byte: 9, label: 10, classes: 10))
  }

  @Test func differentNumbersOfImagesAndLabelsAreRefused() throws {
    #expect(
      try failure("labels-idx1", idx([2], [7, 1]))
        == .countMismatch(images: images, imageCount: 3, labels: labels, labelCount: 2))
  }

  @Test func differentSizesOfTrainingAndTestImagesAreRefused() throws {
    #expect(
      try failure("images-idx3", idx([3, 4, 2], Array(0..<24)))
        == .shapeMismatch(
          train: images, trainExtents: [4, 2], test: "\(scratch.path)/t10k-images-idx3-ubyte", testExtents: [2, 4]))
  }

  @Test func aDirectoryInThePlaceOfAFileIsRefused() throws {
    let file = "\(scratch.path)/train-images-idx3-ubyte.gz"
    try Scratch.makeDirectory(file)
    #expect(throws: FileError.notAFile(path: file)) { try Dataset.mnist(directory: scratch.path) }
  }

  @Test func everyMessageIsOneShortSentence() {
    let file = "/data/\(String(repeating: "very-long-", count: 60))\u{1b}[2J/train-images-idx3-ubyte.gz"
    let errors: [DatasetError] = [
      .unknown(name: file, known: ["mnist"]), .missingPart(directory: file, file: "train-images-idx3-ubyte"),
      .wrongMagic(file: file, found: 0x801, expected: 0x803), .truncated(file: file, byte: 1 << 40, expected: 1 << 41),
      .trailingBytes(file: file, byte: 1 << 40), .damaged(file: file, byte: 1 << 40, reason: file),
      .impossibleSize(file: file, byte: 12, extents: [0xffff_ffff, 0xffff_ffff, 0xffff_ffff]),
      .labelOutOfRange(file: file, byte: 1 << 40, label: 255, classes: 10),
      .countMismatch(images: file, imageCount: 1 << 40, labels: file, labelCount: 1 << 40),
      .shapeMismatch(train: file, trainExtents: [1 << 32, 1 << 32], test: file, testExtents: [1 << 32, 1 << 32]),
      .unreadablePicture(file: file, reason: file),
    ]
    for error in errors {
      #expect(error.description.count <= 300)
      #expect(error.description.last.map { ".?".contains($0) } == true, "\(error)")
      #expect(error.description.allSatisfy { !$0.isNewline && $0 != "\u{1b}" })
    }
  }

  @Test(arguments: [false, true])
  func whateverIsChangedInAFileReadingItSucceedsOrSaysWhyNot(packed: Bool) throws {
    var random = RandomGenerator(seed: 11, stream: "idx mutations")
    let plain = idx([3, 2, 4], Array(0..<24))
    let original = packed ? gzip(plain) : plain
    let name = "train-images-idx3-ubyte" + (packed ? ".gz" : "")
    var refused = 0
    for _ in 0..<1000 {
      _ = try scratch.write(name, original.mutated(with: &random))
      do { _ = try Dataset.mnist(directory: scratch.path) } catch is DatasetError { refused += 1 }
    }
    #expect(refused > 300)
  }
}
