import Canvas
import Insights
import Localization
import Tensors

/// The channels that speak most for a class: their maps with the value, the weight and what they add.
public struct ClassEvidenceFigure: CataloguedFigure {
  /// `class-evidence`, of further photographs with their number.
  public var id: String { "class-evidence" + study.suffix }
  let study: PhotographStudy
  let value: ClassEvidence

  /// One for each photograph, if the network's end tells.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.photographs?.studies.compactMap { study in
      study.evidence.map { Self(study: study, value: $0) }
    } ?? []
  }

  /// Whose channels they are, and how much of the sum they make.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let numbers = strings.numbers
    let values = [
      "class": study.guesses[0].name, "layer": value.layer, "source": value.source,
      "count": numbers.integer(value.terms.count), "total": numbers.integer(value.terms.count + value.otherCount),
      "shown": numbers.decimal(value.terms.reduce(0) { $0 + $1.product }), "others": numbers.decimal(value.others),
      "bias": numbers.decimal(value.bias ?? 0), "sum": numbers.decimal(value.sum),
      "row": value.cell.map { numbers.integer($0.row) } ?? "",
      "column": value.cell.map { numbers.integer($0.column) } ?? "",
      "first": numbers.integer(value.terms[0].channel), "product": numbers.decimal(value.terms[0].product),
    ]
    return try FigureWording("class-evidence." + (value.cell == nil ? "means" : "cell"), strings, values)
  }

  /// Two rows of four maps, and the legend.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, 2 * rowHeight + (try legend(strings)).size.height)
  }

  /// Each map with its number above and its product below.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let numbers = strings.numbers
    for (index, term) in value.terms.enumerated() {
      let left = Double(index % 4) * (FigureMetrics.width - side.width) / 3
      let top = Double(index / 4) * rowHeight
      canvas.text(
        try strings("class-evidence.channel", ["channel": numbers.integer(term.channel)]), at: Point(left, top),
        .label)
      let frame = Rect(at: Point(left, top + 20), side)
      canvas.heatMap(MapValues(term.map), in: frame, scale(""))
      if let cell = value.cell {
        canvas.lookHere(frame.cell(cell.row, cell.column, of: (term.map.shape[0], term.map.shape[1])))
      }
      canvas.text(
        "\(numbers.decimal(term.value)) × \(strings.operand(term.weight)) = \(numbers.decimal(term.product))",
        at: frame.bottom.moved(0, 6), .small, .ink, .top)
    }
    canvas.place(try legend(strings), at: Point(0, 2 * rowHeight))
  }
}

extension ClassEvidenceFigure {
  private var side: Size {
    .picture(rows: value.terms[0].map.shape[0], columns: value.terms[0].map.shape[1], longest: 144)
  }
  private var rowHeight: Double { side.height + 54 }

  private func scale(_ scope: String) -> ColourScale {
    ColourScale(.activation, Double(value.range.lowerBound)...Double(value.range.upperBound), scope: scope)
  }

  private func legend(_ strings: Strings) throws -> Legend {
    Legend(
      scale(try strings("maps.this-figure")), title: try strings("maps.activation"), length: 180, strings, places: 1)
  }
}
