import Canvas
import Insights
import Localization

/// The architectures of one family, drawn from their graphs in one language of blocks.
public struct HallOfFameFigure: CataloguedFigure {
  /// `hall-of-fame-chains` and the other families.
  public var id: String { "hall-of-fame-\(family.rawValue)" }
  let family: HallOfFame.Family
  let entries: [HallOfFame.Entry]

  private static let gap = 22.0

  /// One figure of each family, the same for every network.
  public static func figures(of explanation: Explanation) -> [HallOfFameFigure] {
    guard let hall = explanation.hallOfFame else { return [] }
    return HallOfFame.Family.allCases.map { HallOfFameFigure(family: $0, entries: hall.entries(of: $0)) }
  }

  /// The family's idea, and for each network its depth and what it costs.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let networks = try entries.map { entry in
      let facts = try StripLayout(entry, strings).facts
      return "\(entry.record.title), \(facts)"
    }
    let wording = try FigureWording(
      "hall-of-fame.families.\(family)", strings, ["networks": networks.joined(separator: "; ")])
    return FigureWording(
      title: wording.title, caption: wording.caption + " " + (try strings("hall-of-fame.labels.reading")),
      alternative: wording.alternative)
  }

  /// As wide as the widest network, and one strip for each.
  public func size(_ strings: Strings) throws -> Size {
    let (strips, width) = try strips(strings)
    let height = strips.reduce(0) { $0 + $1.height + Self.gap }
    return Size(width, height + (try SchematicLegend(entries, width: width, strings)).height)
  }

  /// The networks below each other, then what the blocks mean.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    let (strips, width) = try strips(strings)
    var top = 0.0
    for strip in strips {
      StripPainter(canvas: canvas).draw(strip, at: top)
      top += strip.height + Self.gap
    }
    try SchematicLegend(entries, width: width, strings).draw(on: canvas, at: top)
  }

  private func strips(_ strings: Strings) throws -> (strips: [StripLayout], width: Double) {
    let strips = try entries.map { try StripLayout($0, strings) }
    return (strips, strips.map(\.width).max() ?? 0)
  }
}
