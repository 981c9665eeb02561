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

  /// Where the pixels of a row take their values from: a start, and a step from column to column.
  private struct Line {
    let row, column: Double
    let rowStep, columnStep: Double
  }

  func move(_ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>) {
    for row in 0..<rows {
      let line = line(row)
      let target = target + row * columns
      // What lies inside the source is one run of pixels, as both coordinates only grow or only fall along a row.
      var (first, end) = (0, columns)
      while first < end, !isInside(line, first) {
        border(line, first, source, to: target)
        first += 1
      }
      while end > first, !isInside(line, end - 1) {
        end -= 1
        border(line, end, source, to: target)
      }
      for channel in 0..<channels {
        let plane = channel * rows * columns
        inside(line, first..<end, source + plane, to: target + plane)
      }
    }
  }

  private func line(_ row: Int) -> Line {
    let (middleRow, middleColumn) = (Double(rows - 1) / 2, Double(columns - 1) / 2)
    let y = Double(row) - middleRow
    return Line(
      row: map.rowRow * y - map.rowColumn * middleColumn + map.rowShift + middleRow,
      column: map.columnRow * y - map.columnColumn * middleColumn + map.columnShift + middleColumn,
      rowStep: map.rowColumn, columnStep: map.columnColumn)
  }

  @inline(__always)
  private func isInside(_ line: Line, _ column: Int) -> Bool {
    let (row, column) = (line.row + line.rowStep * Double(column), line.column + line.columnStep * Double(column))
    return row >= 0 && column >= 0 && row < Double(rows - 1) && column < Double(columns - 1)
  }

  /// Pixels whose four sources all lie in the picture.
  private func inside(
    _ line: Line, _ range: Range<Int>, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>
  ) {
    for column in range {
      let row = line.row + line.rowStep * Double(column)
      let place = line.column + line.columnStep * Double(column)
      let (top, left) = (Int32(row), Int32(place))
      let (down, right) = (Float(row - Double(top)), Float(place - Double(left)))
      let pixel = source + (Int(top) &* columns &+ Int(left))
      let upper = pixel[0] * (1 - right) + pixel[1] * right
      let lower = pixel[columns] * (1 - right) + pixel[columns &+ 1] * right
      target[column] = upper * (1 - down) + lower * down
    }
  }

  /// A pixel at the edge or beyond it.
  private func border(
    _ line: Line, _ column: Int, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>
  ) {
    let y = fill.inside(line.row + line.rowStep * Double(column), rows)
    let x = fill.inside(line.column + line.columnStep * Double(column), columns)
    for channel in 0..<channels {
      guard let y, let x else {
        target[channel * rows * columns + column] = Float(fill.value)
        continue
      }
      let (top, left) = (min(Int(y), max(rows - 2, 0)), min(Int(x), max(columns - 2, 0)))
      let (bottom, rightmost) = (min(top + 1, rows - 1), min(left + 1, columns - 1))
      let (down, right) = (Float(y - Double(top)), Float(x - Double(left)))
      let plane = source + channel * rows * columns
      let upper = plane[top * columns + left] * (1 - right) + plane[top * columns + rightmost] * right
      let lower = plane[bottom * columns + left] * (1 - right) + plane[bottom * columns + rightmost] * right
      target[channel * rows * columns + column] = upper * (1 - down) + lower * down
    }
  }
}
