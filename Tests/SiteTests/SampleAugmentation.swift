import Site

extension Sample {
  static let augmentation: AugmentationContent = {
    typealias Answer = AugmentedDigits.Answer
    let terms = (0..<4).map {
      AugmentedPixelContent.Term(
        place: "\(10 + $0 / 2), \(7 + $0 % 2)", value: "0.5000", factors: "0.7500 × 0.5000", weight: "0.3750",
        product: "0.1875")
    }
    let rows = ["without", "suits digits"].enumerated().map { index, name in
      AugmentationComparison.Row(
        name: name, option: index == 0 ? nil : "rotation=15", trained: "99.9%", accuracy: "90.1%", least: "89.8%",
        greatest: "90.4%")
    }
    return AugmentationContent(
      size: "28 × 28", pythonShape: "(28, 28, 1)", dataset: "mnist", label: "7", index: "0", used: "rotation=25",
      turnedRight: "10",
      pixel: AugmentedPixelContent(
        degrees: "25", row: "9", column: "12", fromMiddle: "(−4.5, −1.5)", sourceFromMiddle: "(−4.7123, 0.5423)",
        sourceRow: "8.7877", sourceColumn: "14.0423", terms: terms, total: "0.7500", computed: "0.7500"),
      digits: AugmentedDigits(
        two: Answer(predicted: "8", output: "61.2%", isRight: false),
        six: Answer(predicted: "9", output: "98.0%", isRight: false),
        nine: Answer(predicted: "6", output: "97.1%", isRight: false), spoiled: "5", count: "6", kept: "6", others: "6"),
      comparison: AugmentationComparison(
        training: "500", validation: "1,500", test: "10,000", epochs: "100", seeds: "3", seen: "50,000", rows: rows,
        without: "89.8%", suitable: "92.4%", unsuitable: "80.1%", gain: "2.6", loss: "9.7", gapWithout: "10.1",
        gapSuitable: "1.2"))
  }()
}
