import Downloads
import Foundation
import Support

/// What somebody asks for as data: a data set with a name, a folder of images, or files in the IDX format.
public struct DataRequest: Sendable {
  /// What a text means.
  public enum Kind: Sendable {
    /// `mnist`.
    case source(DataSource)
    /// `pictures`, `./mnist`: a folder, whose name is no data set's or that is written with a stroke.
    case folder(String)
    /// `idx:IMAGES,LABELS` or `idx:IMAGES,LABELS,TESTIMAGES,TESTLABELS`.
    case idx([String])
  }

  /// What it means.
  public let kind: Kind
  /// How pictures in a folder become images.
  public var frame = PictureFrame()
  /// By which the images to test with are chosen, where they have to be.
  public var seed: UInt64 = 1

  /// Understands a text; throws `DatasetError.unknown`, with a suggestion, or `badRequest`.
  public init(_ text: String) throws(DatasetError) {
    if let source = DataSource.all.first(where: { $0.name == text }) {
      kind = .source(source)
    } else if text.hasPrefix("idx:") {
      let files = text.dropFirst(4).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      guard files.count == 2 || files.count == 4, !files.contains("") else {
        throw .badRequest(
          text: text, reason: "write idx:IMAGES,LABELS, or two more files to test with, no other commas")
      }
      kind = .idx(files)
    } else {
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: text, isDirectory: &isFolder)
      guard text.contains("/") || (exists && isFolder.boolValue) else {
        throw .unknown(name: text, known: DataSource.all.map(\.name))
      }
      kind = .folder(text)
    }
  }

  /// What is taken where nothing is asked for.
  public static let mnist = DataRequest(kind: .source(.mnist))

  private init(kind: Kind) { self.kind = kind }

  /// Whether examples are chosen to test with, by the seed, and so it determines more than the training.
  public var isSplit: Bool {
    if case .source = kind { false } else { true }
  }

  /// Whether it is a folder of pictures, which can be given a size.
  public var isFolder: Bool {
    if case .folder = kind { true } else { false }
  }

  /// The network and the epochs where none are asked for.
  public var defaults: Dataset.Defaults {
    switch kind {
    case .source(let source): source.defaults
    case .folder: Dataset.Defaults(network: "standard", epochs: 20)
    case .idx: Dataset.Defaults(network: "standard", epochs: 5)
    }
  }

  /// What it is called, in reports and as a folder of them.
  public var name: String {
    switch kind {
    case .source(let source): return source.name
    case .folder(let path):
      let name = URL(fileURLWithPath: path).standardizedFileURL.lastPathComponent
      return name.isEmpty || name == "/" ? "images" : name.printable(limit: 60)
    case .idx(let files):
      let name = URL(fileURLWithPath: files[0]).lastPathComponent
      return (name.split(separator: ".").first.map(String.init) ?? "idx").printable(limit: 60)
    }
  }

  /// What has to be fetched before it can be read.
  public var missing: [Download] {
    if case .source(let source) = kind { source.missing } else { [] }
  }

  /// The files that determine it, beyond those of the program; throws where a folder is none of images.
  public func files() throws -> [String] {
    switch kind {
    case .source(let source): source.files
    case .folder(let path): try ImageFolder(path).files
    case .idx(let files): files
    }
  }

  /// Reads or makes it.
  public func load() throws -> Dataset {
    switch kind {
    case .source(let source): try source.load()
    case .folder(let path): try Dataset.folder(path, name: name, frame: frame, seed: seed)
    case .idx(let files): try Dataset.idx(files, name: name, seed: seed)
    }
  }
}
