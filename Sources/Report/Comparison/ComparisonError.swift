import Support

/// Why two runs cannot be compared.
public enum ComparisonError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// The file is no record of a run.
  case notARecord(path: String, reason: String)
  /// There is neither a site nor a network of that name.
  case unknownRun(String)
  /// The runs are about other data.
  case otherData(first: String, second: String)
  /// The runs tell other classes apart, or were tested on other images.
  case otherTest(first: String, second: String)
  /// Options of training say nothing where both runs are sites.
  case nothingToTrain

  /// One sentence.
  public var description: String {
    switch self {
    case .notARecord(let path, let reason):
      "\(path.printable(limit: 120)) is not the record of a run: \(reason); make the site again with cnn-viz report."
    case .unknownRun(let name):
      "'\(name.printable(limit: 80))' is neither the directory of a site with a report.json nor a network; "
        + "'cnn-viz networks' lists those with a name."
    case .otherData(let first, let second):
      "The runs cannot be compared: one is about \(first.printable(limit: 60)), the other about "
        + "\(second.printable(limit: 60))."
    case .otherTest(let first, let second):
      "The runs cannot be compared: \(first.printable(limit: 60)) and \(second.printable(limit: 60)) have other classes "
        + "or other test images."
    case .nothingToTrain:
      "Both runs are sites, whose training is over: options of training are for networks; leave them out."
    }
  }

  /// 65 for a damaged record, 66 where there is no such run, 64 for runs that do not go together.
  public var exitCode: ExitCode {
    switch self {
    case .notARecord: .badData
    case .unknownRun: .noInput
    case .otherData, .otherTest, .nothingToTrain: .usage
    }
  }
}
