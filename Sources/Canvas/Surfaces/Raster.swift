/// The pixels of cells: indices into a palette, or colours.
struct Raster {
  let width: Int
  let height: Int
  private var content: Content

  private enum Content {
    case indices([UInt8], palette: [Colour])
    case colours([UInt32])
  }

  /// Every cell becomes a square of `factor` pixels; `pixelsPerUnit` pixels are one pixel of the figure.
  init(_ cells: Cells, _ theme: Theme, by factor: Int, pixelsPerUnit: Double) {
    (width, height) = (cells.columns * factor, cells.rows * factor)
    switch cells {
    case .colours(let grid), .photograph(let grid):
      content = .colours(Raster.enlarged(grid.colours.map(\.hex), columns: grid.columns, by: factor))
    case .map(let map, let scale, let marksNegatives):
      let small = map.values.map { scale.index(of: $0) }
      var indices = Raster.enlarged(small, columns: map.columns, by: factor)
      if marksNegatives, theme.marksNegatives {
        Raster.hatchNegatives(&indices, of: map, scale, factor: factor, pixelsPerUnit: pixelsPerUnit)
      }
      content = .indices(indices, palette: theme.table(scale.kind).colours)
    }
  }

  private static func enlarged<Pixel>(_ cells: [Pixel], columns: Int, by factor: Int) -> [Pixel] {
    guard factor > 1 else { return cells }
    return [Pixel](unsafeUninitializedCapacity: cells.count * factor * factor) { pixels, count in
      for start in stride(from: 0, to: cells.count, by: columns) {
        let line = count
        for cell in cells[start..<start + columns] {
          pixels[count..<count + factor].initialize(repeating: cell)
          count += factor
        }
        for _ in 1..<factor {
          _ = pixels[count..<count + columns * factor].initialize(from: pixels[line..<line + columns * factor])
          count += columns * factor
        }
      }
    }
  }

  /// Lays light diagonal lines over negative cells.
  private static func hatchNegatives(
    _ indices: inout [UInt8], of map: MapValues, _ scale: ColourScale, factor: Int, pixelsPerUnit: Double
  ) {
    let period = max(3, Int((3.5 * pixelsPerUnit).rounded()))
    let line = max(1, period / 3)
    let width = map.columns * factor
    // A faint negative needs no mark: it is as good as zero.
    for row in 0..<map.rows * factor {
      for column in 0..<width where (row + column) % period < line {
        let value = map[row / factor, column / factor]
        if scale.position(of: Double(value)) < 0.47 { indices[row * width + column] = 127 }
      }
    }
  }
}

extension Raster {
  /// The pixels as a file; `compressed` keeps what files of other colours have in common with it.
  func file(_ compressed: inout IndexedPNG?) -> EmbeddedPicture {
    switch content {
    case .indices(let indices, let palette):
      let picture = compressed ?? IndexedPNG(indices: indices, width: width, height: height)
      compressed = picture
      return EmbeddedPicture(png: picture.file(palette))
    case .colours(let pixels): return EmbeddedPicture(pixels, width: width, height: height)
    }
  }

  /// Writes the pixels `0xRRGGBB` into rows of `stride` pixels.
  func copy(to target: UnsafeMutablePointer<UInt32>, stride: Int) {
    switch content {
    case .indices(let indices, let palette):
      let table = palette.map(\.hex)
      table.withUnsafeBufferPointer { table in
        indices.withUnsafeBufferPointer { indices in
          for row in 0..<height {
            for column in 0..<width { target[row * stride + column] = table[Int(indices[row * width + column])] }
          }
        }
      }
    case .colours(let pixels):
      pixels.withUnsafeBufferPointer { pixels in
        for row in 0..<height {
          for column in 0..<width { target[row * stride + column] = pixels[row * width + column] }
        }
      }
    }
  }
}
