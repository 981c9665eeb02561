import Canvas
import Insights
import Localization
import Tensors

/// One filter as weights, pre-activations and activations: three things that are easily confused.
public struct ThreeThingsFigure: CataloguedFigure {
  /// `weights-and-activations`.
  public let id = "weights-and-activations"
  let value: ThreeThings

  private static let headHeight = 54.0
  private static let side = 130.0
  private static let rowGap = 16.0

  /// One figure of a network with a convolution layer over planes.
  public static func figures(of explanation: Explanation) -> [Self] {
    explanation.threeThings.map { [Self(value: $0)] } ?? []
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let first = value.answers[0]
    func range(_ range: ClosedRange<Float>) throws -> String {
      try strings(
        "\(id).range",
        ["low": strings.numbers.decimal(range.lowerBound), "high": strings.numbers.decimal(range.upperBound)])
    }
    return try FigureWording(
      id, strings,
      [
        "layer": value.layer, "filter": String(value.filter), "weightShape": extents(value.weightShape),
        "mapShape": extents(value.mapShape), "weights": try range(kernelRange),
        "before": try range(first.preActivation.range), "after": try range(first.activation.range),
        "index": strings.numbers.integer(first.example.index),
        "function": try value.function.map { try strings.name(of: $0) } ?? strings("convolution-layer.function.linear"),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    let rows = Double(value.answers.count) * (Self.side + Self.rowGap)
    return Size(FigureMetrics.width, Self.headHeight + rows + 44)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    try drawHeads(on: canvas, strings)
    for (index, answer) in value.answers.enumerated() {
      try draw(answer, top: Self.headHeight + Double(index) * (Self.side + Self.rowGap), on: canvas, strings)
    }
    let y = Self.headHeight + Double(value.answers.count) * (Self.side + Self.rowGap) + 4
    let layer = try strings("convolution-layer.this-layer")
    let scales = [
      (1, weightScale(layer), "weight"), (2, beforeScale(layer), "pre-activations"),
      (3, afterScale(layer), "activation"),
    ]
    for (column, scale, word) in scales {
      let legend = Legend(scale, title: try strings("convolution-layer.\(word)"), length: 118, strings)
      canvas.place(legend, at: Point(columns[column].minX, y))
    }
  }
}

extension ThreeThingsFigure {
  /// The places of image, kernel, pre-activation and activation.
  private var columns: [Rect] {
    let widths = [112.0, 118, Self.side, Self.side]
    let gap = (FigureMetrics.width - widths.reduce(0, +)) / 3
    var x = 0.0
    return widths.map { width in
      defer { x += width + gap }
      return Rect(x, 0, width, Self.side)
    }
  }

  private var kernelRange: ClosedRange<Float> {
    value.kernels.dropFirst().reduce(value.kernels[0].range) {
      min($0.lowerBound, $1.range.lowerBound)...max($0.upperBound, $1.range.upperBound)
    }
  }

  private func extents(_ dimensions: [Int]) -> String {
    "(" + dimensions.map(String.init).joined(separator: ", ") + ")"
  }

  private func weightScale(_ scope: String) -> ColourScale { scale(.weight, value.weightRange, scope) }
  private func beforeScale(_ scope: String) -> ColourScale { scale(.activation, value.preActivationRange, scope) }
  private func afterScale(_ scope: String) -> ColourScale { scale(.activation, value.activationRange, scope) }

  private func scale(_ kind: ColourScale.Kind, _ range: ClosedRange<Float>, _ scope: String) -> ColourScale {
    ColourScale(kind, Double(range.lowerBound)...Double(range.upperBound), scope: scope)
  }

  private func drawHeads(on canvas: Canvas, _ strings: Strings) throws {
    for (column, key) in ["image", "weights", "before", "after"].enumerated() {
      let frame = columns[column]
      canvas.text(try strings("\(id).heads.\(key)"), at: frame.origin, .heading)
      let isPlain = key == "before" && value.bias == nil
      let note = try strings(
        "\(id).notes.\(key)\(isPlain ? "-plain" : "")", ["bias": strings.numbers.decimal(value.bias ?? 0)])
      canvas.text(
        note, at: frame.origin.moved(0, 18), .small, .muted,
        width: min(frame.width + 40, FigureMetrics.width - frame.minX))
    }
  }

  private func draw(_ answer: ThreeThings.Answer, top: Double, on canvas: Canvas, _ strings: Strings) throws {
    let frames = columns.map { $0.moved(0, top) }
    let shape = answer.example.image.shape
    let cell = frames[0].width.cell(of: max(shape.rows, shape.columns))
    let image = centred(.map(rows: shape.rows, columns: shape.columns, cell: cell), in: frames[0])
    canvas.whole(answer.example.image, in: image)
    let kernel = try drawKernel(in: frames[1], on: canvas, strings)
    let before = drawMap(answer.preActivation, beforeScale(""), in: frames[2], on: canvas)
    let after = drawMap(answer.activation, afterScale(""), in: frames[3], on: canvas)
    let middle = Point((image.maxX + kernel.minX) / 2, frames[0].midY)
    canvas.text("⊗", at: middle, .large, .ink, .centre)
    canvas.arrow(from: Point(kernel.maxX + 8, frames[1].midY), to: Point(before.minX - 6, frames[1].midY))
    canvas.arrow(from: Point(before.maxX + 6, frames[2].midY), to: Point(after.minX - 6, frames[2].midY))
    if let function = value.function {
      let name = try strings.name(of: function)
      canvas.text(
        name, at: Point((before.maxX + after.minX) / 2, frames[2].midY - 8), .small, .muted, .bottom)
    }
  }

  private func drawMap(_ map: Tensor, _ scale: ColourScale, in frame: Rect, on canvas: Canvas) -> Rect {
    let heat = HeatMap(map, scale, side: Self.side)
    let place = centred(heat.size, in: frame)
    heat.draw(on: canvas, in: place)
    return place
  }

  /// The kernel with its numbers, if it is small and alone; else the first few as colours.
  private func drawKernel(in frame: Rect, on canvas: Canvas, _ strings: Strings) throws -> Rect {
    let kernel = value.kernels[0]
    let scale = weightScale("")
    let (rows, columns) = (kernel.shape[0], kernel.shape[1])
    if value.kernels.count == 1, rows > 1, ConvolutionStyle.fits(rows, columns) {
      let grid = NumberGrid(
        MapValues(kernel), scale, cell: (frame.width / Double(max(rows, columns))).rounded(.down), style: .small,
        strings)
      let place = centred(grid.size, in: frame)
      grid.draw(on: canvas, in: place)
      return place
    }
    let shown = value.kernels.prefix(3)
    let height = (frame.height - 6 * Double(shown.count - 1)) / Double(shown.count)
    let maps = shown.map { HeatMap($0, scale, side: min(height, frame.width)) }
    let place = centred(Column(maps, gap: 6).size, in: frame)
    Column(maps, gap: 6).draw(on: canvas, in: place)
    return place
  }

  private func centred(_ size: Size, in frame: Rect) -> Rect {
    Rect(at: Point(frame.midX - size.width / 2, frame.midY - size.height / 2), size)
  }
}
