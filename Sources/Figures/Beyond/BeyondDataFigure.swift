import Canvas
import Insights
import Localization

/// A signal and a volume of each class that the program makes.
public struct BeyondDataFigure: CataloguedFigure {
  /// `beyond-data`.
  public let id = "beyond-data"
  let value: BeyondImages

  private static let (gap, head, between) = (10.0, 24.0, 26.0)

  /// The only one.
  public static func figures(of explanation: Explanation) -> [Self] { [Self(value: explanation.beyondImages)] }

  /// What the classes are, and which slices are shown.
  public func wording(_ strings: Strings) throws -> FigureWording {
    let slices = VolumeSlices(value.volumes[0].values.shape)
    return try FigureWording(
      id, strings,
      [
        "signals": value.signals.map(\.label).joined(separator: ", "),
        "volumes": value.volumes.map(\.label).joined(separator: ", "),
        "steps": strings.numbers.integer(value.signals[0].values.shape[1]),
        "shown": slices.shown.map(String.init).joined(separator: ", "), "total": String(slices.total),
      ])
  }

  /// The size of the content in px.
  public func size(_ strings: Strings) throws -> Size {
    Size(FigureMetrics.width, rowTop(1) + picture(value.volumes[0]).height)
  }

  /// A row of signals and a row of volumes.
  public func draw(on canvas: Canvas, _ strings: Strings) throws {
    for (row, samples) in [value.signals, value.volumes].enumerated() {
      for (index, sample) in samples.enumerated() {
        let size = picture(sample)
        let x = Double(index) * (width + Self.gap)
        canvas.text(sample.label, at: Point(x, rowTop(row) - 6), .label.bold, .ink, .bottomLeft)
        let map =
          sample.values.shape.rank == 4
          ? MapValues(image: sample.values)
          : MapValues(rows: 1, columns: sample.values.count, Array(sample.values.values))
        canvas.image(map, in: Rect(at: Point(x, rowTop(row)), size))
      }
    }
  }

  private var width: Double {
    let count = Double(max(value.signals.count, value.volumes.count))
    return (FigureMetrics.width - Self.gap * (count - 1)) / count
  }

  private func picture(_ sample: BeyondImages.Sample) -> Size {
    guard sample.values.shape.rank == 4 else { return .signal(in: Size(width, width)) }
    let (rows, columns) = sample.values.shape.picture
    return Size(width, width * Double(rows) / Double(columns))
  }

  private func rowTop(_ row: Int) -> Double {
    Self.head + Double(row) * (picture(value.signals[0]).height + Self.between + Self.head)
  }
}
