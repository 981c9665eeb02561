import Tensors

/// How photographs of any size become what a network reads.
public struct Preprocessing: Equatable, Sendable {
  /// What is cut off before the size is changed.
  public enum Crop: String, Sendable {
    /// Nothing: pictures of another shape are stretched.
    case none
    /// All but the largest square in the middle.
    case centreSquare
  }

  /// What is cut off first.
  public let crop: Crop
  /// The size that the network wants.
  public let rows, columns: Int
  /// How bytes become numbers.
  public let scaling: PixelScaling

  /// A preparation.
  public init(crop: Crop, rows: Int, columns: Int, scaling: PixelScaling) {
    (self.crop, self.rows, self.columns, self.scaling) = (crop, rows, columns, scaling)
  }

  /// What is left of a photograph after cropping.
  public func cropped(_ photograph: Photograph) -> Photograph {
    crop == .centreSquare ? photograph.centreSquare() : photograph
  }

  /// A photograph after cropping and resizing.
  public func framed(_ photograph: Photograph) -> Photograph {
    cropped(photograph).resized(rows: rows, columns: columns)
  }

  /// Photographs as the network reads them, `[photographs, 3, rows, columns]`.
  public func tensor(_ photographs: [Photograph]) -> Tensor {
    let images = LabelledImages(
      pixels: photographs.flatMap { framed($0).planes }, labels: Array(repeating: 0, count: photographs.count),
      shape: [3, rows, columns], scaling: scaling)
    return images.tensor(0..<images.count)
  }
}

extension Preprocessing {
  /// What it reads, in a few words: `photographs of 224×224`.
  public var summary: String { "photographs of \(rows)×\(columns)" }
}
