import Tensors

extension Dataset {
  /// Grey images and their classes in IDX files as MNIST's: two files, of which a fifth of each class tests, chosen by the seed;
  /// or four, the last two to test with.
  ///
  /// The classes are the numbers that occur among the labels. Throws `FileError` or `DatasetError`, which name the file.
  public static func idx(_ files: [String], name: String, seed: UInt64 = 1) throws -> Dataset {
    let pairs = stride(from: 0, to: files.count - 1, by: 2).map {
      LabelledFiles(images: files[$0], labels: files[$0 + 1])
    }
    let parts = try pairs.map { try $0.read() }
    if parts.count > 1 { try pairs[0].checkShape(parts[0], pairs[1], parts[1]) }
    let numbers = Set(parts[0].labels).sorted()
    guard numbers.count > 1 else {
      throw DatasetError.badRequest(
        text: files[1], reason: "it has only one class, but there must be at least two to choose from")
    }
    if let other = parts.last?.labels.first(where: { !numbers.contains($0) }) {
      throw DatasetError.badRequest(text: files[3], reason: "it has the class \(other), of which no image trains")
    }
    let shape = parts[0].shape
    let places = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, UInt16($0)) })
    let labels = parts.map { $0.labels.map { places[$0] ?? 0 } }
    func part(_ index: Int, _ order: [Int]) -> LabelledImages {
      let pixels = parts[index].pixels
      return LabelledImages(
        pixels: order.flatMap { pixels[$0 * shape.count..<($0 + 1) * shape.count] },
        labels: order.map { labels[index][$0] }, shape: shape)
    }
    let positions = labels[0].positions(of: numbers.count)
    let (train, test): (LabelledImages, LabelledImages)
    if parts.count > 1 {
      (train, test) = (part(0, Array(labels[0].indices)), part(1, Array(labels[1].indices)))
    } else {
      guard positions.allSatisfy({ $0.count > 1 }) else {
        throw DatasetError.badRequest(
          text: files[1], reason: "a class has one image, but it needs two: to train and to test with")
      }
      let order = Split.parts(positions, seed: seed)
      (train, test) = (part(0, order.train), part(0, order.test))
    }
    return Dataset(name: name, title: name, train: train, test: test, classes: numbers.map(String.init))
  }
}
