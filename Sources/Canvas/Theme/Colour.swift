import Foundation

/// An opaque colour in sRGB.
public struct Colour: Sendable, Hashable {
  /// Red, green and blue in 0...255.
  public let red: UInt8, green: UInt8, blue: UInt8

  /// Makes a colour of `0xRRGGBB`.
  public init(_ hex: UInt32) {
    red = UInt8(hex >> 16 & 255)
    green = UInt8(hex >> 8 & 255)
    blue = UInt8(hex & 255)
  }

  /// The grey of a brightness in 0...1.
  public init(grey: Double) {
    let level = UInt32((min(max(grey, 0), 1) * 255).rounded())
    self.init(level << 16 | level << 8 | level)
  }

  /// The colour as `0xRRGGBB`.
  public var hex: UInt32 { UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue) }

  /// The relative luminance in 0...1 (WCAG 2.2).
  public var luminance: Double {
    0.2126 * Colour.linear(red) + 0.7152 * Colour.linear(green) + 0.0722 * Colour.linear(blue)
  }

  /// The contrast ratio with another colour, 1...21 (WCAG 2.2).
  public func contrast(with other: Colour) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// The colour a share of the way to another, in the perceptually even space OKLab (Ottosson 2020); exact at 0 and 1.
  public func mixed(with other: Colour, _ share: Double) -> Colour {
    if share <= 0 { return self }
    if share >= 1 { return other }
    return Colour(lab: lab * (1 - share) + other.lab * share)
  }
}

extension Colour {
  static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }

  static func encoded(_ value: Double) -> UInt32 {
    let value = min(max(value, 0), 1)
    let curved = value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
    return UInt32((curved * 255).rounded())
  }

  private var lab: SIMD3<Double> {
    let r = Colour.linear(red)
    let g = Colour.linear(green)
    let b = Colour.linear(blue)
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return [
      0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
      1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
      0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
    ]
  }

  private init(lab: SIMD3<Double>) {
    let l = pow(lab.x + 0.3963377774 * lab.y + 0.2158037573 * lab.z, 3)
    let m = pow(lab.x - 0.1055613458 * lab.y - 0.0638541728 * lab.z, 3)
    let s = pow(lab.x - 0.0894841775 * lab.y - 1.2914855480 * lab.z, 3)
    let r = Colour.encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
    let g = Colour.encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
    let b = Colour.encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    self.init(r << 16 | g << 8 | b)
  }
}
