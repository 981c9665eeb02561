import Canvas
import Testing

@Suite struct TextTests {
  @Test func digitsAreTabular() {
    let widths = "0123456789".map { TextStyle.label.measure(String(repeating: $0, count: 20)).width }
    for width in widths { #expect(abs(width - widths[0]) < 0.2) }
  }

  @Test func nothingIsSmallerThanElevenPixels() {
    #expect(TextStyle(size: 4).size == 11)
    #expect(TextStyle.label.sized(2).size == 11)
  }

  @Test func widthsGrowWithSizeInProportion() {
    let small = TextStyle(size: 12).measure("Convolution").width
    let large = TextStyle(size: 24).measure("Convolution").width
    #expect(abs(large / small - 2) < 0.01)
    #expect(TextStyle.label.bold.measure("Convolution").width > TextStyle.label.measure("Convolution").width)
  }

  @Test func wrappedTextFitsItsWidthAndTakesMoreLines() {
    let text = "Each filter answers to another stroke of the digit, and its map shows where."
    let line = TextStyle.body.measure(text)
    let block = TextStyle.body.measure(text, width: 150)
    #expect(line.width > 300)
    #expect(block.width <= 150)
    #expect(block.height > 2.5 * line.height)
  }

  @Test func theSignsOfTheFieldAreInTheShippedFont() {
    // A missing glyph would come from another family, with other widths on other machines.
    for sign in ["\u{2212}", "×", "·", "→", "∑", "≈", "≤", "∞", "σ", "⊗", "⌊", "²", "ñ", "¿"] {
      #expect(TextStyle.label.measure(sign).height == TextStyle.label.measure("x").height, "\(sign)")
    }
  }

  @Test func signsThatTheShippedFontLacksAreTakenFromTheMachineOrShownAsBoxes() throws {
    #expect(TextStyle.label.measure("数字").width > 0)
    #expect(try !Picture.sample(.svg) { $0.text("数字", at: Point(4, 4)) }.bytes.isEmpty)
  }

  @Test func marksOfAFormulaRaiseLowerAndSlantAndAreNotWritten() {
    let style = TextStyle.large.formula
    #expect(style.measure("*e*^{2}").width < TextStyle.large.measure("*e*^{2}").width)
    #expect(style.measure("e^{2}").height >= TextStyle.large.measure("e2").height)
    #expect(style.measure("3 } * x").width > 0)
    #expect(style.measure("^{_{*").width == 0)
  }

  @Test(arguments: [Anchor.topLeft, .centre, .bottomRight, .baseline])
  func aTextStandsInTheBoxItReports(_ anchor: Anchor) throws {
    let place = Point(100, 50)
    var box = Rect(0, 0, 0, 0)
    let picture = try Picture.sample(size: Size(200, 100)) { canvas in
      box = canvas.text("HxH", at: place, .title, .ink, anchor)
    }
    let pixels = try Pixels(picture.bytes)
    for y in 0..<pixels.height {
      for x in 0..<pixels.width where pixels.values[y * pixels.width + x] != 0xffffff {
        let point = Point(Double(x) / 2, Double(y) / 2)
        let isInside = box.inset(-1).minX...box.inset(-1).maxX ~= point.x && box.minY...box.maxY ~= point.y
        #expect(isInside, "\(point) is outside \(box)")
        if !isInside { return }
      }
    }
  }

  @Test func aNumberStandsInTheMiddleOfItsCell() throws {
    let picture = try Picture.sample(size: Size(40, 40)) { $0.text("0", at: Point(20, 20), .large, .ink, .centre) }
    let pixels = try Pixels(picture.bytes)
    let inked = pixels.values.indices.filter { pixels.values[$0] != 0xffffff }
    let rows = inked.map { Double($0 / pixels.width) + 0.5 }
    let columns = inked.map { Double($0 % pixels.width) + 0.5 }
    #expect(abs((rows.min()! + rows.max()!) / 4 - 20) < 0.6)
    #expect(abs((columns.min()! + columns.max()!) / 4 - 20) < 0.6)
  }
}
