import Testing
import Training

/// The records that come with the program still are what the program gives.
@Suite struct StudyRecordTests {
  @Test(arguments: Study.names) func theRecordHasTheVariantsOfTheStudy(name: String) throws {
    let (record, study) = (try StudyRecord.recorded(name), try #require(try Study.named(name)))
    #expect(record.study == name && record.seeds == study.seeds)
    #expect(record.results.map(\.name) == study.variants.map(\.name))
    #expect(record.results.map(\.parameters) == study.variants.map(\.network.parameterCount))
    #expect(record.results.map(\.flops) == study.variants.map(\.network.flops))
    #expect(record.results.allSatisfy { $0.runs.allSatisfy { $0.history.count == record.epochs } })
    #expect(record.test == study.dataset.test.count)
  }

  /// Other processors add in another order, and a training carries that on: so the numbers may differ a little.
  @Test func theFirstRunOfTheDesignsCanBeRepeated() throws {
    let record = try StudyRecord.recorded("design")
    let study = try #require(try Study.named("design"))
    let base = study.variants[0]
    let again = try Study(variants: [base], seeds: [study.seeds[0]], dataset: study.dataset).run()[0].runs[0]
    let recorded = try #require(record.result(base.name)?.runs[0])
    #expect(abs(again.accuracy - recorded.accuracy) < 0.004)
    for (epoch, other) in zip(again.history, recorded.history) {
      #expect(abs(epoch.loss - other.loss) < 0.02 * other.loss)
      #expect(abs(epoch.validationAccuracy - other.validationAccuracy) < 0.004)
    }
  }

  @Test(arguments: [0, 1]) func theFirstEpochsOfOverfittingCanBeRepeated(variant: Int) throws {
    let recorded = try StudyRecord.recorded("overfitting").results[variant].runs[0]
    let study = try #require(try Study.named("overfitting"))
    let original = study.variants[variant]
    var configuration = original.configuration
    configuration.epochs = 3
    let short = StudyVariant(original.name, original.network, configuration)
    let again = try Study(variants: [short], seeds: [recorded.seed], dataset: study.dataset.first(test: 10)).run()
    #expect(again[0].runs[0].history.count == 3)
    for (epoch, other) in zip(again[0].runs[0].history, recorded.history) {
      #expect(abs(epoch.loss - other.loss) < 0.05 * other.loss)
      #expect(abs(epoch.validationLoss - other.validationLoss) < 0.05 * other.validationLoss)
    }
  }
}
