/// The arithmetic of convolution, on small grids of whole numbers and on the sizes of this network.
struct ArithmeticPage: Chapter {
  let layers: [LayerContent]
  let id = "arithmetic"
  let sections: [String]? = nil
  let marks = StripMarks.kind("Conv2D")

  /// `windowed`: the layers whose sizes follow from a window; `hasWindows`: whether there are any.
  var values: [String: ViewValue] {
    get throws {
      let windowed = layers.filter { $0.settings.sizeFormula != nil }
      return ["windowed": try ViewValue(reflecting: windowed), "hasWindows": .flag(!windowed.isEmpty)]
    }
  }
}
