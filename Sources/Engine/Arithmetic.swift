import COneDNN

/// Loops over plain memory that training needs beside the programs.
package enum Arithmetic {
  /// Bytes as numbers from 0 to 1: `to[i] = from[i] / 255`.
  static func units(_ to: UnsafeMutablePointer<Float>, from: UnsafePointer<UInt8>, count: Int) {
    odn_bytes_to_units(to, from, count)
  }
}
