import Canvas
import Insights
import Tensors

extension Canvas {
  /// A piece of an image `[channels, rows, columns]` of pixels from 0 to 1, crisp, in colour if it has three channels; what lies
  /// beyond the border of the image is dashed.
  func piece(of image: Tensor, rows: Range<Int>, columns: Range<Int>, in rect: Rect) {
    let inside = (rows.clamped(to: 0..<image.shape.rows), columns.clamped(to: 0..<image.shape.columns))
    if inside.0 != rows || inside.1 != columns {
      rectangle(rect, fill: .panel)
      padding(rect)
    }
    guard !inside.0.isEmpty, !inside.1.isEmpty else { return }
    let shape = (rows: rows.count, columns: columns.count)
    let area = rect.cells(
      inside.0.lowerBound - rows.lowerBound..<inside.0.upperBound - rows.lowerBound,
      inside.1.lowerBound - columns.lowerBound..<inside.1.upperBound - columns.lowerBound, of: shape)
    if image.shape.channels == 3 {
      self.image(ColourGrid(image, inside.0, inside.1), in: area)
    } else {
      self.image(MapValues(image: image)[inside.0, inside.1], in: area)
    }
  }

  /// A whole image `[channels, rows, columns]`, in colour if it has three channels; of a volume its slices.
  func whole(_ image: Tensor, in rect: Rect) {
    if image.shape.isColour {
      self.image(ColourGrid(image, 0..<image.shape.rows, 0..<image.shape.columns), in: rect)
    } else {
      self.image(MapValues(image: image), in: rect)
    }
  }

  /// A whole image as large as fits, in the middle of a rectangle.
  func image(example: Tensor, fitting rect: Rect) { place(WholeImage(example, fitting: rect.size), centredIn: rect) }
}

/// A whole image as an element, in colour if it has three channels.
struct WholeImage: Element {
  private let image: Tensor
  private let map: HeatMap

  /// An image `[channels, rows, columns]` as large as fits.
  init(_ image: Tensor, fitting bounds: Size) {
    self.image = image
    map = HeatMap(MapValues(image: image), .image, fitting: bounds)
  }

  /// That of the picture.
  var size: Size { map.size }

  /// Draws the picture.
  func draw(on canvas: Canvas, in rect: Rect) {
    if image.shape.isColour {
      canvas.whole(image, in: Rect(at: rect.origin, size))
    } else {
      map.draw(on: canvas, in: rect)
    }
  }
}

extension Shape {
  /// Whether it is that of an image of red, green and blue.
  var isColour: Bool { isMaps && channels == 3 }
}

extension ColourGrid {
  /// Rows and columns of an image `[3, rows, columns]` of red, green and blue from 0 to 1.
  init(_ image: Tensor, _ rows: Range<Int>, _ columns: Range<Int>) {
    func level(_ channel: Int, _ row: Int, _ column: Int) -> UInt32 {
      UInt32((min(max(image[channel, row, column], 0), 1) * 255).rounded())
    }
    self.init(
      rows: rows.count, columns: columns.count,
      rows.flatMap { row in
        columns.map { Colour(level(0, row, $0) << 16 | level(1, row, $0) << 8 | level(2, row, $0)) }
      })
  }
}

extension Double {
  /// The side of each of so many cells in this length: whole halves of a pixel if they are at least one pixel wide.
  func cell(of count: Int) -> Double {
    (self / Double(max(1, count))).wholeCell
  }
}
