import Datasets
import Foundation
import Pretrained

/// Which network that others trained is shown which photographs.
public struct PhotographSettings: Sendable {
  /// Where the network comes from.
  public enum Source: Sendable {
    /// One that has a name, such as `squeezenet`.
    case named(String)
    /// One from a file.
    case file(ModelChoice)
  }

  /// The network.
  public var source: Source
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
  public init(_ source: Source, images: [String]) {
    self.source = source
    self.images = images.isEmpty ? [Self.standardImage] : images
  }

  /// Whether a report of that name is one about photographs.
  public static func isModel(_ name: String) -> Bool { PretrainedModel.all.contains { $0.name == name } }

  /// What the network of a file is called in paths: the file without directory and ending.
  public static func name(of file: String) -> String {
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    return name.isEmpty || name == "/" ? "network" : name.printable(limit: 60)
  }

  /// What the network is called.
  var name: String {
    switch source {
    case .named(let name): name
    case .file(let choice): Self.name(of: choice.file)
    }
  }

  /// How many threads compute and draw.
  var threadCount: Int { threads ?? max(1, ProcessInfo.processInfo.activeProcessorCount) }

  /// The command that gives the same content again, files without their directories.
  var command: String {
    var words = ["cnn-viz", "report"]
    switch source {
    case .named(let name): words.append(name)
    case .file(let choice):
      words += ["--model", RunSettings.path(choice.file)]
      if let network = choice.network { words += ["--network", RunSettings.path(network)] }
      if let scaling = choice.scaling?.name { words += ["--scaling", scaling] }
      if let classes = choice.classes { words += ["--classes", RunSettings.path(classes)] }
    }
    if images != [Self.standardImage] { words += images.flatMap { ["--image", RunSettings.path($0)] } }
    return words.joined(separator: " ")
  }
}
