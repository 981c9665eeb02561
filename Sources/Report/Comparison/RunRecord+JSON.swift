import Foundation
import Insights
import Support
import Training

extension RunRecord {
  /// Reads `report.json` of a site; throws `FileError`, or `ComparisonError.notARecord` where it is not one.
  init(reportAt path: String, label: String) throws {
    let bytes = try Files.read(path, limit: 1 << 26)
    func fail(_ reason: String) -> ComparisonError { .notARecord(path: path, reason: reason) }
    guard let root = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] else {
      throw fail("it is not a JSON object")
    }
    func object(_ name: String) throws -> [String: Any] {
      guard let object = root[name] as? [String: Any] else { throw fail("it has no object '\(name)'") }
      return object
    }
    let (data, network, result) = (try object("dataset"), try object("network"), try object("evaluation"))
    guard let classes = data["classes"] as? [String], classes.count > 1, let dataset = data["name"] as? String,
      let training = data["train"] as? Int, let validation = data["validation"] as? Int,
      let test = data["test"] as? Int, let name = network["name"] as? String
    else { throw fail("its data set or its network lacks a member") }
    guard let loss = result["loss"] as? Double, let accuracy = result["accuracy"] as? Double,
      let confusion = result["confusion"] as? [[Int]], confusion.count == classes.count,
      confusion.allSatisfy({ $0.count == classes.count && $0.allSatisfy { (0...test).contains($0) } }),
      confusion.joined().reduce(0, +) == test
    else { throw fail("its confusion matrix does not fit its classes and test images") }
    self.init(
      label: label, dataset: dataset, network: name, classes: classes, training: training, validation: validation,
      test: test, layers: try RunRecord.layers(network["layers"], fail),
      settings: RunRecord.settings(try object("configuration")), history: try RunRecord.history(root["history"], fail),
      loss: loss, accuracy: accuracy, confusion: confusion)
  }

  private static func layers(_ value: Any?, _ fail: (String) -> ComparisonError) throws -> [Layer] {
    guard let rows = value as? [[String: Any]], !rows.isEmpty else { throw fail("its network has no layers") }
    return try rows.map { row in
      guard let name = row["name"] as? String, let kind = row["kind"] as? String,
        let shape = row["outputShape"] as? [Int], let parameters = row["parameters"] as? Int,
        let flops = row["flops"] as? Int, (0...(1 << 48)).contains(parameters), (0...(1 << 48)).contains(flops)
      else { throw fail("a layer lacks a member") }
      return Layer(name: name, kind: kind, shape: shape, parameters: parameters, flops: flops)
    }
  }

  private static func history(_ value: Any?, _ fail: (String) -> ComparisonError) throws -> [EpochRecord] {
    guard let rows = value as? [[String: Any]] else { throw fail("it has no list 'history'") }
    return try rows.enumerated().map { index, row in
      func number(_ name: String) throws -> Double {
        guard let number = row[name] as? Double, number.isFinite else { throw fail("an epoch has no '\(name)'") }
        return number
      }
      return EpochRecord(
        epoch: index + 1, loss: try number("loss"), accuracy: try number("accuracy"),
        validationLoss: try number("val_loss"), validationAccuracy: try number("val_accuracy"))
    }
  }

  /// The settings of the training, in the order of `report.json` as this program writes it, then others by name.
  private static func settings(_ configuration: [String: Any]) -> [Setting] {
    let others = ["dataset", "network", "trained", "languages", "theme"]
    let known = [
      "epochs", "batchSize", "seed", "learningRate", "optimizer", "schedule", "loss", "validationShare",
      "earlyStopping", "classWeights",
    ]
    guard configuration["trained"] as? Bool == true else { return [] }
    let names = known + configuration.keys.filter { !known.contains($0) && !others.contains($0) }.sorted()
    return names.compactMap { name in
      configuration[name].map { Setting(name, ($0 as? [String])?.joined(separator: ",") ?? "\($0)") }
    }
  }
}
