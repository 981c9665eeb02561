import Foundation
import Support

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
    self.name = name
    self.title = title
    self.train = train
    self.test = test
    self.classes = classes
    fingerprint = Self.fingerprint(train, test, classes)
  }

  /// The directory with the files of all data sets that come with the program.
  package static var resources: URL { Bundle.module.bundleURL }

  /// The names of the data sets that come with the program.
  public static let names = ["mnist"]

  /// Throws `DatasetError.unknown`, with a suggestion, for a name that is not in `names`.
  public static func check(name: String) throws {
    guard names.contains(name) else { throw DatasetError.unknown(name: name, known: names) }
  }

  /// A data set that comes with the program.
  ///
  /// Throws `DatasetError.unknown`, with a suggestion, for a name that is not in `names`.
  public static func named(_ name: String) throws -> Dataset {
    switch name {
    case "mnist": try mnist()
    default: throw DatasetError.unknown(name: name, known: names)
    }
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
