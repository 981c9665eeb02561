import Foundation
import Support
import Tensors

/// The handwritten digits of Y. LeCun, C. Cortes and C. Burges (CC BY-SA 3.0; see `Resources/mnist/README.md`).
extension Dataset {
  /// The whole MNIST as it comes with the program: 60,000 images to train with and 10,000 to test with.
  static func mnist() throws -> Dataset {
    try mnist(directory: Bundle.module.bundleURL.appendingPathComponent("mnist").path)
  }

  /// Digits in four IDX files with MNIST's names, each with or without `.gz`, of any number and size of images.
  ///
  /// Throws `FileError` or `DatasetError` where a file is missing, damaged or does not fit the others.
  public static func mnist(directory: String) throws -> Dataset {
    let classes = (0...9).map(String.init)
    let trainFiles = try DigitFiles(part: "train", in: directory)
    let testFiles = try DigitFiles(part: "t10k", in: directory)
    let train = try trainFiles.read(classes: classes.count)
    let test = try testFiles.read(classes: classes.count)
    guard train.shape == test.shape else {
      throw DatasetError.shapeMismatch(
        train: trainFiles.images, trainExtents: [train.shape.rows, train.shape.columns],
        test: testFiles.images, testExtents: [test.shape.rows, test.shape.columns])
    }
    return Dataset(name: "mnist", title: "MNIST", train: train, test: test, classes: classes)
  }
}

/// The two files of one part of MNIST.
private struct DigitFiles {
  let images: String
  let labels: String

  init(part: String, in directory: String) throws {
    func path(_ kind: String) throws -> String {
      let name = "\(part)-\(kind)-ubyte"
      for candidate in ["\(directory)/\(name).gz", "\(directory)/\(name)"]
      where FileManager.default.fileExists(atPath: candidate) {
        return candidate
      }
      throw DatasetError.missingPart(directory: directory, file: name)
    }
    images = try path("images-idx3")
    labels = try path("labels-idx1")
  }

  func read(classes: Int) throws -> LabelledImages {
    let labels = try IDX(file: labels, axes: 1)
    if let position = labels.bytes.firstIndex(where: { $0 >= classes }) {
      throw DatasetError.labelOutOfRange(
        file: self.labels, byte: labels.headerBytes + position, label: Int(labels.bytes[position]), classes: classes)
    }
    let images = try IDX(file: images, axes: 3)
    guard images.extents[0] == labels.bytes.count else {
      throw DatasetError.countMismatch(
        images: self.images, imageCount: images.extents[0], labels: self.labels, labelCount: labels.bytes.count)
    }
    return LabelledImages(
      pixels: images.bytes, labels: labels.bytes, shape: [1, images.extents[1], images.extents[2]])
  }
}
