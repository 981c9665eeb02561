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
  /// How many channels it reads: 1 of grey, 3 of colour.
  public let channels: Int
  /// How bytes become numbers.
  public let scaling: PixelScaling

  /// A preparation; `channels` is 1 or 3.
  public init(crop: Crop, rows: Int, columns: Int, channels: Int = 3, scaling: PixelScaling) {
    precondition(channels == 1 || channels == 3, "photographs have 1 or 3 channels, not \(channels)")
    (self.crop, self.rows, self.columns, self.channels) = (crop, rows, columns, channels)
    self.scaling = scaling
  }

  /// What one example has in numbers, `[channels, rows, columns]`.
  public var shape: Shape { [channels, rows, columns] }

  /// What is left of a photograph after cropping.
  public func cropped(_ photograph: Photograph) -> Photograph {
    crop == .centreSquare ? photograph.centreSquare() : photograph
  }

  /// A photograph after cropping and resizing, without its colours if the network reads none.
  public func framed(_ photograph: Photograph) -> Photograph {
    let framed = cropped(photograph).resized(rows: rows, columns: columns)
    return channels == 1 ? framed.inGrey : framed
  }

  /// The channels of a framed photograph, one after the other.
  public func planes(_ framed: Photograph) -> [UInt8] { channels == 1 ? framed.greys : framed.planes }

  /// Photographs as the network reads them, `[photographs, channels, rows, columns]`.
  public func tensor(_ photographs: [Photograph]) -> Tensor {
    let images = LabelledImages(
      pixels: photographs.flatMap { planes(framed($0)) }, labels: Array(repeating: 0, count: photographs.count),
      shape: shape, scaling: scaling)
    return images.tensor(0..<images.count)
  }
}

extension Preprocessing {
  /// What it reads, in a few words: `photographs of 224×224`.
  public var summary: String { "photographs of \(rows)×\(columns)" }

  /// What a model's file keeps of it, as in `crop=centreSquare,size=224x224,channels=3,scaling=caffe`; `nil` for a scaling
  /// without a name.
  public var text: String? {
    scaling.name.map { "crop=\(crop.rawValue),size=\(rows)x\(columns),channels=\(channels),scaling=\($0)" }
  }

  /// Reads what `text` gives; `nil` for anything else.
  public init?(_ text: String) {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.split(separator: "=", omittingEmptySubsequences: false).map(String.init) }
    guard words.count == 4, words.allSatisfy({ $0.count == 2 }),
      words.map({ $0[0] }) == ["crop", "size", "channels", "scaling"],
      let crop = Crop(rawValue: words[0][1]), let size = PictureFrame.Size(words[1][1]),
      let channels = ["1": 1, "3": 3][words[2][1]], let scaling = PixelScaling(name: words[3][1])
    else { return nil }
    self.init(crop: crop, rows: size.rows, columns: size.columns, channels: channels, scaling: scaling)
  }
}
