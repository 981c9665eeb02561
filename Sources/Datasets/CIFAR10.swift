import Downloads
import Tensors

extension DataSource {
  /// Ten kinds of animals and vehicles in small photographs, the binary version of the archive (A. Krizhevsky, "Learning
  /// Multiple Layers of Features from Tiny Images", 2009).
  ///
  /// The MD5 digest is the one on the data set's page, which has no stronger checksum, and states no licence.
  static let cifar10 = DataSource(
    name: "cifar10", licence: "none stated; cite A. Krizhevsky, 2009",
    place: .files(
      [
        Download(
          url: "https://www.cs.toronto.edu/~kriz/\(archive)", bytes: 170_052_171,
          md5: "c32a1d4ab5d03f1284b67883e8d87530", folder: "datasets/cifar10")
      ], package: nil),
    defaults: Dataset.Defaults(network: "standard", epochs: 5),
    make: { directory in try Dataset.cifar10(archive: "\(try directory())/\(archive)") })

  private static let archive = "cifar-10-binary.tar.gz"
}

extension Dataset {
  /// CIFAR-10 in its binary archive: five files to train with and one to test with, of any number of images each.
  ///
  /// An image is one byte with its class and 3072 bytes with its colours: all red values of 32 rows, then all green ones, then
  /// all blue ones. Throws `FileError` or `DatasetError` where a file is missing or damaged.
  public static func cifar10(archive: String) throws -> Dataset {
    let names = (1...5).map { "data_batch_\($0).bin" } + ["test_batch.bin"]
    let members = try TarReader(file: archive).read(names.map { "cifar-10-batches-bin/\($0)" })
    let batches = try zip(names, members).map { try batch($1, name: $0, archive: archive) }
    let train = LabelledImages(
      pixels: batches.dropLast().flatMap(\.pixels), labels: batches.dropLast().flatMap(\.labels), shape: [3, 32, 32])
    let test = LabelledImages(pixels: batches[5].pixels, labels: batches[5].labels, shape: [3, 32, 32])
    return Dataset(
      name: "cifar10", title: "CIFAR-10", train: train, test: test,
      classes: ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
      loader: .libraries(keras: "cifar10", torchvision: "CIFAR10"))
  }

  private static func batch(
    _ bytes: [UInt8], name: String, archive: String
  ) throws(DatasetError) -> (pixels: [UInt8], labels: [UInt8]) {
    let record = 1 + 3 * 32 * 32
    guard !bytes.isEmpty, bytes.count % record == 0 else {
      throw .damagedArchive(
        file: archive,
        reason: "\(name) has \(bytes.count) bytes, which are no whole number of images of \(record) bytes")
    }
    var (pixels, labels): ([UInt8], [UInt8]) = ([], [])
    pixels.reserveCapacity(bytes.count)
    for start in stride(from: 0, to: bytes.count, by: record) {
      guard bytes[start] < 10 else {
        throw .damagedArchive(file: archive, reason: "\(name) has the class \(bytes[start]) at byte \(start)")
      }
      labels.append(bytes[start])
      pixels += bytes[start + 1..<start + record]
    }
    return (pixels, labels)
  }
}
