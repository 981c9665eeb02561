import Datasets
import Foundation
import Pretrained

/// Which network that others trained is shown which photographs.
public struct PhotographSettings: Sendable {
  /// The network's name, such as `squeezenet`.
  public var model: String
  /// The photographs: files, or names of those that come with the program; the first is followed through the network.
  public var images: [String]
  /// How many threads compute; does not change any result. `nil` for one for each core.
  public var threads: Int?
  /// Whether to write the site even if it is already there.
  public var retrain = false
  /// Where to write the seconds of each stage.
  public var timings: String?

  /// The photograph that is shown where no other is named.
  public static let standardImage = "chelsea"

  /// Settings for a network; without images, the standard one.
  public init(model: String, images: [String]) {
    self.model = model
    self.images = images.isEmpty ? [Self.standardImage] : images
  }

  /// Whether a report of that name is one about photographs.
  public static func isModel(_ name: String) -> Bool { PretrainedModel.all.contains { $0.name == name } }

  /// How many threads compute and draw.
  var threadCount: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The command that gives the same content again, files without their directories.
  var command: String {
    let words = images == [Self.standardImage] ? [] : images.flatMap { ["--image", RunSettings.path($0)] }
    return (["cnn-viz", "report", model] + words).joined(separator: " ")
  }
}
