import Tensors

extension Dataset {
  /// The images in a folder that has one folder for each class, called as the class; `ImageFolder` says how it must look.
  ///
  /// Of a folder without a part to test with, a fifth of the images of each class tests, chosen by the seed. The order in which
  /// the others train, whose end validates, is drawn by the seed as well. Throws `FileError` or `DatasetError`, which name the
  /// file.
  public static func folder(
    _ path: String, name: String, frame: PictureFrame = PictureFrame(), seed: UInt64 = 1
  ) throws -> Dataset {
    let folder = try ImageFolder(path)
    let (images, shape) = try PictureReader(folder.files, frame: frame).read()
    let labels = labels(folder.train) + labels(folder.test ?? [])
    let trainCount = folder.train.reduce(0) { $0 + $1.count }
    let order: (train: [Int], test: [Int])
    if folder.test == nil {
      order = Split.parts(labels.positions(of: folder.classes.count), seed: seed)
    } else {
      let positions = labels.positions(of: folder.classes.count)
      order = (
        Split.order(positions.map { $0.filter { $0 < trainCount } }, seed: seed),
        Split.order(positions.map { $0.filter { $0 >= trainCount } }, seed: seed)
      )
    }
    func part(_ order: [Int]) -> LabelledImages {
      LabelledImages(pixels: order.flatMap { images[$0] }, labels: order.map { labels[$0] }, shape: shape)
    }
    return Dataset(
      name: name, title: name, train: part(order.train), test: part(order.test), classes: folder.classes,
      loader: .folder(hasParts: folder.test != nil))
  }

  private static func labels(_ files: [[String]]) -> [UInt16] {
    files.enumerated().flatMap { Array(repeating: UInt16($0), count: $1.count) }
  }
}
