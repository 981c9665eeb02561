import Foundation
import Tensors

extension DataSource {
  /// Few small pieces of the photographs that come with the program, for networks that have seen photographs before.
  static let pieces = DataSource(
    name: "pieces", licence: "CC0", place: .generated, defaults: Dataset.Defaults(network: "standard", epochs: 30),
    make: { _ in try Dataset.pieces() })
}

extension Dataset {
  /// 120 grey pieces of three photographs to train with, from their left halves, and 180 to test with, from their right
  /// halves, `[1, 64, 64]`: which photograph is each of?
  ///
  /// Place, size, brightness and side are drawn at random, so that no piece of the test has been seen.
  static func pieces() throws -> Dataset {
    let photographs = try PieceOf.allCases.map { try $0.photograph() }
    return Dataset(
      name: "pieces", title: "pieces", train: PieceOf.pieces(photographs, 40, .left, stream: "pieces train"),
      test: PieceOf.pieces(photographs, 60, .right, stream: "pieces test"), classes: PieceOf.allCases.map(\.rawValue))
  }
}

/// What a photograph shows.
private enum PieceOf: String, CaseIterable {
  case camera, cat, coffee

  enum Half { case left, right }

  /// The number of rows and columns of a piece.
  static let side = 64

  func photograph() throws -> Photograph {
    let name = self == .cat ? "chelsea" : rawValue
    return try Photograph(file: Dataset.resources.appendingPathComponent("photos/\(name).png").path)
  }

  /// So many pieces of each photograph, the photographs in turn.
  static func pieces(_ photographs: [Photograph], _ count: Int, _ half: Half, stream: String) -> LabelledImages {
    var (pixels, labels): ([UInt8], [UInt8]) = ([], [])
    for index in 0..<count * photographs.count {
      var draw = Draw(stream, index)
      let label = index % photographs.count
      pixels += piece(of: photographs[label], half, &draw)
      labels.append(UInt8(label))
    }
    return LabelledImages(pixels: pixels, labels: labels, shape: [1, side, side])
  }

  private static func piece(of photograph: Photograph, _ half: Half, _ draw: inout Draw) -> [UInt8] {
    let size = 72 + draw.choice(49)
    let middle = photograph.columns / 2
    let left = (half == .left ? 0 : middle) + draw.choice(middle - size + 1)
    let top = draw.choice(photograph.rows - size + 1)
    let greys = photograph.cropped(top: top, left: left, rows: size, columns: size)
      .resized(rows: side, columns: side).greys
    let (gain, isMirrored) = (draw.number(0.7...1.1), draw.choice(2) == 1)
    return greys.indices.map { cell in
      let source = isMirrored ? cell / side * side + side - 1 - cell % side : cell
      return UInt8(step: Double(greys[source]) / 255 * gain)
    }
  }
}
