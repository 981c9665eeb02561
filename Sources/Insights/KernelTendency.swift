import Tensors

/// What a small kernel answers to, as far as its weights say it plainly.
///
/// The kernel is split into a constant, a ramp from left to right, a ramp from top to bottom, and the rest, which are
/// perpendicular to each other: what has at least half of the squared norm names the kernel.
public enum KernelTendency: String, Sendable, CaseIterable {
  /// The weights have mostly one sign.
  case bright, dark
  /// The weights grow to one side: it answers where the map grows brighter to that side.
  case right, lowerRight = "lower-right", down, lowerLeft = "lower-left"
  case left, upperLeft = "upper-left", up, upperRight = "upper-right"
  /// None of these.
  case mixed

  /// Finds what a kernel `[rows, columns]` answers to.
  public init(_ kernel: Tensor) {
    let (rows, columns) = (kernel.shape[0], kernel.shape[1])
    var (constant, across, down, whole) = (0.0, 0.0, 0.0, 0.0)
    var (acrossNorm, downNorm) = (0.0, 0.0)
    for row in 0..<rows {
      for column in 0..<columns {
        let weight = Double(kernel[row, column])
        let (x, y) = (Double(column) - Double(columns - 1) / 2, Double(row) - Double(rows - 1) / 2)
        (constant, across, down, whole) = (
          constant + weight, across + weight * x, down + weight * y, whole + weight * weight
        )
        (acrossNorm, downNorm) = (acrossNorm + x * x, downNorm + y * y)
      }
    }
    let a = acrossNorm > 0 ? across / acrossNorm.squareRoot() : 0
    let b = downNorm > 0 ? down / downNorm.squareRoot() : 0
    if whole == 0 {
      self = .mixed
    } else if constant * constant / Double(rows * columns) >= whole / 2 {
      self = constant > 0 ? .bright : .dark
    } else if a * a + b * b >= whole / 2 {
      self = KernelTendency.side(a, b)
    } else {
      self = .mixed
    }
  }

  /// The side out of eight; tan 22.5° parts the straight ones from the slanted ones.
  private static func side(_ across: Double, _ down: Double) -> KernelTendency {
    let part = 0.41421356
    if abs(down) < part * abs(across) { return across > 0 ? .right : .left }
    if abs(across) < part * abs(down) { return down > 0 ? .down : .up }
    switch (across > 0, down > 0) {
    case (true, true): return .lowerRight
    case (true, false): return .upperRight
    case (false, true): return .lowerLeft
    case (false, false): return .upperLeft
    }
  }
}
