import Datasets
import Foundation

/// The results of a study as they come with the program, with where they are from.
///
/// `cnn-viz study NAME --save FILE` makes them again; a test repeats a part and holds it against them.
public struct StudyRecord: Equatable, Sendable, Codable {
  /// The name of the study, and of the data set.
  public let study, dataset: String
  /// How many images trained, validated and tested.
  public let training, validation, test: Int
  /// How many epochs each run had at most, and how many images a step.
  public let epochs, batchSize: Int
  /// The processor that the seconds were measured on.
  public let machine: String
  /// One result for each variant.
  public let results: [StudyResult]

  /// Records what a study gave.
  public init(_ name: String, _ study: Study, _ results: [StudyResult], machine: String) {
    let configuration = study.variants[0].configuration
    (self.study, dataset, self.machine) = (name, study.dataset.name, machine)
    training = configuration.trainingCount(of: study.dataset.train.count)
    validation = study.dataset.train.count - training
    test = study.dataset.test.count
    (epochs, batchSize) = (configuration.epochs, configuration.batchSize)
    self.results = results.map(\.rounded)
  }

  /// The seeds of the runs.
  public var seeds: [UInt64] { results.first?.runs.map(\.seed) ?? [] }

  /// The result of a variant; `nil` if there is none of that name.
  public func result(_ name: String) -> StudyResult? { results.first { $0.name == name } }

  /// The directory with the records that come with the program.
  package static var resources: URL { Bundle.module.bundleURL.appendingPathComponent("studies") }

  /// The record of a study that comes with the program.
  ///
  /// Throws what reading and decoding throw: only where an installation is damaged.
  public static func recorded(_ name: String) throws -> StudyRecord {
    let data = try Data(contentsOf: resources.appendingPathComponent(name + ".json"))
    return try JSONDecoder().decode(StudyRecord.self, from: data)
  }

  /// The record as JSON, a line for each run.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func text(_ value: some Encodable) throws -> String { String(decoding: try encoder.encode(value), as: UTF8.self) }
    let blocks = try results.map { result in
      let runs = try result.runs.map { "      " + (try text($0)) }.joined(separator: ",\n")
      return """
            {
              "name": \(try text(result.name)), "parameters": \(result.parameters), "flops": \(result.flops),
              "runs": [
        \(runs)
              ]
            }
        """
    }
    return """
      {
        "study": \(try text(study)), "dataset": \(try text(dataset)),
        "training": \(training), "validation": \(validation), "test": \(test),
        "epochs": \(epochs), "batchSize": \(batchSize),
        "machine": \(try text(machine)),
        "results": [
      \(blocks.joined(separator: ",\n"))
        ]
      }

      """
  }
}

extension StudyResult {
  /// With as many decimals as anybody reads: five of losses and accuracies, two of seconds.
  fileprivate var rounded: StudyResult {
    func short(_ value: Double, _ places: Int = 5) -> Double {
      let scale = pow(10, Double(places))
      return (value * scale).rounded() / scale
    }
    return StudyResult(
      name: name, parameters: parameters, flops: flops,
      runs: runs.map { run in
        StudyRun(
          seed: run.seed,
          history: run.history.map {
            EpochRecord(
              epoch: $0.epoch, loss: short($0.loss), accuracy: short($0.accuracy),
              validationLoss: short($0.validationLoss), validationAccuracy: short($0.validationAccuracy))
          }, loss: short(run.loss), accuracy: short(run.accuracy), seconds: short(run.seconds, 2))
      })
  }
}
