/// How pictures of any size become images of one size.
public struct PictureFrame: Equatable, Sendable {
  /// The size of the images; `nil` to take that of the pictures, if they all have the same. Where that has more than 64 rows or
  /// columns it is made smaller in proportion; pictures of different sizes become images of 64 × 64.
  public var size: Size?
  /// 1 for grey and 3 for colour; `nil` for colour where a picture has some.
  public var channels: Int?

  /// What is cut off before.
  public var crop = Preprocessing.Crop.none

  /// Rows and columns.
  public struct Size: Equatable, Sendable {
    /// The number of rows and of columns.
    public let rows, columns: Int

    /// A size.
    public init(rows: Int, columns: Int) { (self.rows, self.columns) = (rows, columns) }

    /// Reads `HxW`, rows first, each from 1 to 1024; `nil` for anything else.
    public init?(_ text: String) {
      let parts = text.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
      guard parts.count == 2, let rows = parts[0], let columns = parts[1], 1...1024 ~= rows, 1...1024 ~= columns else {
        return nil
      }
      self.init(rows: rows, columns: columns)
    }

    /// `HxW`.
    public var text: String { "\(rows)x\(columns)" }
  }

  /// The size and the channels that the pictures have.
  public init(size: Size? = nil, channels: Int? = nil) { (self.size, self.channels) = (size, channels) }

  /// The longer side of images where no size is asked for.
  static let standardSide = 64

  /// The size of the images where all pictures have the size of this one and none is asked for.
  static func standard(_ picture: Photograph) -> Size {
    let longer = max(picture.rows, picture.columns)
    guard longer > standardSide else { return Size(rows: picture.rows, columns: picture.columns) }
    func part(_ side: Int) -> Int { max(1, (2 * side * standardSide + longer) / (2 * longer)) }
    return Size(rows: part(picture.rows), columns: part(picture.columns))
  }
}
