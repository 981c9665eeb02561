import Support

/// Why a data set could not be loaded.
public enum DatasetError: Error, Equatable, Sendable, CustomStringConvertible {
  /// No data set has that name.
  case unknown(name: String, known: [String])
  /// A directory holds none of the names that a part of a data set may have.
  case missingPart(directory: String, file: String)
  /// The first four bytes are not those of the expected IDX kind.
  case wrongMagic(file: String, found: UInt32, expected: UInt32)
  /// The file ends before the bytes that its header promises.
  case truncated(file: String, byte: Int, expected: Int)
  /// Something follows the last promised byte.
  case trailingBytes(file: String, byte: Int)
  /// The gzip stream is damaged at about that byte of the compressed file.
  case damaged(file: String, byte: Int, reason: String)
  /// The header promises nothing or more than the reader allows.
  case impossibleSize(file: String, byte: Int, extents: [Int])
  /// A label is no class.
  case labelOutOfRange(file: String, byte: Int, label: Int, classes: Int)
  /// There are not as many labels as images.
  case countMismatch(images: String, imageCount: Int, labels: String, labelCount: Int)
  /// Training and test images differ in size.
  case shapeMismatch(train: String, trainExtents: [Int], test: String, testExtents: [Int])
  /// A picture cannot be decoded.
  case unreadablePicture(file: String, reason: String)
  /// Its files have to be fetched first.
  case notFetched(name: String)
  /// An archive is not what it should be.
  case damagedArchive(file: String, reason: String)
  /// A folder holds no images in folders of classes.
  case unusableFolder(path: String, reason: String)
  /// What is asked for makes no sense.
  case badRequest(text: String, reason: String)

  /// One sentence that names the file and the byte.
  public var description: String { sentence.asMessage }

  private var sentence: String {
    switch self {
    case .unknown(let name, let known):
      "There is no data set \(name.printable(limit: 40)); \(Spelling.advice(for: name, among: known))"
    case .missingPart(let directory, let file):
      "\(directory.printable()) has no file \(file), with or without .gz."
    case .wrongMagic(let file, let found, let expected):
      "\(file.printable()) begins with \(hex(found)) at byte 0, not with \(hex(expected)) as this kind of IDX file does."
    case .truncated(let file, let byte, let expected):
      "\(file.printable()) ends at byte \(byte), but its header promises \(expected) bytes; it was cut off."
    case .trailingBytes(let file, let byte):
      "\(file.printable()) goes on at byte \(byte), after the last byte that its header promises."
    case .damaged(let file, let byte, let reason):
      "\(file.printable()) is damaged near byte \(byte) of its compressed form: \(reason.printable())."
    case .impossibleSize(let file, let byte, let extents):
      "\(file.printable()) promises \(product(extents)) bytes in the header at byte \(byte), which cannot be."
    case .labelOutOfRange(let file, let byte, let label, let classes):
      "\(file.printable()) has the label \(label) at byte \(byte), but classes go from 0 to \(classes - 1)."
    case .countMismatch(let images, let imageCount, let labels, let labelCount):
      "\(images.printable(limit: 80)) has \(imageCount) images but \(labels.printable(limit: 80)) has \(labelCount) labels."
    case .shapeMismatch(let train, let trainExtents, let test, let testExtents):
      "\(train.printable(limit: 80)) has images of \(product(trainExtents)) pixels, "
        + "but \(test.printable(limit: 80)) of \(product(testExtents))."
    case .unreadablePicture(let file, let reason):
      "\(file.printable()) is not a picture that can be read: \(reason.printable())."
    case .notFetched(let name): "The files of \(name.printable(limit: 40)) are not on this machine."
    case .damagedArchive(let file, let reason):
      "\(file.printable()) is not the archive that it should be: \(reason.printable(limit: 140))."
    case .unusableFolder(let path, let reason):
      "\(path.printable()) cannot be used as a data set: \(reason.printable(limit: 150))."
    case .badRequest(let text, let reason):
      "'\(text.printable(limit: 80))' is no data set: \(reason.printable(limit: 160))."
    }
  }

  private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return "0x" + String(repeating: "0", count: 8 - digits.count) + digits
  }

  private func product(_ extents: [Int]) -> String { extents.map(String.init).joined(separator: " × ") }
}
