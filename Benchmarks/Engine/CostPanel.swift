import Canvas
import Foundation
import Localization

/// One panel of the plot: how long a step takes against one of the things that it is made of, both on logarithmic axes.
struct CostPanel {
  /// A line to compare with, through one of the points: each doubling of the amount takes `factor` times as long.
  struct Guide {
    let factor: Double
    let label: String
    /// Whether the label stands over the line rather than under it.
    var isAbove = false
    /// Where on the line the label stands, from 0 at its left end to 1.
    var place = 0.5
  }

  let heading, axis: String
  /// What was measured, in words.
  let finding: String
  /// The amounts as written, each at its logarithm to base 2.
  let ticks: [Tick]
  /// The same logarithms with that of the milliseconds to base 10.
  let points: [(x: Double, y: Double)]
  let guides: [Guide]
  /// Which point the guides go through.
  let anchor: Int
  /// An amount to be marked, and why.
  var mark: (amount: Int, text: String)?

  init(
    _ heading: String, axis: String, finding: String, _ points: [CostSweep.Point], guides: [Guide], anchor: Int,
    mark: (amount: Int, text: String)? = nil, amount: (CostSweep.Setting) -> (value: Int, text: String)
  ) {
    (self.heading, self.axis, self.finding) = (heading, axis, finding)
    (self.guides, self.anchor, self.mark) = (guides, anchor, mark)
    ticks = points.map { amount($0.setting) }.map { Tick(log2(Double($0.value)), $0.text) }
    self.points = zip(ticks, points).map { ($0.value, log10($1.milliseconds)) }
  }

  /// From the least to the greatest amount.
  var x: ClosedRange<Double> { ticks[0].value...ticks[ticks.count - 1].value }

  /// The ends of a guide, from one end of the panel to the other, as far as it stays in the range of the times.
  func line(_ guide: Guide, within range: ClosedRange<Double>) -> [(x: Double, y: Double)] {
    let through = points[anchor]
    let slope = log10(guide.factor)
    return [x.lowerBound, x.upperBound].map { end in
      let y = min(max(through.y + slope * (end - through.x), range.lowerBound), range.upperBound)
      return (through.x + (y - through.y) / slope, y)
    }
  }
}

extension CostSweep {
  /// The four panels.
  var panels: [CostPanel] { [sidePanel, filtersPanel, batchPanel, threadsPanel] }

  private var sidePanel: CostPanel {
    CostPanel(
      "Size of the images", axis: "rows × columns",
      finding: "Four times the pixels: \(times(last(side))) as long.", side,
      guides: [CostPanel.Guide(factor: 2, label: "four times as long", place: 0.5)],
      anchor: side.count - 1
    ) { ($0.side * $0.side, "\($0.side)×\($0.side)") }
  }

  private var filtersPanel: CostPanel {
    CostPanel(
      "Filters", axis: "filters of each convolution",
      finding:
        "Twice the filters: \(times(last(filters))) as long, because the second convolution also reads twice the maps.",
      filters,
      guides: [
        CostPanel.Guide(factor: 2, label: "twice as long", isAbove: true, place: 0.4),
        CostPanel.Guide(factor: 4, label: "four times as long", place: 0.5),
      ], anchor: filters.count - 1
    ) { ($0.filters, "\($0.filters)") }
  }

  private var batchPanel: CostPanel {
    CostPanel(
      "Batch", axis: "images of a step",
      finding: "Twice the images: \(times(last(batch))) as long, once every thread has work.", batch,
      guides: [CostPanel.Guide(factor: 2, label: "twice as long", place: 0.62)], anchor: batch.count - 1,
      mark: (base.threads * shard, "\(shard) images for each thread")
    ) { ($0.batch, "\($0.batch)") }
  }

  private var threadsPanel: CostPanel {
    let gains = threads.map { threads[0].milliseconds / $0.milliseconds }
    let many = threads.firstIndex { $0.setting.threads == processors } ?? 0
    let last = threads.count - 1
    return CostPanel(
      "Threads", axis: "threads",
      finding: "\(processors) threads: \(times(gains[many])) as fast as one; \(threads[last].setting.threads) threads: "
        + "\(times(gains[last])), for there are \(processors) processors.",
      threads, guides: [CostPanel.Guide(factor: 0.5, label: "half as long", place: 1)], anchor: 0,
      mark: (processors, "\(processors) processors")
    ) { ($0.threads, "\($0.threads)") }
  }

  /// How many times as long the last point took as the one before.
  private func last(_ points: [Point]) -> Double {
    points[points.count - 1].milliseconds / points[points.count - 2].milliseconds
  }

  private func times(_ factor: Double) -> String { NumberFormat(.english).decimal(factor, places: 1) + " times" }
}
