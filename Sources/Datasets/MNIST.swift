import Foundation

extension DataSource {
  /// The handwritten digits of Y. LeCun, C. Cortes and C. Burges (see `Resources/mnist/README.md`).
  static let mnist = DataSource(
    name: "mnist", licence: "CC BY-SA 3.0", place: .embedded, defaults: .lecture, make: { _ in try Dataset.mnist() })
}

extension Dataset {
  /// The whole MNIST as it comes with the program: 60,000 images to train with and 10,000 to test with.
  static func mnist() throws -> Dataset {
    try mnist(directory: Bundle.module.bundleURL.appendingPathComponent("mnist").path)
  }

  /// Digits in four IDX files with MNIST's names, each with or without `.gz`, of any number and size of images.
  ///
  /// Throws `FileError` or `DatasetError` where a file is missing, damaged or does not fit the others.
  public static func mnist(directory: String) throws -> Dataset {
    try likeMNIST(
      directory: directory, name: "mnist", title: "MNIST", classes: (0...9).map(String.init),
      loader: .libraries(keras: "mnist", torchvision: "MNIST"))
  }

  /// A data set in four files with MNIST's names.
  static func likeMNIST(
    directory: String, name: String, title: String, classes: [String], loader: Loader
  ) throws -> Dataset {
    func pair(_ part: String) throws -> LabelledFiles {
      LabelledFiles(
        images: try path("\(part)-images-idx3-ubyte", in: directory),
        labels: try path("\(part)-labels-idx1-ubyte", in: directory))
    }
    let (trainFiles, testFiles) = (try pair("train"), try pair("t10k"))
    let train = try trainFiles.read(classes: classes.count)
    let test = try testFiles.read(classes: classes.count)
    try trainFiles.checkShape(train, testFiles, test)
    return Dataset(name: name, title: title, train: train, test: test, classes: classes, loader: loader)
  }

  private static func path(_ name: String, in directory: String) throws -> String {
    for candidate in ["\(directory)/\(name).gz", "\(directory)/\(name)"]
    where FileManager.default.fileExists(atPath: candidate) {
      return candidate
    }
    throw DatasetError.missingPart(directory: directory, file: name)
  }
}
