/// How a colour looks to other readers and in other print.
extension Colour {
  /// The grey of the same luminance: what a printer without colours makes of it.
  public var inGrey: Colour {
    let level = Colour.encoded(luminance)
    return Colour(level << 16 | level << 8 | level)
  }

  /// About what a reader sees who has no receptors for green, the commonest form of colour blindness.
  ///
  /// Source: Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
  /// deuteranomaly of severity 1.0.
  public var withoutGreenReceptors: Colour {
    let (r, g, b) = (Colour.linear(red), Colour.linear(green), Colour.linear(blue))
    let (x, y, z) = (
      Colour.encoded(0.367322 * r + 0.860646 * g - 0.227968 * b),
      Colour.encoded(0.280085 * r + 0.672501 * g + 0.047413 * b),
      Colour.encoded(-0.011820 * r + 0.042940 * g + 0.968881 * b)
    )
    return Colour(x << 16 | y << 8 | z)
  }

  /// The colour at a place in 0...1 of the rainbow scale that plotting programs call `jet`: what this site warns of.
  public static func rainbow(_ place: Double) -> Colour {
    func level(_ centre: Double) -> UInt32 {
      UInt32((min(max(1.5 - abs(4 * place - centre), 0), 1) * 255).rounded())
    }
    return Colour(level(3) << 16 | level(2) << 8 | level(1))
  }
}
