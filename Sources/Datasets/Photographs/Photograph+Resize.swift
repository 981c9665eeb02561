extension Photograph {
  /// The same picture in another size, each new pixel the mean of the old ones below a triangle of weights.
  ///
  /// This is the bilinear filter of Pillow, to the last bit: where a picture becomes smaller, the triangle becomes as much
  /// wider, so that no pixel is passed over; rows first, then columns, rounded to bytes after each.
  public func resized(rows height: Int, columns width: Int) -> Photograph {
    precondition(height > 0 && width > 0, "a picture has at least one pixel, not \(height)×\(width)")
    let narrow = width == columns ? pixels : filteredRows(to: width)
    guard height != rows else { return Photograph(rows: rows, columns: width, pixels: narrow) }
    return Photograph(rows: rows, columns: width, pixels: narrow).filteredColumns(to: height)
  }

  private func filteredRows(to width: Int) -> [UInt8] {
    let windows = FilterWindow.all(from: columns, to: width)
    return [UInt8](unsafeUninitializedCapacity: 3 * rows * width) { buffer, count in
      for row in 0..<rows {
        for (column, window) in windows.enumerated() {
          for channel in 0..<3 {
            let first = 3 * (row * columns + window.first) + channel
            buffer[3 * (row * width + column) + channel] = window.mean(of: pixels, from: first, stride: 3)
          }
        }
      }
      count = 3 * rows * width
    }
  }

  private func filteredColumns(to height: Int) -> Photograph {
    let line = 3 * columns
    let windows = FilterWindow.all(from: rows, to: height)
    let filtered = [UInt8](unsafeUninitializedCapacity: line * height) { buffer, count in
      for (row, window) in windows.enumerated() {
        for offset in 0..<line {
          buffer[row * line + offset] = window.mean(of: pixels, from: window.first * line + offset, stride: line)
        }
      }
      count = line * height
    }
    return Photograph(rows: height, columns: columns, pixels: filtered)
  }
}

/// Which old pixels a new one is made of, along one axis, and the weight of each.
private struct FilterWindow {
  let first: Int
  /// In units of 2⁻²², as Pillow computes with whole numbers.
  let weights: [Int]

  private static let bits = 22

  static func all(from old: Int, to new: Int) -> [FilterWindow] {
    let scale = Double(old) / Double(new)
    let support = max(scale, 1)
    return (0..<new).map { index in
      let centre = (Double(index) + 0.5) * scale
      let first = max(0, Int(centre - support + 0.5))
      let end = min(old, Int(centre + support + 0.5))
      let heights = (first..<end).map { max(0, 1 - abs((Double($0) - centre + 0.5) / support)) }
      let sum = heights.reduce(0, +)
      return FilterWindow(
        first: first, weights: heights.map { Int(0.5 + $0 / sum * Double(1 << Self.bits)) })
    }
  }

  func mean(of pixels: [UInt8], from first: Int, stride: Int) -> UInt8 {
    var sum = 1 << (Self.bits - 1)
    pixels.withUnsafeBufferPointer {
      for (index, weight) in weights.enumerated() { sum += Int($0[first + index * stride]) * weight }
    }
    return UInt8(clamping: sum >> Self.bits)
  }
}
