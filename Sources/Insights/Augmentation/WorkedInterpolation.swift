import Datasets
import Tensors

/// One pixel of a turned picture, number by number: where it takes its value from, the four pixels there, their weights and the
/// sum, held against what the augmentation computed.
public struct WorkedInterpolation: Equatable, Sendable {
  /// One of the four pixels.
  public struct Term: Equatable, Sendable {
    /// Where it is.
    public let place: Place
    /// Its value, from 0 to 1.
    public let value: Float
    /// Its weight: the weight of its row times that of its column.
    public let weight: Float
  }

  /// By how many degrees the picture is turned.
  public let degrees: Double
  /// The pixel of the turned picture.
  public let place: Place
  /// Where it takes its value from.
  public let source: (row: Double, column: Double)
  /// The four pixels, row by row.
  public let terms: [Term]
  /// The sum of value times weight.
  public let sum: WorkedSum
  /// The picture before and after, `[rows, columns]`.
  public let before, after: Tensor

  /// Works out the pixel whose four sources differ most, all of them inside the picture; `nil` where all pixels are the same.
  ///
  /// Throws `InsightError.sumDisagrees` if the sum differs from the value of the turned picture.
  init?(_ example: Experiment.Example, degrees: Double) throws {
    let map = Rotation.map(degrees: degrees)
    before = example.image.slice(0)
    after = example.image.moved(by: map, fill: Fill()).slice(0)
    self.degrees = degrees
    let (rows, columns) = (before.shape[0], before.shape[1])
    var best: (place: Place, at: Interpolation, difference: Float)?
    for row in 0..<rows {
      for column in 0..<columns {
        let from = map.source(row: row, column: column, rows: rows, columns: columns)
        guard from.row >= 0, from.column >= 0, from.row < Double(rows - 1), from.column < Double(columns - 1),
          let found = Interpolation(row: from.row, column: from.column, rows: rows, columns: columns, fill: Fill())
        else { continue }
        let values = Self.terms(found, before).map(\.value).sorted()
        // The smallest distance between two of the four; the weights are to count as well.
        let distance = zip(values, values.dropFirst()).map { $1 - $0 }.min() ?? 0
        let difference = distance * (Self.terms(found, before).map(\.weight).min() ?? 0)
        if difference > best?.difference ?? 0 { best = (Place(row: row, column: column), found, difference) }
      }
    }
    guard let best else { return nil }
    place = best.place
    source = (best.at.row, best.at.column)
    terms = Self.terms(best.at, before)
    sum = try WorkedSum(
      terms.map { $0.value * $0.weight }, engine: after[best.place.row, best.place.column],
      place: "the turned picture, pixel (\(best.place.row), \(best.place.column))")
  }

  private static func terms(_ at: Interpolation, _ picture: Tensor) -> [Term] {
    zip(at.rows, at.rowWeights).flatMap { row, rowWeight in
      zip(at.columns, at.columnWeights).map { column, columnWeight in
        Term(place: Place(row: row, column: column), value: picture[row, column], weight: rowWeight * columnWeight)
      }
    }
  }

  /// Whether all of it is the same.
  public static func == (one: Self, other: Self) -> Bool {
    one.degrees == other.degrees && one.place == other.place && one.terms == other.terms && one.before == other.before
  }
}
