import Datasets
import Networks
import Report
import Support
import Testing
import Training

@Suite("Exit codes")
struct ExitCodeTests {
  @Test("are those of the system for every kind of error")
  func codes() {
    let expected: [(any ExitCodeProviding, Int32)] = [
      (FileError.missing(path: "a"), 66), (FileError.notAFile(path: "a"), 65),
      (FileError.unwritable(path: "a", reason: "r"), 73), (FileError.writeFailed(path: "a", reason: "r"), 74),
      (FileError.busy(path: "a"), 75), (DatasetError.unknown(name: "a", known: []), 64),
      (NetworkError.unknownNetwork("a", known: []), 64), (NetworkError.noLayers, 65),
      (TrainingError.diverged(epoch: 1, learningRate: 1), 78), (TrainingError.cancelled, 130),
    ]
    for (error, code) in expected { #expect(error.exitCode.rawValue == code, "\(error)") }
  }

  @Test("go with sentences of at most 300 characters, whatever the path")
  func sentences() {
    let path = String(repeating: "/long\u{1b}", count: 500)
    let errors: [any ExitCodeProviding] = [
      FileError.missing(path: path), FileError.busy(path: path), FileError.unwritable(path: path, reason: "r"),
      DatasetError.unknown(name: path, known: ["mnist"]), NetworkError.unknownNetwork(path, known: ["lecture"]),
      ConfigurationError.unknownKey(place: "a:1:1", key: path, advice: "there are: a."),
      ConfigurationError.badValue(place: "a:1:1", key: "epochs", value: path, expected: "b"),
    ]
    for error in errors {
      let sentence = Tool.sentence("\(error)")
      #expect(sentence.count <= 300 && !sentence.contains("\u{1b}"))
    }
  }
}
