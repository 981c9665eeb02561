import Canvas
import Foundation
import Testing

/// Pictures of more cells than there is room for, and photographs, which must not make pages heavy.
@Suite struct LargePictureTests {
  private static let description = PictureDescription(
    id: "large", title: "Large", alternative: "Many cells", language: "en")

  /// A soft pattern with many colours.
  private func photograph(rows: Int, columns: Int) -> ColourGrid {
    ColourGrid(
      rows: rows, columns: columns,
      (0..<rows * columns).map { index in
        let (x, y) = (Double(index % columns) / 9, Double(index / columns) / 7)
        func level(_ phase: Double) -> UInt32 { UInt32(128 + 100 * sin(x + phase) * cos(y - phase)) }
        return Colour(level(0) << 16 | level(1) << 8 | level(2))
      })
  }

  private func text(_ picture: Picture) -> String { String(decoding: picture.bytes, as: UTF8.self) }

  /// The files in a document, decoded.
  private func files(_ svg: Picture) throws -> [[UInt8]] {
    try text(svg).matches(of: #/href="data:image\/[a-z]+;base64,([^"]+)"/#).map {
      [UInt8](try #require(Data(base64Encoded: String($0.output.1))))
    }
  }

  @Test(arguments: [24.0, 200]) func `a photograph is a JPEG file in documents, smooth if it is small`(side: Double)
    throws
  {
    let grid = photograph(rows: 80, columns: 80)
    let drawing = try Drawing(Size(220, 220), Self.description) { canvas, _ in
      canvas.photograph(grid, in: Rect(10, 10, side * 1.5, side))
    }
    for theme in [Theme.light, .dark] {
      let svg = try drawing.picture(as: .svg, theme: theme)
      let jpeg = try #require(try files(svg).first)
      #expect(text(svg).contains("data:image/jpeg") && jpeg.starts(with: [0xff, 0xd8, 0xff]))
      #expect(jpeg.count < 80 * 80 * 3 / 4)
      #expect(text(svg).contains("pixelated") == (side == 200))
    }
  }

  @Test func `few cells, and many of few colours, keep their colours exactly`() throws {
    let small = photograph(rows: 64, columns: 64)
    let plain = ColourGrid(rows: 90, columns: 90, (0..<8100).map { Colour(UInt32($0 % 7) << 20) })
    for grid in [small, plain] {
      let svg = try Picture.sample(.svg) { $0.image(grid, in: Rect(10, 10, 60, 60)) }
      #expect(text(svg).contains("data:image/png") && !text(svg).contains("jpeg"))
    }
  }

  @Test func `a PDF file holds a photograph as JPEG`() throws {
    let grid = photograph(rows: 100, columns: 100)
    let pdf = try Picture.sample(.pdf) { $0.photograph(grid, in: Rect(10, 10, 60, 60)) }
    #expect(String(decoding: pdf.bytes, as: Unicode.ASCII.self).contains("/DCTDecode"))
  }

  @Test func `a map with more cells than there is room for shows the means of blocks`() throws {
    // 9 x 9 cells on 3 x 3 pixels: blocks of 2 x 2 cells, at the end of fewer.
    let map = MapValues(rows: 9, columns: 9, (0..<81).map { Float($0 % 9 + $0 / 9) })
    let scale = ColourScale(.activation, -16...16, scope: "")
    let drawing = try Drawing(Size(20, 20), Self.description) { canvas, _ in
      canvas.heatMap(map, in: Rect(4, 4, 3, 3), scale, outline: nil)
    }
    #expect(try drawing.largestBlock() == 4)
    let svg = try drawing.picture(as: .svg)
    let squares = try Pixels(try #require(try files(svg).first))
    #expect(squares.width == squares.height && squares.width % 5 == 0 && text(svg).contains("pixelated"))
    let means: [(row: Int, column: Int, mean: Double)] = [(0, 0, 1), (0, 1, 3), (2, 3, 11), (4, 0, 8.5), (4, 4, 16)]
    let one = try Drawing(Size(20, 20), Self.description) { canvas, _ in
      for (index, found) in means.enumerated() {
        let single = MapValues(rows: 1, columns: 1, [Float(found.mean)])
        canvas.heatMap(single, in: Rect(3 * Double(index), 0, 3, 3), scale, outline: nil)
      }
    }
    let expected = try Pixels(try one.picture(as: .png).bytes)
    let side = squares.width / 5
    for (index, found) in means.enumerated() {
      let shown = squares.values[(found.row * side + side / 2) * squares.width + found.column * side + side / 2]
      #expect(Colour(shown) == expected.colour(3 * Double(index) + 1, 1), "\(found)")
    }
  }

  @Test func `where each cell has half a pixel, all are drawn`() throws {
    let map = MapValues(rows: 200, columns: 200, [Float](repeating: 1, count: 40_000))
    let drawing = try Drawing(Size(120, 120), Self.description) { canvas, _ in
      canvas.heatMap(map, in: Rect(0, 0, 100, 100), .image)
    }
    #expect(try drawing.largestBlock() == 1)
  }

  @Test func `nothing of a map is drawn beyond its rectangle`() throws {
    let map = MapValues(rows: 9, columns: 9, [Float](repeating: 0, count: 81))
    let picture = try Picture.sample(size: Size(20, 20)) {
      $0.heatMap(map, in: Rect(4, 4, 3, 3), .image, outline: nil)
    }
    let pixels = try Pixels(picture.bytes)
    for (x, y) in [(4.0, 4.0), (6.5, 6.5), (4, 6.5)] { #expect(pixels.colour(x, y) == Colour(0)) }
    for (x, y) in [(7.0, 5.0), (5, 7), (7, 7), (3.5, 5)] { #expect(pixels.colour(x, y) == Colour(0xffffff)) }
  }
}
