import Canvas
import Foundation
import FoundationXML
import Testing

@Suite struct FormatTests {
  private func svg(id: String) throws -> String {
    let map = Gallery.wave(4, 4)
    let picture = try Picture.sample(.svg, id: id) { canvas in
      canvas.text("Zero 0", at: Point(4, 4))
      canvas.clipped(to: Rect(0, 20, 40, 40)) {
        canvas.heatMap(map, in: Rect(10, 30, 40, 40), ColourScale(.weight, of: map.values, scope: ""))
      }
    }
    return String(decoding: picture.bytes, as: UTF8.self)
  }

  private func matches(_ pattern: String, in text: String) throws -> [String] {
    try text.matches(of: Regex(pattern, as: (Substring, Substring).self)).map { String($0.output.1) }
  }

  @Test func idsOfAnSVGAreUniqueAndEveryReferenceHasItsTarget() throws {
    let text = try svg(id: "conv1-kernels")
    let ids = try matches(" id=\"([^\"]*)\"", in: text)
    #expect(Set(ids).count == ids.count)
    let references = try matches("(?:href=\"|url\\()#([^\")]*)", in: text)
    #expect(!references.isEmpty)
    #expect(Set(references).isSubset(of: ids))
  }

  @Test func twoFiguresShareNoIdSoThatBothCanBeInlinedInOnePage() throws {
    let one = try matches(" id=\"([^\"]*)\"", in: svg(id: "conv1-kernels"))
    let two = try matches(" id=\"([^\"]*)\"", in: svg(id: "conv2-kernels"))
    #expect(Set(one).isDisjoint(with: two))
  }

  @Test func anSVGDoesNotDependOnWhatWasDrawnBefore() throws {
    let before = try svg(id: "a")
    _ = try svg(id: "b")
    #expect(try svg(id: "a") == before)
  }

  @Test func anSVGSaysWhatItShowsAndInWhichUnit() throws {
    let text = String(decoding: try Gallery.picture(.svg, .light).bytes, as: UTF8.self)
    #expect(text.contains("role=\"img\""))
    #expect(text.contains("lang=\"en\""))
    #expect(text.contains("Every mark &lt;once&gt;</title>"))
    #expect(text.contains("Maps, grids, bars &amp; lines</desc>"))
    #expect(text.contains("width=\"760px\" height=\"1010px\""))
    #expect(XMLParser(data: Data(text.utf8)).parse())
  }

  @Test func anSVGHasNoDigitThatNobodySees() throws {
    let text = String(decoding: try Gallery.picture(.svg, .light).bytes, as: UTF8.self)
    let paths = try matches(" d=\"([^\"]*)\"", in: text)
    #expect(paths.count > 100)
    for path in paths {
      #expect(path.firstMatch(of: #/\.[0-9]{3}|[a-zA-Z] | 0\.|m-?[0-9.]+[- ][0-9.]+$/#) == nil, "\(path)")
    }
    #expect(!text.contains("rgb(") && !text.contains("stroke-opacity:1;") && !text.contains("style=\"\""))
  }

  @Test func aPDFWasMadeOnAFixedDayWithTheShippedFont() throws {
    let bytes = try Picture.sample(.pdf) { $0.text("Zero", at: Point(4, 4)) }.bytes
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("/CreationDate (20240101000000"))
    #expect(text.contains("CNNVizSans-Regular"))
    #expect(text.hasPrefix("%PDF"))
  }

  @Test func aPNGHasTwoDevicePixelsPerPixelAndPartsOfPixelsAreRoundedUp() throws {
    let picture = try Picture.sample(size: Size(100.2, 50)) { _ in }
    #expect(picture.size == Size(101, 50))
    let pixels = try Pixels(picture.bytes)
    #expect(pixels.width == 202)
    #expect(pixels.height == 100)
  }

  @Test func aPNGOfManyColoursIsAsExactAsOneOfFew() throws {
    let picture = try Picture.sample(size: Size(128, 128)) { canvas in
      for index in 0..<1024 {
        let colour = Colour(UInt32(index * 4001))
        canvas.rectangle(Rect(Double(index % 32) * 4, Double(index / 32) * 4, 4, 4), fill: .colour(colour))
      }
    }
    let pixels = try Pixels(picture.bytes)
    for index in 0..<1024 {
      #expect(pixels.colour(Double(index % 32) * 4 + 2, Double(index / 32) * 4 + 2).hex == UInt32(index * 4001))
    }
  }

  @Test func aPNGOfManyLikeColoursHasFewOfThemAndNoneIsFarOff() throws {
    func colour(_ index: Int) -> Colour { Colour(UInt32(0x20_8040 + index % 32 * 0x0101 + index / 32 * 0x01_0000)) }
    let picture = try Picture.sample(size: Size(128, 128)) { canvas in
      for index in 0..<1024 {
        canvas.rectangle(Rect(Double(index % 32) * 4, Double(index / 32) * 4, 4, 4), fill: .colour(colour(index)))
      }
    }
    let pixels = try Pixels(picture.bytes)
    for index in 0..<1024 {
      let (shown, wanted) = (pixels.colour(Double(index % 32) * 4 + 2, Double(index / 32) * 4 + 2), colour(index))
      let gaps = [(shown.red, wanted.red), (shown.green, wanted.green), (shown.blue, wanted.blue)]
      #expect(gaps.allSatisfy { abs(Int($0) - Int($1)) <= 10 })
    }
    #expect(Set(pixels.values).count <= 256)
  }

  @Test(arguments: [Size(-1, 10), Size(.nan, 10), Size(10, 1e9)])
  func aSizeThatNoPictureCanHaveIsAnErrorThatNamesThePicture(_ size: Size) throws {
    let error = #expect(throws: CanvasError.self) { try Picture.sample(size: size) { _ in } }
    #expect(try #require(error).description.contains("'sample'"))
  }
}
