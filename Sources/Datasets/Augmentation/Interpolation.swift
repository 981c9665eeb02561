import Tensors

/// One value between four pixels, weighted by how close they are (bilinear interpolation).
public struct Interpolation: Equatable, Sendable {
  /// The place in the source, from the upper left pixel, as it was asked for.
  public let row, column: Double
  /// The rows and columns of the four pixels: upper and lower, left and right.
  public let rows: [Int], columns: [Int]
  /// The weights of the two rows, and of the two columns; the weight of a pixel is a product of two.
  public let rowWeights: [Float], columnWeights: [Float]

  /// The pixels around a place; `nil` where the fill's value stands.
  public init?(row: Double, column: Double, rows: Int, columns: Int, fill: Fill) {
    guard let y = fill.inside(row, rows), let x = fill.inside(column, columns) else { return nil }
    (self.row, self.column) = (row, column)
    (self.rows, rowWeights) = Self.pair(y, rows)
    (self.columns, columnWeights) = Self.pair(x, columns)
  }

  private static func pair(_ place: Double, _ count: Int) -> ([Int], [Float]) {
    let first = min(Int(place), max(count - 2, 0))
    let rest = Float(place - Double(first))
    return ([first, min(first + 1, count - 1)], [1 - rest, rest])
  }
}

extension Tensor {
  /// A picture, `[channels, rows, columns]`, each pixel of which takes its value from another place.
  public func moved(by map: AffineMap, fill: Fill) -> Tensor {
    Tensor(
      shape,
      [Float](unsafeUninitializedCapacity: count) { buffer, filled in
        values.withUnsafeBufferPointer { source in
          guard let from = source.baseAddress, let to = buffer.baseAddress else { return }
          Mover(map: map, fill: fill, rows: shape.rows, columns: shape.columns, channels: shape.channels)
            .move(from, to: to)
        }
        filled = count
      })
  }
}

/// The loop over the pixels.
struct Mover {
  let map: AffineMap
  let fill: Fill
  let rows, columns, channels: Int

  func move(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
    let (lastRow, lastColumn) = (Double(rows - 1), Double(columns - 1))
    let plane = rows * columns
    for row in 0..<rows {
      let y = Double(row) - lastRow / 2
      let firstRow = map.rowRow * y + map.rowShift + lastRow / 2
      let firstColumn = map.columnRow * y + map.columnShift + lastColumn / 2
      for column in 0..<columns {
        let x = Double(column) - lastColumn / 2
        let (fromRow, fromColumn) = (firstRow + map.rowColumn * x, firstColumn + map.columnColumn * x)
        let place = row &* columns &+ column
        guard fromRow >= 0, fromColumn >= 0, fromRow < lastRow, fromColumn < lastColumn else {
          border(fromRow, fromColumn, source, to: target + place)
          continue
        }
        let (top, left) = (Int(fromRow), Int(fromColumn))
        let (down, right) = (Float(fromRow - Double(top)), Float(fromColumn - Double(left)))
        var pixel = source + (top &* columns &+ left)
        var result = target + place
        for _ in 0..<channels {
          let upper = pixel[0] * (1 - right) + pixel[1] * right
          let lower = pixel[columns] * (1 - right) + pixel[columns &+ 1] * right
          result.pointee = upper * (1 - down) + lower * down
          pixel += plane
          result += plane
        }
      }
    }
  }

  /// A pixel at the edge or beyond it.
  @inline(never)
  private func border(
    _ row: Double, _ column: Double, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>
  ) {
    let (y, x) = (fill.inside(row, rows), fill.inside(column, columns))
    for channel in 0..<channels {
      guard let y, let x else {
        target[channel * rows * columns] = Float(fill.value)
        continue
      }
      let (top, left) = (min(Int(y), max(rows - 2, 0)), min(Int(x), max(columns - 2, 0)))
      let (bottom, rightmost) = (min(top + 1, rows - 1), min(left + 1, columns - 1))
      let (down, right) = (Float(y - Double(top)), Float(x - Double(left)))
      let plane = source + channel * rows * columns
      let upper = plane[top * columns + left] * (1 - right) + plane[top * columns + rightmost] * right
      let lower = plane[bottom * columns + left] * (1 - right) + plane[bottom * columns + rightmost] * right
      target[channel * rows * columns] = upper * (1 - down) + lower * down
    }
  }
}
