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
  /// The XXH3-128 hash of shapes, pixels and labels: equal for equal contents, whatever the files were called.
  public let fingerprint: String

  /// Puts a data set together; every label must be less than the number of classes.
  public init(name: String, title: String, train: LabelledImages, test: LabelledImages, classes: [String]) {
    self.init(
      name: name, title: title, train: train, test: test, classes: classes,
      fingerprint: Self.fingerprint(train, test, classes))
  }

  private init(
    name: String, title: String, train: LabelledImages, test: LabelledImages, classes: [String], fingerprint: String
  ) {
    (self.name, self.title, self.train, self.test) = (name, title, train, test)
    (self.classes, self.fingerprint) = (classes, fingerprint)
  }

  /// The same bytes as examples of another shape of as many cells.
  public func reshaped(_ shape: Shape) -> Dataset {
    Dataset(
      name: name, title: title, train: train.reshaped(shape), test: test.reshaped(shape), classes: classes,
      fingerprint: fingerprint)
  }

  /// The directory with the files of all data sets that come with the program.
  package static var resources: URL { Bundle.module.bundleURL }

  /// How a data set is learned where nothing else is asked for.
  public struct Defaults: Sendable {
    /// The name of the network.
    public let network: String
    /// How often all training images are shown.
    public let epochs: Int
  }

  /// Every data set that comes with the program; a new one is added here and nowhere else.
  private static let all: [(name: String, defaults: Defaults, make: @Sendable () throws -> Dataset)] = [
    ("mnist", .lecture, { try mnist() }),
    ("signals", Defaults(network: "signals", epochs: 60), { signals() }),
    ("volumes", Defaults(network: "volumes", epochs: 30), { volumes() }),
  ]

  /// The names of the data sets that come with the program.
  public static var names: [String] { all.map(\.name) }

  /// How a data set is learned where nothing else is asked for: as in the lecture, unless the data needs something of its
  /// own.
  public static func defaults(of name: String) -> Defaults { all.first { $0.name == name }?.defaults ?? .lecture }

  /// Throws `DatasetError.unknown`, with a suggestion, for a name that is not in `names`.
  public static func check(name: String) throws {
    guard names.contains(name) else { throw DatasetError.unknown(name: name, known: names) }
  }

  /// A data set that comes with the program.
  ///
  /// Throws `DatasetError.unknown`, with a suggestion, for a name that is not in `names`.
  public static func named(_ name: String) throws -> Dataset {
    guard let entry = all.first(where: { $0.name == name }) else {
      throw DatasetError.unknown(name: name, known: names)
    }
    return try entry.make()
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

extension Dataset.Defaults {
  /// The network and the epochs of the lecture.
  static let lecture = Self(network: "lecture", epochs: 5)
}
