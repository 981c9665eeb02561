import Datasets
import Foundation
import Networks
import Testing
import Training

@Suite struct StudyTests {
  @Test func aStudyTrainsEveryVariantWithEverySeedAndThreadsChangeNothing() throws {
    let one = try study().run(options: TrainingOptions(threads: 1))
    let three = try study().run(options: TrainingOptions(threads: 3))
    #expect(one.map(\.name) == ["small", "large"])
    for (result, other) in zip(one, three) {
      #expect(result.runs.map(\.seed) == [4, 5])
      #expect(result.runs.map(\.history) == other.runs.map(\.history))
      #expect(result.runs.map(\.accuracy) == other.runs.map(\.accuracy))
      #expect(result.runs[0].history != result.runs[1].history)
      #expect(result.runs.allSatisfy { $0.history.count == 2 && $0.seconds > 0 })
    }
    // 2 kernels of 3 × 3 with biases, and three sums of 6 × 5 × 2 values; then 6 kernels.
    #expect(one.map(\.parameters) == [20 + 183, 60 + 543])
    #expect(one[0].range(\.accuracy).contains(one[0].mean(\.accuracy)))
  }

  @Test func aRunGivesWhatTheTrainerGives() throws {
    let study = try study()
    var configuration = study.variants[1].configuration
    configuration.seed = 5
    let trainer = try Trainer(study.variants[1].network, images: study.dataset.train, configuration: configuration)
    while !trainer.isFinished { try trainer.trainEpoch() }
    #expect(try study.run()[1].runs[1].history == trainer.history)
  }

  @Test func whatIsDoneIsNotDoneAgainAndAnInterruptedStudyGoesOn() throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("study-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: root) }
    let cache = StudyCache(root: root)
    #expect(throws: TrainingError.cancelled) {
      try study().run(cache: cache) { if $0.run == 3 { throw TrainingError.cancelled } }
    }
    var trained: [Int] = []
    let results = try study().run(cache: cache) { if trained.last != $0.run { trained.append($0.run) } }
    #expect(trained == [3, 4])
    let known = try study().run(cache: cache) { _ in Issue.record("everything is known already") }
    #expect(known == results)
  }

  @Test func aRecordCanBeReadAgain() throws {
    let study = try study()
    let record = StudyRecord("bars", study, try study.run(), machine: "a \"machine\"")
    let again = try JSONDecoder().decode(StudyRecord.self, from: Data(try record.json().utf8))
    #expect(again == record)
    #expect(again.seeds == [4, 5] && again.result("large")?.parameters == 603 && again.result("none") == nil)
    #expect(again.training == 80 && again.validation == 40 && again.test == 30)
  }

  private func study() throws -> Study {
    func network(_ name: String, _ filters: Int) throws -> Network {
      try Network(
        name: name, input: [1, 8, 7],
        layers: [
          NamedLayer("conv", Conv2D(filters: filters, kernelSize: 3, activation: .relu)),
          NamedLayer("flatten", Flatten()), NamedLayer("dense", Dense(units: 3, activation: .softmax)),
        ])
    }
    let configuration = TrainingConfiguration(epochs: 2, batchSize: 16, validationShare: 1.0 / 3)
    return Study(
      variants: [
        StudyVariant("small", try network("small", 2), configuration),
        StudyVariant("large", try network("large", 6), configuration),
      ], seeds: [4, 5],
      dataset: Dataset(
        name: "bars", title: "Bars", train: bars(120, seed: 1), test: bars(30, seed: 2), classes: ["a", "b", "c"]))
  }
}
