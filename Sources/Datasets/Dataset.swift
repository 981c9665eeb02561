import Foundation
import Support
import Tensors

/// Labelled images to train and to test with.
public struct Dataset: Sendable {
  /// The name that commands take, such as `mnist`.
  public let name: String
  /// The name that readers see, such as `MNIST`.
  public let title: String
  /// The images to train and to validate with.
  public let train: LabelledImages
  /// The images that training never sees.
  public let test: LabelledImages
  /// The name of each class, in the order of the labels.
  public let classes: [String]
  /// How programs in Python get at it; `nil` where they cannot.
  public let loader: Loader?
  /// The XXH3-128 hash of shapes, pixels and labels: equal for equal contents, whatever the files were called.
  public let fingerprint: String

  /// Puts a data set together; every label must be less than the number of classes.
  public init(
    name: String, title: String, train: LabelledImages, test: LabelledImages, classes: [String],
    loader: Loader? = nil
  ) {
    self.init(
      name: name, title: title, train: train, test: test, classes: classes, loader: loader,
      fingerprint: Self.fingerprint(train, test, classes))
  }

  private init(
    name: String, title: String, train: LabelledImages, test: LabelledImages, classes: [String], loader: Loader?,
    fingerprint: String
  ) {
    (self.name, self.title, self.train, self.test) = (name, title, train, test)
    (self.classes, self.loader, self.fingerprint) = (classes, loader, fingerprint)
  }

  /// How programs in Python get at a data set.
  public enum Loader: Equatable, Sendable {
    /// By the module of that name in `keras.datasets`, and the class in `torchvision.datasets`.
    case libraries(keras: String, torchvision: String)
    /// From a folder of images; with parts to train and to test with or without.
    case folder(hasParts: Bool)
  }

  /// The same bytes as examples of another shape of as many cells.
  public func reshaped(_ shape: Shape) -> Dataset {
    Dataset(
      name: name, title: title, train: train.reshaped(shape), test: test.reshaped(shape), classes: classes,
      loader: loader, fingerprint: fingerprint)
  }

  /// The directory with the files of all data sets that come with the program.
  package static var resources: URL { Bundle.module.bundleURL }

  /// Whether the classes are the ten digits.
  public var areDigits: Bool { classes == (0...9).map(String.init) }

  /// How a data set is learned where nothing else is asked for.
  public struct Defaults: Sendable {
    /// The name of the network.
    public let network: String
    /// How often all training images are shown.
    public let epochs: Int
  }

  private static func fingerprint(_ train: LabelledImages, _ test: LabelledImages, _ classes: [String]) -> String {
    var digest = ContentDigest()
    for part in [train, test] {
      digest.add(Array("\(part.count)×\(part.shape)\n".utf8))
      digest.add(part.pixels)
      digest.add(part.labels.map { UInt8(truncatingIfNeeded: $0) })
      if classes.count > 256 { digest.add(part.labels.map { UInt8($0 >> 8) }) }
      if part.scaling != .unit { digest.add("\(part.scaling)") }
    }
    digest.add(Array(classes.joined(separator: "\n").utf8))
    return digest.hexadecimal
  }
}
