import Glibc
import Tensors

/// Blurs a picture with a bell curve of up to so many pixels; beyond its edges stand their own pixels.
///
/// The curve ends four standard deviations from its middle, as that of SciPy's `gaussian_filter`.
public struct GaussianBlur: Transformation {
  /// `blur`.
  public static let name = "blur"

  /// The largest standard deviation, in pixels.
  public let sigma: Double

  /// A blur by up to so many pixels.
  public init(sigma: Double) { self.sigma = sigma }

  /// Reads the value; throws `AugmentationError`.
  public init(_ value: AugmentationValue) throws(AugmentationError) {
    sigma = try value.number("a number of pixels above 0, at most 20") { $0 > 0 && $0 <= 20 }
  }

  /// The value as it is read.
  public var value: String? { sigma.plain }

  /// A change by amounts that are drawn.
  public func change(_ random: inout AugmentationRandom, _ shape: Shape) -> Change {
    Self.change(sigma: random.uniform(0...sigma))
  }

  /// The change by one standard deviation.
  public static func change(sigma: Double) -> Change {
    let curve = curve(sigma)
    guard curve.count > 1 else { return .none }
    return .values { picture in
      let (rows, columns) = (picture.shape.rows, picture.shape.columns)
      for plane in stride(from: 0, to: picture.count, by: rows * columns) {
        // Along the columns, then along the rows: a bell over the plane is the product of both.
        for column in 0..<columns { smooth(&picture.values, plane + column, by: columns, count: rows, curve) }
        for row in 0..<rows { smooth(&picture.values, plane + row * columns, by: 1, count: columns, curve) }
      }
    }
  }

  /// The bell curve from its middle to the right; all of it together is 1.
  static func curve(_ sigma: Double) -> [Float] {
    let reach = Int(4 * sigma + 0.5)
    guard reach > 0 else { return [1] }
    let values = (0...reach).map { exp(-0.5 * Double($0 * $0) / (sigma * sigma)) }
    let sum = values.dropFirst().reduce(values[0]) { $0 + 2 * $1 }
    return values.map { Float($0 / sum) }
  }

  private static func smooth(
    _ values: inout [Float], _ start: Int, by step: Int, count: Int, _ curve: [Float]
  ) {
    let line = (0..<count).map { values[start + $0 * step] }
    for place in 0..<count {
      var sum = line[place] * curve[0]
      for distance in 1..<curve.count {
        sum += curve[distance] * (line[max(place - distance, 0)] + line[min(place + distance, count - 1)])
      }
      values[start + place * step] = sum
    }
  }

  /// The same for Keras.
  public var keras: AugmentationCode {
    .lines([
      "sigma = random.uniform(0, \(sigma.plain))",
      "x = scipy.ndimage.gaussian_filter(x, (sigma, sigma, 0), mode=\"nearest\")",
    ])
  }

  /// The same in PyTorch.
  public var pytorch: [String] {
    let reach = Int(4 * sigma + 0.5)
    return [
      "wide = F.pad(x, [\(reach)] * 4, mode=\"replicate\")",
      "blurred = [transforms.functional.gaussian_blur(p, \(2 * reach + 1), s) for p, s in zip(wide, torch.empty(n).uniform_(1e-3, \(sigma.plain)).tolist())]",
      "x = torch.stack(blurred)[:, :, \(reach):-\(reach), \(reach):-\(reach)]",
    ]
  }
}
