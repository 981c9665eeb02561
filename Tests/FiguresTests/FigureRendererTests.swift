import Canvas
import Figures
import Foundation
import Localization
import Tensors
import Testing

@Suite struct FigureRendererTests {
  private struct Square: Figure {
    let id = "square"

    func wording(_ strings: Strings) throws -> FigureWording {
      try FigureWording(id, strings, ["side": strings.numbers.decimal(100.5, places: 1)])
    }

    func size(_ strings: Strings) throws -> Size { Size(200, 100) }

    func draw(on canvas: Canvas, _ strings: Strings) throws {
      #expect(canvas.content == Rect(0, 0, 200, 100))
      canvas.rectangle(canvas.content, fill: .ink)
    }

    func regions(_ strings: Strings) throws -> [FigureRegion] {
      [FigureRegion(Rect(0, 0, 200, 100), label: "all of it", target: "page:square")]
    }
  }

  private func strings(title: String, _ language: Language = .english) -> Strings {
    Strings(
      language: language,
      entries: [
        "square.title": title, "square.caption": "One square of {side}", "square.alternative": "A black square",
      ])
  }

  @Test func theTitleStandsAboveTheContentAndWrapsToItsWidth() throws {
    let short = try FigureRenderer().render(Square(), strings(title: "A square"), as: .svg)
    let long = try FigureRenderer().render(
      Square(), strings(title: "A square that is black all over, and nothing more"), as: .svg)
    #expect(short.size.width == 200 + 2 * FigureMetrics.margin)
    #expect(long.size.width == short.size.width)
    #expect(long.size.height > short.size.height + 15)
  }

  @Test func aRegionLiesWhereItsPartOfThePictureIs() throws {
    let figure = try FigureRenderer().render(Square(), strings(title: "A square"), as: .svg)
    let region = try #require(figure.regions.first)
    #expect(abs(region.frame.maxX - (figure.size.width - FigureMetrics.margin)) < 1)
    #expect(abs(region.frame.maxY - (figure.size.height - FigureMetrics.margin)) < 1)
    #expect(region.frame.width == 200 && region.frame.height == 100)
    #expect(region.target == "page:square" && region.label == "all of it")
  }

  @Test func aFigureSpeaksTheLanguageOfItsStrings() throws {
    let spanish = strings(title: "Un cuadrado", .spanish)
    let figure = try FigureRenderer().render(Square(), spanish, as: .svg)
    #expect(figure.wording.caption == "One square of 100,5")
    let text = String(decoding: figure.bytes, as: UTF8.self)
    #expect(text.contains("lang=\"es\""))
    #expect(text.contains(">Un cuadrado</title>"))
    #expect(text.contains(">A black square</desc>"))
  }

  @Test func wordsThatAreMissingAreAnErrorNotAnEmptyTitle() {
    let none = Strings(language: .english, entries: [:])
    #expect(throws: StringsError.self) { try FigureRenderer().render(Square(), none, as: .png) }
  }

  @Test(arguments: Theme.allCases, FigureFormat.allCases)
  func everyThemeAndFormatGivesAPicture(_ theme: Theme, _ format: FigureFormat) throws {
    let figure = try FigureRenderer(theme: theme).render(Square(), strings(title: "A square"), as: format)
    #expect(figure.bytes.count > 500)
  }

  private struct Map: Figure {
    let id = "square"
    let side: Int

    func wording(_ strings: Strings) throws -> FigureWording { try FigureWording(id, strings, ["side": "1"]) }

    func size(_ strings: Strings) throws -> Size { Size(200, 100) }

    func draw(on canvas: Canvas, _ strings: Strings) throws {
      let map = MapValues(rows: side, columns: side, [Float](repeating: 0, count: side * side))
      canvas.heatMap(map, in: Rect(0, 0, 100, 100), .image)
    }
  }

  @Test func `a caption says where squares stand for several cells`() throws {
    for (language, words) in [
      (Language.english, "the mean of up to 9 neighbouring"), (.spanish, "la media de hasta 9 celdas"),
    ] {
      let shipped = try Fixture.strings(language).entries
      let entries = shipped.merging(strings(title: "A map", language).entries) { $1 }
      let all = Strings(language: language, entries: entries)
      let (few, many) = (try PreparedFigure(Map(side: 200), all), try PreparedFigure(Map(side: 450), all))
      #expect(few.wording.caption == "One square of 1" && many.wording.caption.hasPrefix("One square of 1 "))
      #expect(many.wording.caption.contains(words) && many.wording.alternative == few.wording.alternative)
    }
  }

  @Test func mapsOfATensorKeepTheirRowsAndColumns() {
    let tensor = Tensor([2, 2, 3], (0..<12).map(Float.init))
    let map = MapValues(tensor, channel: 1)
    #expect(map.rows == 2 && map.columns == 3)
    #expect(map[1, 2] == 11)
    #expect(map[0..<1, 1..<3].values == [7, 8])
  }
}
