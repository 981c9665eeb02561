import Datasets

/// A trained network from a file, and what its file may not say of it.
public struct ModelChoice: Sendable {
  /// The file.
  public var file: String
  /// The architecture, of a file that holds weights alone: a network's name, or a YAML file.
  public var network: String?
  /// How bytes become the numbers that it reads; `nil` for what the file says, else numbers from 0 to 1.
  public var scaling: PixelScaling?
  /// A file with the names of its classes, a line for each; `nil` for what is known.
  public var classes: String?

  /// A network from a file.
  public init(file: String, network: String? = nil) { (self.file, self.network) = (file, network) }
}
