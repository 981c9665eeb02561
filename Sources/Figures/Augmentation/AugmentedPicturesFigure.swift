import Canvas
import Insights
import Localization

/// Pictures after transformations, with the network's answer under each.
public struct AugmentedPicturesFigure: CataloguedFigure {
  /// What is shown.
  enum Kind: String, CaseIterable {
    case rotations, gallery, traps
  }

  /// `augmentation-rotations`, `augmentation-gallery` or `augmentation-traps`.
  public var id: String { "augmentation-\(kind.rawValue)" }
  let kind: Kind
  let value: AugmentationTour

  /// One figure of each kind that there are pictures of.
  public static func figures(of explanation: Explanation) -> [Self] {
    guard let tour = explanation.augmentation else { return [] }
    return Kind.allCases.map { Self(kind: $0, value: tour) }.filter { !$0.rows.joined().isEmpty }
  }

  /// The words around the figure.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let pictures = kind == .traps ? value.traps : Array(rows.joined())
    let wrong = pictures.filter { !$0.isRight }
    let known = pictures.filter(\.isRight)
    let right = try kind == .traps ? "" : known.isEmpty ? strings("augmentation.none") : lowest(known, strings)
    return try FigureWording(
      id, strings,
      [
        "label": value.classes[value.example.label], "index": strings.numbers.integer(value.example.index),
        "count": strings.numbers.integer(pictures.count), "wrong": strings.numbers.integer(wrong.count),
        "harmless": strings.numbers.integer(value.harmless.count { $0.isRight }),
        "others": strings.numbers.integer(value.harmless.count), "lowest": right,
        "answers": try pictures.map { try spoken($0, strings) }.joined(separator: "; "),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    let heads = try headings(strings).count { !$0.isEmpty }
    return Size(FigureMetrics.width, Double(rows.count) * (cellHeight + gap) - gap + Double(heads) * headHeight)
  }

  /// Draws the content.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    var y = 0.0
    for (row, heading) in zip(rows, try headings(strings)) {
      if !heading.isEmpty {
        canvas.text(heading, at: Point(0, y), .heading, .ink, .topLeft)
        y += headHeight
      }
      for (picture, column) in zip(row, canvas.content.columns(columns, gap: 6)) {
        try draw(picture, on: canvas, in: Rect(column.minX, y, column.width, cellHeight), strings)
      }
      y += cellHeight + gap
    }
  }
}

extension AugmentedPicturesFigure {
  private var columns: Int {
    switch kind {
    case .rotations: 11
    case .gallery: 5
    case .traps: 6
    }
  }

  /// The pictures row by row.
  private var rows: [[AugmentedPicture]] {
    let all =
      switch kind {
      case .rotations: [value.rotations]
      case .gallery: [value.gallery]
      case .traps: [value.traps, value.harmless]
      }
    return all.flatMap { pictures in
      stride(from: 0, to: pictures.count, by: columns).map { Array(pictures[$0..<min($0 + columns, pictures.count)]) }
    }
  }

  private func headings(_ strings: Strings) throws -> [String] {
    guard kind == .traps else { return rows.map { _ in "" } }
    return [try strings("\(id).heads.traps"), try strings("\(id).heads.harmless")]
  }

  private var headHeight: Double { 26 }
  private var gap: Double { 16 }
  private var columnWidth: Double { (FigureMetrics.width - 6 * Double(columns - 1)) / Double(columns) }
  private var side: Double { min(84, columnWidth) }
  private var cellHeight: Double { 20 + side + 40 }

  /// What was done, the picture, the answer and how sure that was; a frame where it is wrong.
  private func draw(_ picture: AugmentedPicture, on canvas: Canvas, in rect: Rect, _ strings: Strings) throws {
    var name = try AugmentedPictureWords.name(picture, short: kind == .rotations, strings)
    // Where every picture is of another digit, which one it was has to be said.
    if kind == .traps { name = value.classes[picture.label] + ": " + name }
    canvas.text(name, at: Point(rect.midX, rect.minY), .small, .muted, .top, width: rect.width)
    let image = HeatMap(MapValues(image: picture.image), .image, fitting: Size(side, side))
    let frame = canvas.place(
      image, at: Point(rect.midX - image.size.width / 2, rect.minY + 20 + (side - image.size.height) / 2))
    if !picture.isRight { canvas.lookHere(frame) }
    let y = rect.minY + 20 + side + 5
    canvas.text(value.classes[picture.predicted], at: Point(rect.midX, y), .heading, .ink, .top, width: rect.width)
    canvas.text(output(picture, strings), at: Point(rect.midX, y + 18), .small, .muted, .top, width: rect.width)
  }

  private func output(_ picture: AugmentedPicture, _ strings: Strings) -> String {
    value.areProbabilities ? strings.numbers.probability(picture.output) : strings.numbers.decimal(picture.output)
  }

  /// The picture of the true class that the network is least sure of.
  private func lowest(_ known: [AugmentedPicture], _ strings: Strings) throws -> String {
    guard let least = known.min(by: { $0.output < $1.output }) else { return "" }
    return try strings(
      "augmentation.lowest",
      ["name": try AugmentedPictureWords.name(least, short: false, strings), "output": output(least, strings)])
  }

  private func spoken(_ picture: AugmentedPicture, _ strings: Strings) throws -> String {
    try strings(
      "augmentation.answer",
      [
        "label": value.classes[picture.label], "name": try AugmentedPictureWords.name(picture, short: false, strings),
        "predicted": value.classes[picture.predicted], "output": output(picture, strings),
      ])
  }
}

/// What is said of a transformation.
package enum AugmentedPictureWords {
  /// The transformation with its amount, as in `turned by 25°`; of a short one, `25°`.
  package static func name(_ picture: AugmentedPicture, short: Bool, _ strings: Strings) throws -> String {
    let amount = picture.amount ?? 0
    // Half a turn looks the same from both sides.
    let whole = abs(amount - amount.rounded()) < 1e-9
    let number = whole ? strings.numbers.integer(Int(amount.rounded())) : strings.numbers.decimal(amount, places: 1)
    return try strings("augmentation.\(short ? "short" : "names").\(picture.name)", ["amount": number])
  }
}
