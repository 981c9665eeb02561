import Canvas
import Foundation
import Testing

@Suite struct SVGTests {
  private static let description = PictureDescription(
    id: "gallery", title: "Every mark once", alternative: "Every mark", language: "en")

  @Test(arguments: Theme.allCases)
  func `an SVG shows the same picture as the PNG`(_ theme: Theme) throws {
    let reader = try SVGReader(try Gallery.picture(.svg, theme).bytes)
    #expect(reader.faults.isEmpty, "\(reader.faults.prefix(5))")
    // Cairo puts the letters of pixels at whole ones.
    let difference = try #require(reader.pixels).difference(from: try Pixels(try Gallery.picture(.png, theme).bytes))
    #expect(difference < 0.02)
  }

  @Test func `a shape has the same pixels in both formats`() throws {
    func draw(on canvas: Canvas) {
      canvas.rectangle(Rect(10, 10, 20, 10), fill: .accent, stroke: .ink, width: 2)
      canvas.rectangle(Rect(40, 10, 20, 10), fill: .accent)
      canvas.rectangle(Rect(50, 15, 20, 10), fill: .accent, radius: 3)
      canvas.circle(Point(90, 20), radius: 8, fill: .lookHere, stroke: .ink)
      canvas.polygon([Point(10, 40), Point(30, 40), Point(20, 55)], fill: .ink)
      // The other way around and over the one before: both stay filled.
      canvas.polygon([Point(15, 40), Point(20, 60), Point(35, 40)], fill: .ink)
      canvas.polyline([Point(40, 40), Point(60, 40), Point(60, 60), Point(45, 52)], .muted, width: 2, dash: .dashed)
      canvas.moved(3, 4) { canvas.link(from: Point(70, 40), to: Point(110, 60), .accent) }
      canvas.rotated(30, around: Point(20, 70)) { canvas.rectangle(Rect(10, 65, 20, 10), fill: .category(1)) }
      canvas.clipped(to: Rect(40, 64, 10, 10)) { canvas.circle(Point(40, 64), radius: 9, fill: .category(2)) }
    }
    let reader = try SVGReader(try Picture.sample(.svg, draw).bytes)
    #expect(reader.faults.isEmpty, "\(reader.faults)")
    let pixels = try Pixels(try Picture.sample(.png, draw).bytes)
    #expect(try #require(reader.pixels).difference(from: pixels) < 0.0005)
  }

  @Test func `outlines of letters are written once for all sizes, and words that occur again once`() throws {
    let picture = try Picture.sample(.svg) { canvas in
      for row in 0..<4 { canvas.text("oooo", at: Point(4, 16 * Double(row)), .label) }
      canvas.text("oo", at: Point(60, 4), .body)
    }
    let reader = try SVGReader(picture.bytes)
    #expect(reader.faults.isEmpty)
    // The paper and one letter; four letters of the word, four words, two letters.
    #expect(reader.elements["path"] == 2)
    #expect(reader.elements["use"] == 4 + 4 + 2)
  }

  @Test func `a figure is drawn once for all themes, but once for each if it asks for the theme`() throws {
    for asks in [false, true] {
      var calls = 0
      let drawing = try Drawing(Size(40, 40), Self.description) { canvas, _ in
        calls += 1
        canvas.rectangle(canvas.content, fill: asks ? .colour(canvas.theme.colour(.accent)) : .accent)
      }
      for theme in Theme.allCases {
        for format in PictureFormat.allCases { _ = try drawing.picture(as: format, theme: theme) }
        #expect(try Pixels(try drawing.picture(as: .png, theme: theme).bytes).colour(20, 20) == theme.colour(.accent))
      }
      #expect(calls == (asks ? 3 : 1))
    }
  }

  @Test func `a drawing gives the bytes that it gives alone, whatever was drawn from it before`() throws {
    func drawing() throws -> Drawing {
      let map = Gallery.wave(6, 6)
      return try Drawing(Size(120, 80), Self.description) { canvas, _ in
        canvas.heatMap(map, in: Rect(10, 10, 60, 60), ColourScale(.weight, of: map.values, scope: ""))
        canvas.text("*e*^{2} 数字", at: Point(80, 10), .label.formula)
      }
    }
    let shared = try drawing()
    for theme in Theme.allCases.reversed() {
      for format in PictureFormat.allCases {
        #expect(
          try shared.picture(as: format, theme: theme).bytes == drawing().picture(as: format, theme: theme).bytes)
      }
    }
  }
}
