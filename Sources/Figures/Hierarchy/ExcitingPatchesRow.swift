import Insights
import Localization

/// One filter with the pieces of images that excite it, and the classes of the images.
struct ExcitingPatchesRow {
  let filter: Int
  let patches: [ExcitingPatches.Patch]
  let crowd: [ExcitingPatches.ClassCount]
  /// The words under each piece.
  private(set) var words: [(image: String, value: String)] = []
  private let classes: [String]

  init(_ value: ExcitingPatches, filter: Int) {
    self.filter = filter
    (patches, crowd, classes) = (value.patches(of: filter), value.crowd(of: filter), value.classes)
  }

  /// How many images the classes were counted of.
  var crowdSize: Int { crowd.reduce(0) { $0 + $1.count } }
  /// The share of the commonest class.
  var leadingShare: Double { Double(crowd.first?.count ?? 0) / Double(max(1, crowdSize)) }

  /// The same with the words of a language; long names of classes would not fit under a piece.
  func worded(_ strings: Strings) -> ExcitingPatchesRow {
    let hasShortNames = classes.allSatisfy { $0.count <= 2 }
    var result = self
    result.words = patches.map { patch in
      let index = strings.numbers.integer(patch.example.index)
      let name = classes[patch.example.label]
      return (
        hasShortNames ? "\(name)\u{202F}·\u{202F}\(index)" : index, strings.numbers.decimal(patch.value)
      )
    }
    return result
  }
}

extension ExcitingPatches.Patch {
  /// Whether a part of the piece lies beyond the border of the image.
  var isPadded: Bool {
    rows.lowerBound < 0 || columns.lowerBound < 0 || rows.upperBound > example.image.shape.rows
      || columns.upperBound > example.image.shape.columns
  }
}
