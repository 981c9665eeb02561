import Canvas
import Testing

@Suite struct ColourTests {
  private let scale = ColourScale(.activation, of: [-1, 0.5, 4], scope: "this layer")

  @Test func aDivergingScaleIsSymmetricWithZeroInItsMiddle() {
    #expect(scale.limit == 4)
    #expect(scale.position(of: 0) == 0.5)
    #expect(scale.position(of: 4) == 1)
    #expect(scale.position(of: -4) == 0)
    #expect(scale.position(of: 2) == 0.75)
    #expect(scale.position(of: 1e9) == 1)
  }

  @Test func endsAndMiddleOfTheScalesAreTheColoursOfTheDesign() {
    let weight = ColourScale(.weight, -1...1, scope: "")
    let share = ColourScale.probability()
    #expect(Theme.light.colour(of: -4, scale) == Colour(0x2166ac))
    #expect(Theme.light.colour(of: 0, scale) == Colour(0xf7f7f7))
    #expect(Theme.light.colour(of: 4, scale) == Colour(0xb2182b))
    #expect(Theme.light.colour(of: -1, weight) == Colour(0x8c510a))
    #expect(Theme.light.colour(of: 0, weight) == Colour(0xf5f5f5))
    #expect(Theme.light.colour(of: 1, weight) == Colour(0x01665e))
    #expect(Theme.light.colour(of: 0, share) == Colour(0xf7fbff))
    #expect(Theme.light.colour(of: 1, share) == Colour(0x08306b))
    #expect(Theme.light.colour(of: 1, .image) == Colour(0xffffff))
    #expect(Theme.light.colour(of: 0, .image) == Colour(0x000000))
    #expect(Theme.light.colour(.lookHere) == Colour(0xe66101))
  }

  @Test(arguments: [ColourScale.Kind.activation, .weight])
  func lightnessFallsEvenlyFromZeroToBothEnds(_ kind: ColourScale.Kind) {
    let scale = ColourScale(kind, -1...1, scope: "")
    for sign: Float in [-1, 1] {
      let steps = (0...20).map { Theme.light.colour(of: sign * Float($0) / 20, scale).luminance }
      #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 > $1 })
    }
  }

  @Test func aScaleOfNothingOrOfZerosIsDrawnAsZero() {
    #expect(ColourScale(.activation, of: [], scope: "").position(of: 0) == 0.5)
    #expect(ColourScale(.activation, of: [0, 0], scope: "").position(of: 0) == 0.5)
    #expect(ColourScale(.probability, of: [.nan], scope: "").position(of: 0) == 0)
  }

  @Test func theReachOfAScaleIgnoresWhatIsNotFinite() {
    let scale = ColourScale(.weight, of: [.nan, -2, .infinity, 1], scope: "")
    #expect(scale.minimum == -2)
    #expect(scale.maximum == 1)
  }

  @Test(arguments: Theme.allCases, ColourScale.Kind.allCases)
  func numbersCanBeReadOnEveryColourOfEveryScale(_ theme: Theme, _ kind: ColourScale.Kind) {
    let scale = ColourScale(kind, -1...1, scope: "")
    for step in -50...50 {
      let value = Float(step) / 50
      #expect(theme.colour(.over(value, scale)).contrast(with: theme.colour(of: value, scale)) > 4)
    }
  }

  @Test func numbersFlipToWhiteOnDarkCells() {
    #expect(Theme.light.colour(.over(4, scale)) == Colour(0xffffff))
    #expect(Theme.light.colour(.over(0, scale)) == Theme.light.colour(.ink))
    #expect(Theme.light.colour(.over(-4, scale)) == Colour(0xffffff))
  }

  @Test(arguments: Theme.allCases)
  func textIsReadableAndLinesAreVisibleOnPaper(_ theme: Theme) {
    let paper = theme.colour(.paper)
    #expect(theme.colour(.ink).contrast(with: paper) > 12)
    for paint in [Paint.muted, .accent] { #expect(theme.colour(paint).contrast(with: paper) > 4.5) }
    #expect(theme.colour(.lookHere).contrast(with: paper) > 3)
  }

  @Test func mixingIsExactAtBothEndsAndBetweenThemElsewhere() {
    let (black, white) = (Colour(0x000000), Colour(0xffffff))
    #expect(black.mixed(with: white, 0) == black)
    #expect(black.mixed(with: white, 1) == white)
    let middle = black.mixed(with: white, 0.5)
    #expect(middle.red == middle.green && middle.green == middle.blue)
    #expect((90...110).contains(middle.red))
  }

  @Test func `a grid of colours keeps them in every theme, crisp, in pixels and in files`() throws {
    let colours = [0x102030, 0xffcc00, 0x00ff7f, 0xff0000, 0x0000ff, 0x808080].map { Colour(UInt32($0)) }
    let grid = ColourGrid(rows: 2, columns: 3, colours)
    for theme in Theme.allCases {
      let picture = try Picture.sample(theme: theme) { $0.image(grid, in: Rect(10, 10, 90, 60)) }
      let pixels = try Pixels(picture.bytes)
      for (index, colour) in colours.enumerated() {
        for (dx, dy) in [(0.0, 0.0), (15, 15), (29.5, 29.5)] {
          let (x, y) = (10 + 30 * Double(index % 3) + dx, 10 + 30 * Double(index / 3) + dy)
          #expect(pixels.colour(x, y) == colour)
        }
      }
    }
    let svg = try Picture.sample(.svg) { $0.image(grid, in: Rect(10, 10, 90, 60)) }
    #expect(String(decoding: svg.bytes, as: UTF8.self).contains("data:image/png"))
  }

  @Test func `grey has the luminance of its colour`() {
    for hex: UInt32 in [0xff0000, 0x00ff00, 0x0000ff, 0x2166ac, 0xb2182b, 0x123456] {
      #expect(abs(Colour(hex).inGrey.luminance - Colour(hex).luminance) < 0.006)
    }
    #expect(Colour(0x777777).inGrey == Colour(0x777777))
  }

  @Test func `without receptors for green, greys stay and red and green come near to each other`() {
    #expect(Colour(0xffffff).withoutGreenReceptors == Colour(0xffffff))
    #expect(Colour(0x000000).withoutGreenReceptors == Colour(0x000000))
    func distance(_ one: Colour, _ other: Colour) -> Int {
      [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)]
        .reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    }
    let (red, green) = (Colour(0xb04020), Colour(0x408020))
    #expect(2 * distance(red.withoutGreenReceptors, green.withoutGreenReceptors) < distance(red, green))
  }

  @Test func `the rainbow goes from dark blue over cyan and yellow to dark red`() {
    let colours = [0, 0.125, 0.375, 0.625, 0.875, 1].map { Colour.rainbow($0).hex }
    #expect(colours == [0x000080, 0x0000ff, 0x00ffff, 0xffff00, 0xff0000, 0x800000])
  }
}
