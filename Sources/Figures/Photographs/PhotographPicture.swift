import Canvas
import Datasets
import Insights
import Tensors

extension ColourGrid {
  /// A photograph in its colours.
  init(_ photograph: Photograph) {
    let pixels = photograph.pixels
    self.init(
      rows: photograph.rows, columns: photograph.columns,
      stride(from: 0, to: pixels.count, by: 3).map {
        Colour(UInt32(pixels[$0]) << 16 | UInt32(pixels[$0 + 1]) << 8 | UInt32(pixels[$0 + 2]))
      })
  }

  /// A photograph that is seen where a class was: the weaker a cell of the class's map, the darker the picture.
  init(shading study: PhotographStudy, _ found: ClassMap) {
    let picture = ColourGrid(study.preparation.framed)
    let largest = max(found.map.range.upperBound, 1e-12)
    let rows = ColourGrid.places(study.rows, count: picture.rows)
    let columns = ColourGrid.places(study.columns, count: picture.columns)
    var colours = picture.colours
    for row in 0..<picture.rows {
      for column in 0..<picture.columns {
        var share = 0.0
        if let y = rows[row], let x = columns[column] { share = Double(max(0, found.map[y, x]) / largest) }
        let index = row * picture.columns + column
        colours[index] = colours[index].faded(
          to: Colour(0), 1 - (ColourGrid.leastShare + (1 - ColourGrid.leastShare) * share))
      }
    }
    self.init(rows: picture.rows, columns: picture.columns, colours)
  }

  /// How much of the picture shines through where the class was not seen at all.
  private static let leastShare = 0.3

  /// Which cell covers each pixel; `nil` where none does.
  private static func places(_ cells: [Range<Double>], count: Int) -> [Int?] {
    (0..<count).map { pixel in cells.firstIndex { $0.contains(Double(pixel) + 0.5) } }
  }
}

extension Colour {
  /// A share of the way to another colour, byte by byte: for whole pictures, where evenness to the eye does not pay.
  fileprivate func faded(to other: Colour, _ share: Double) -> Colour {
    func level(_ from: UInt8, _ to: UInt8) -> UInt32 {
      UInt32((Double(from) + (Double(to) - Double(from)) * share).rounded())
    }
    return Colour(level(red, other.red) << 16 | level(green, other.green) << 8 | level(blue, other.blue))
  }
}

extension Size {
  /// The largest size of a picture of so many rows and columns that fits into a square.
  static func picture(rows: Int, columns: Int, longest: Double) -> Size {
    let scale = longest / Double(max(rows, columns, 1))
    return Size(Double(columns) * scale, Double(rows) * scale)
  }
}
