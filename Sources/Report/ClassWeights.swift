import Datasets
import Support
import Training

/// Weights of classes by their names, as in `4=2,9=1.5`.
enum ClassWeights {
  /// Reads a text; throws `SettingError`.
  static func read(_ text: String) throws(SettingError) -> [(name: String, weight: Double)] {
    var weights: [(name: String, weight: Double)] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let mark = part.lastIndex(of: "="), mark > part.startIndex,
        let weight = Double(part[part.index(after: mark)...]), weight >= 0, weight.isFinite
      else {
        throw SettingError(
          "'\(String(part).printable(limit: 40))' is no class with a weight of 0 or above, as in 4=2 or 4=2,9=1.5")
      }
      let name = String(part[..<mark])
      if weights.contains(where: { $0.name == name }) {
        throw SettingError("class '\(name.printable(limit: 40))' is given twice")
      }
      weights.append((name, weight))
    }
    return weights
  }

  /// A weight as it was typed: 2 and not 2.0.
  static func text(_ weight: Double) -> String { Int(exactly: weight).map(String.init) ?? "\(weight)" }

  /// One weight for each class of a data set, 1 where none is given; empty where none is given at all. Throws
  /// `ConfigurationError` for a class that the data set does not have.
  static func all(_ weights: [(name: String, weight: Double)], of dataset: Dataset) throws -> [Double] {
    guard !weights.isEmpty else { return [] }
    var result = [Double](repeating: 1, count: dataset.classes.count)
    for (name, weight) in weights {
      guard let index = dataset.classes.firstIndex(of: name) else {
        throw ConfigurationError.badSetting(
          place: dataset.name, key: RecipeSettings.Option.classWeight.rawValue,
          reason: "there is no class '\(name.printable(limit: 40))'; "
            + Spelling.advice(for: name, among: Array(dataset.classes.prefix(20))).dropLast())
      }
      result[index] = weight
    }
    return result
  }
}
