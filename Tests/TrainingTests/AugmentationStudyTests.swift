import Testing
import Training

@Suite struct AugmentationStudyTests {
  @Test func theRecordedComparisonSaysWhatTrainingGives() throws {
    let study = try #require(try Study.named("augmentation"))
    let record = try StudyRecord.recorded("augmentation")
    #expect(record.results.map(\.name) == Study.augmentations.map(\.name) && record.seeds == study.seeds)
    let suitable = try #require(study.variants.first { $0.name == "suitable" })
    let run = try Study(variants: [suitable], seeds: [2], dataset: study.dataset).run()[0].runs[0]
    let recorded = try #require(record.result("suitable")?.runs.first { $0.seed == 2 })
    // Other processors round sums otherwise; by more than this no two of them differ.
    #expect(abs(run.accuracy - recorded.accuracy) < 0.01)
    #expect(run.history.count == recorded.history.count)
    #expect(abs((run.history.last?.loss ?? 9) - (recorded.history.last?.loss ?? 0)) < 0.05)
  }

  @Test func augmentationThatSuitsDigitsHelpsAndThatWhichDoesNotHarms() throws {
    let record = try StudyRecord.recorded("augmentation")
    func accuracy(_ name: String) throws -> Double { try #require(record.result(name)).mean(\.accuracy) }
    #expect(try accuracy("suitable") > accuracy("without"))
    #expect(try accuracy("unsuitable") < accuracy("without"))
  }
}
