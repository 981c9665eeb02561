/// How large a network may be; what is beyond is refused before anything is computed or allocated.
package enum NetworkLimits {
  /// Rows, columns, channels, features, sizes of windows and steps.
  package static let extent = 1 << 20
  /// Values of one layer's output for one example.
  package static let values = 1 << 26
  /// Parameters of the whole network: 2 GiB of numbers.
  package static let parameters = 1 << 29
  /// Layers of a network.
  package static let layers = 4096
  /// Bytes of a network file.
  package static let bytes = 1 << 20

  /// The product, or `nil` where it is larger than `limit`; factors must not be negative.
  package static func product(_ factors: [Int], limit: Int) -> Int? {
    var result = 1
    for factor in factors {
      let (value, overflow) = result.multipliedReportingOverflow(by: factor)
      // A later zero would make the product small again, but no extent is zero.
      if overflow || value > limit { return nil }
      result = value
    }
    return result
  }
}
