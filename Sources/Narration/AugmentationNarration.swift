import Figures
import Foundation
import Insights
import Site
import Training

extension Narrator {
  /// What the page about data augmentation says; nothing of data that are no images.
  func augmentationContent() throws -> AugmentationContent? {
    guard let tour = explanation.augmentation else { return nil }
    let shape = experiment.dataset.test.shape
    return AugmentationContent(
      size: extents(shape.cells), pythonShape: "(" + shape.channelsLast.map(String.init).joined(separator: ", ") + ")",
      dataset: experiment.dataset.name, label: tour.classes[tour.example.label],
      index: numbers.integer(tour.example.index),
      used: usedAugmentation, turnedRight: numbers.integer(tour.rotations.count { $0.isRight }),
      pixel: tour.pixel.map(pixel), digits: digits(tour), comparison: try tour.comparison.flatMap(comparison))
  }

  /// How the training images were changed, as the command line has it; nothing where they were not.
  var usedAugmentation: String? {
    run.training.flatMap { $0.configuration.augmentation.isEmpty ? nil : $0.configuration.augmentation.text }
  }

  private func pixel(_ worked: WorkedInterpolation) -> AugmentedPixelContent {
    let (rows, columns) = (worked.before.shape[0], worked.before.shape[1])
    let middle = (row: Double(rows - 1) / 2, column: Double(columns - 1) / 2)
    func pair(_ row: Double, _ column: Double, places: Int) -> String {
      "("
        + [row, column].map { numbers.decimal($0, places: places) }.joined(
          separator: strings.language == .spanish ? "; " : ", ")
        + ")"
    }
    let (firstRow, firstColumn) = (worked.terms[0].place.row, worked.terms[0].place.column)
    let (down, right) = (worked.source.row - Double(firstRow), worked.source.column - Double(firstColumn))
    let terms = worked.terms.map { term in
      let row = term.place.row == firstRow ? 1 - down : down
      let column = term.place.column == firstColumn ? 1 - right : right
      return AugmentedPixelContent.Term(
        place: "\(numbers.integer(term.place.row)), \(numbers.integer(term.place.column))",
        value: numbers.decimal(term.value, places: 4),
        factors: "\(numbers.decimal(row, places: 4)) × \(numbers.decimal(column, places: 4))",
        weight: numbers.decimal(term.weight, places: 4), product: numbers.decimal(term.value * term.weight, places: 4))
    }
    return AugmentedPixelContent(
      degrees: numbers.integer(Int(worked.degrees)), row: numbers.integer(worked.place.row),
      column: numbers.integer(worked.place.column),
      fromMiddle: pair(Double(worked.place.row) - middle.row, Double(worked.place.column) - middle.column, places: 1),
      sourceFromMiddle: pair(worked.source.row - middle.row, worked.source.column - middle.column, places: 4),
      sourceRow: numbers.decimal(worked.source.row, places: 4),
      sourceColumn: numbers.decimal(worked.source.column, places: 4), terms: terms,
      total: numbers.decimal(worked.sum.total, places: 4),
      computed: numbers.decimal(worked.after[worked.place.row, worked.place.column], places: 4))
  }

  private func digits(_ tour: AugmentationTour) -> AugmentedDigits? {
    func answer(_ label: Int) -> AugmentedDigits.Answer? {
      tour.traps.first { $0.label == label }.map {
        AugmentedDigits.Answer(
          predicted: tour.classes[$0.predicted],
          output: tour.areProbabilities ? numbers.certainty(Double($0.output)) : numbers.decimal($0.output),
          isRight: $0.isRight)
      }
    }
    guard let two = answer(2), let six = answer(6), let nine = answer(9) else { return nil }
    return AugmentedDigits(
      two: two, six: six, nine: nine, spoiled: numbers.integer(tour.traps.count { !$0.isRight }),
      count: numbers.integer(tour.traps.count), kept: numbers.integer(tour.harmless.count { $0.isRight }),
      others: numbers.integer(tour.harmless.count))
  }

  private func comparison(_ record: StudyRecord) throws -> AugmentationComparison? {
    guard let without = record.result("without"), let suitable = record.result("suitable"),
      let unsuitable = record.result("unsuitable")
    else { return nil }
    func points(_ value: Double) -> String { numbers.decimal(value * 100, places: 1) }
    func percent(_ value: Double) -> String { numbers.percent(value, places: 1) }
    func trained(_ run: StudyRun) -> Double { run.history.last?.accuracy ?? 0 }
    func gap(_ result: StudyResult) -> Double {
      result.mean { ($0.history.last?.accuracy ?? 0) - ($0.history.last?.validationAccuracy ?? 0) }
    }
    let options = Dictionary(uniqueKeysWithValues: Study.augmentations)
    let rows = try record.results.map { result in
      let range = result.range(\.accuracy)
      let option = options[result.name] ?? ""
      return AugmentationComparison.Row(
        name: try strings("narration.augmentation.\(result.name)"), option: option.isEmpty ? nil : option,
        trained: percent(result.mean(trained)), accuracy: percent(result.mean(\.accuracy)),
        least: percent(range.lowerBound), greatest: percent(range.upperBound))
    }
    let (plain, good, bad) = (without.mean(\.accuracy), suitable.mean(\.accuracy), unsuitable.mean(\.accuracy))
    return AugmentationComparison(
      training: numbers.integer(record.training), validation: numbers.integer(record.validation),
      test: numbers.integer(record.test), epochs: numbers.integer(record.epochs),
      seeds: numbers.integer(record.seeds.count), seen: numbers.integer(record.training * record.epochs), rows: rows,
      without: percent(plain), suitable: percent(good), unsuitable: percent(bad), gain: points(good - plain),
      loss: points(plain - bad), gapWithout: points(gap(without)), gapSuitable: points(gap(suitable)))
  }
}
