import Insights
import Site

extension Narrator {
  /// The numbers of the architectures that made history; nothing only if one of them could not be built.
  func hallOfFameContent() -> HallOfFameContent? {
    explanation.hallOfFame.map { HallOfFameContent(rows: $0.entries.map(row)) }
  }

  private func row(_ entry: HallOfFame.Entry) -> HallOfFameContent.Row {
    let (record, accuracy) = (entry.record, entry.record.accuracy)
    // As many decimals as the source gives.
    func percent(_ value: Double) -> String {
      numbers.percent(value / 100, places: value * 10 == (value * 10).rounded() ? 1 : 2)
    }
    let millions = Double(entry.flops) / 1e6
    return HallOfFameContent.Row(
      title: record.title, name: record.network, year: String(record.year), reference: String(record.reference),
      depth: numbers.integer(entry.schematic.depth), parameters: numbers.integer(entry.parameters),
      flops: millions < 1 ? numbers.decimal(millions, places: 2) : numbers.integer(Int(millions.rounded())),
      top1: accuracy.map { percent($0.top1) }, top5: accuracy.map { percent($0.top5) },
      source: accuracy.map(\.source.rawValue))
  }
}
