import Insights
import Site
import Training

extension Narrator {
  /// The recorded runs of other networks beside this one; nothing where there are none for these data.
  func designContent() throws -> DesignContent? {
    guard let design = explanation.design, let overfitting = explanation.overfitting else { return nil }
    let (record, base) = (design.record, design.base)
    let range = base.range(\.accuracy)
    return DesignContent(
      count: numbers.integer(record.results.count), training: numbers.integer(record.training),
      validation: numbers.integer(record.validation), test: numbers.integer(record.test),
      epochs: numbers.integer(record.epochs), batchSize: numbers.integer(record.batchSize),
      seeds: numbers.integer(record.seeds.count),
      seedList: record.seeds.map { String($0) }.joined(separator: ", "), machine: record.machine,
      rows: try record.results.map { try row($0, design) }, names: record.results.map(\.name),
      spread: numbers.decimal((range.upperBound - range.lowerBound) * 100, places: 2),
      deep: design.record.result("lecture-deep").map { deepContent($0, beside: base) },
      own: try ownContent(design), overfitting: overfittingContent(overfitting))
  }

  private func deepContent(_ deep: StudyResult, beside base: StudyResult) -> DesignContent.Deep {
    func times(_ value: (StudyResult) -> Double) -> String { ratio(value(deep) / value(base)) }
    func wrong(_ result: StudyResult) -> Double { (1 - result.mean(\.accuracy)) * 10_000 }
    return DesignContent.Deep(
      parameters: times { Double($0.parameters) }, flops: times { Double($0.flops) },
      seconds: times { $0.mean(\.seconds) }, errors: ratio(wrong(base) / wrong(deep)),
      smallWrong: numbers.integer(Int(wrong(base).rounded())), wrong: numbers.integer(Int(wrong(deep).rounded())))
  }

  private func ownContent(_ design: DesignComparison) throws -> DesignContent.Own {
    let own = design.own
    return DesignContent.Own(
      name: own.name, parameters: numbers.integer(own.parameters), flops: millions(own.flops),
      accuracy: numbers.percent(own.accuracy, places: 2),
      title: try own.variant.map { try strings("design-accuracy.variants.\($0)") },
      isBase: own.variant == design.base.name, isDeep: own.variant == "lecture-deep")
  }

  private func row(_ result: StudyResult, _ design: DesignComparison) throws -> DesignContent.Row {
    let (range, verdict) = (result.range(\.accuracy), design.verdict(result))
    return DesignContent.Row(
      title: try strings("design-accuracy.variants.\(result.name)"),
      change: try strings("design-accuracy.changes.\(result.name)"), parameters: numbers.integer(result.parameters),
      flops: millions(result.flops), seconds: numbers.decimal(result.mean(\.seconds), places: 1),
      accuracy: numbers.percent(result.mean(\.accuracy), places: 2),
      least: numbers.percent(range.lowerBound, places: 2), greatest: numbers.percent(range.upperBound, places: 2),
      isBetter: verdict == .better, isWorse: verdict == .worse, isBase: result.name == design.base.name)
  }

  private func millions(_ flops: Int) -> String {
    numbers.decimal(Double(flops) / 1e6, places: flops < 10_000_000 ? 2 : 0)
  }

  /// A whole number of times, or a decimal where it is small.
  private func ratio(_ value: Double) -> String { numbers.decimal(value, places: value < 10 ? 1 : 0) }

  private func overfittingContent(_ comparison: OverfittingComparison) -> OverfittingContent {
    let record = comparison.record
    return OverfittingContent(
      images: numbers.integer(record.training), validation: numbers.integer(record.validation),
      epochs: numbers.integer(record.epochs), seeds: numbers.integer(record.seeds.count),
      parameters: numbers.integer(comparison.without.result.parameters),
      stop: numbers.integer(comparison.without.stop(patience: 3) ?? record.epochs), without: course(comparison.without),
      with: course(comparison.with))
  }

  private func course(_ course: OverfittingComparison.Course) -> OverfittingContent.Course {
    let (turn, last) = (course.epochs[course.turn], course.epochs[course.epochs.count - 1])
    let range = course.result.range(\.accuracy)
    let rise = last.validationLoss / turn.validationLoss - 1
    return OverfittingContent.Course(
      turn: numbers.integer(turn.epoch), leastLoss: numbers.decimal(turn.validationLoss, places: 3),
      trainingLoss: numbers.decimal(last.loss, places: 4),
      trainingAccuracy: numbers.percent(last.accuracy, places: 1),
      validationLoss: numbers.decimal(last.validationLoss, places: 3),
      validationAccuracy: numbers.percent(last.validationAccuracy, places: 1),
      gap: numbers.decimal((last.accuracy - last.validationAccuracy) * 100, places: 1),
      rise: numbers.percent(rise, places: 0), testAccuracy: numbers.percent(course.result.mean(\.accuracy), places: 1),
      testLeast: numbers.percent(range.lowerBound, places: 1),
      testGreatest: numbers.percent(range.upperBound, places: 1))
  }
}
