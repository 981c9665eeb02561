import Canvas
import Foundation
import Localization

/// One panel of the plot: how long a step takes against one of the things that it is made of, both on logarithmic axes.
struct CostPanel {
  /// A line to compare with: what the cost would be if it grew as the amount to this power.
  struct Guide {
    let power: Double
    let label: String
  }

  let heading, axis: String
  /// The amounts as written, and the logarithm of each to base 2.
  let ticks: [Tick]
  /// The same logarithms with that of the milliseconds to base 10.
  let points: [(x: Double, y: Double)]
  let guides: [Guide]
  /// Which point the guides go through.
  let anchor: Int
  /// Where a line across marks an amount, and what stands there.
  var mark: (x: Double, text: String)?

  /// - Parameter amount: what is on the x axis, and how it is written.
  init(
    _ heading: String, axis: String, _ points: [CostSweep.Point], guides: [Guide], anchor: Int,
    amount: (CostSweep.Setting) -> (value: Int, text: String)
  ) {
    (self.heading, self.axis, self.guides, self.anchor) = (heading, axis, guides, anchor)
    let amounts = points.map { amount($0.setting) }
    ticks = amounts.map { Tick(log2(Double($0.value)), $0.text) }
    self.points = zip(ticks, points).map { ($0.value, log10($1.milliseconds)) }
  }

  /// From the least to the greatest amount.
  var x: ClosedRange<Double> { ticks[0].value...ticks[ticks.count - 1].value }

  /// A guide from one end of the panel to the other, as far as it stays in the range of the times.
  func line(_ guide: Guide, within range: ClosedRange<Double>) -> [(x: Double, y: Double)] {
    let through = points[anchor]
    let slope = guide.power * log10(2)
    func height(_ x: Double) -> Double { through.y + slope * (x - through.x) }
    func place(_ y: Double) -> Double { through.x + (y - through.y) / slope }
    let ends = [x.lowerBound, x.upperBound].map { end in
      let y = height(end)
      return range.contains(y) ? end : place(y < range.lowerBound ? range.lowerBound : range.upperBound)
    }
    return ends.map { ($0, height($0)) }
  }
}

/// Milliseconds in three digits, from a second on in seconds.
func duration(_ milliseconds: Double) -> String {
  let numbers = NumberFormat(.english)
  if milliseconds >= 999.5 { return numbers.decimal(milliseconds / 1000, places: 1) + " s" }
  return numbers.decimal(milliseconds, places: milliseconds < 1 ? 2 : milliseconds < 10 ? 1 : 0) + " ms"
}
