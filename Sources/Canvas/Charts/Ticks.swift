import Foundation

/// Few honest numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
public enum Ticks {
  /// Round numbers inside a range, about `count` of them.
  public static func round(in range: ClosedRange<Double>, about count: Int = 5) -> [Double] {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite, count > 0 else { return [range.lowerBound] }
    let step = step(width / Double(count))
    let first = Int((range.lowerBound / step - 1e-9).rounded(.up))
    let last = Int((range.upperBound / step + 1e-9).rounded(.down))
    guard first <= last else { return [range.lowerBound] }
    return (first...last).map { Double($0) * step }
  }

  /// The range widened to whole steps, so that the axis begins and ends with a tick.
  public static func widened(_ range: ClosedRange<Double>, about count: Int = 5) -> ClosedRange<Double> {
    let width = range.upperBound - range.lowerBound
    guard width > 0, width.isFinite else { return range.lowerBound - 0.5...range.upperBound + 0.5 }
    let step = step(width / Double(count))
    return (range.lowerBound / step + 1e-9).rounded(.down) * step...(range.upperBound / step - 1e-9).rounded(.up) * step
  }

  private static func step(_ rough: Double) -> Double {
    let power = pow(10, log10(rough).rounded(.down))
    let lead = rough / power
    return power * (lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10)
  }
}
