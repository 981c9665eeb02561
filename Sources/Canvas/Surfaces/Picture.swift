/// A file format of pictures.
public enum PictureFormat: String, CaseIterable, Sendable, Codable {
  case svg
  case png
  case pdf

  /// Device pixels per pixel of natural size: 2 for PNG.
  public var scale: Double { self == .png ? 2 : 1 }
}

/// What a picture says of itself to those who do not see it.
public struct PictureDescription: Sendable, Hashable {
  /// A name unique among the pictures that may share a page; ids inside an SVG begin with a code made of it.
  public let id: String
  /// The title.
  public let title: String
  /// What a reader who cannot see the picture needs to know.
  public let alternative: String
  /// The language of the words, as `en`.
  public let language: String

  /// Makes a description.
  public init(id: String, title: String, alternative: String, language: String) {
    self.id = id
    self.title = title
    self.alternative = alternative
    self.language = language
  }
}

/// A finished picture.
public struct Picture: Sendable {
  /// The file's bytes.
  public let bytes: [UInt8]
  /// The natural size in CSS pixels (a PNG has twice as many device pixels each way).
  public let size: Size
}
