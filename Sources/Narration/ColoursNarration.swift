import Insights
import Site

extension Narrator {
  /// What there is to say of how maps are drawn; nothing without convolution layers over planes.
  func coloursContent() -> ColoursContent? {
    guard let things = explanation.threeThings, let bytes = explanation.byteWrap,
      let strongest = bytes.cells.last
    else { return nil }
    func tuple(_ dimensions: [Int]) -> String { "(" + dimensions.map(String.init).joined(separator: ", ") + ")" }
    return ColoursContent(
      scales: explanation.scaleComparison.map(scales),
      bytes: ColoursContent.Bytes(
        layer: bytes.layer, filter: String(bytes.filter), wrapped: numbers.integer(bytes.wrapped),
        count: numbers.integer(bytes.count), wraps: bytes.wrapped > 0, value: number(strongest.value),
        scaled: numbers.decimal(strongest.scaled, places: 1), byte: numbers.integer(Int(strongest.byte))),
      layer: things.layer, weightShape: tuple(things.weightShape), mapShape: tuple(things.mapShape))
  }

  private func scales(_ found: ScaleComparison) -> ColoursContent.Scales {
    let (quiet, loud) = (found.maps[found.quietest], found.maps[found.loudest])
    return ColoursContent.Scales(
      layer: found.layer, quiet: String(quiet.filter), quietHigh: number(quiet.range.upperBound),
      loud: String(loud.filter), loudHigh: number(loud.range.upperBound),
      ratio: numbers.decimal(found.ratio, places: found.ratio < 100 ? 1 : 0))
  }
}
