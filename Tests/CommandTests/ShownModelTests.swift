import Foundation
import TestSupport
import Testing

/// Networks from files, explained with data or with photographs.
@Suite struct ShownModelTests {
  private let workshop = try! Workshop()

  /// A file of Keras among the golden ones of the file formats.
  private func golden(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("ModelFilesTests/Golden/\(name)").path
  }

  private func report(_ arguments: String...) throws -> Outcome {
    try workshop.start(["report"] + arguments + ["--output", workshop.path("site"), "--language", "en"]).wait()
  }

  private func page(_ name: String) throws -> String {
    try String(contentsOfFile: workshop.path("site/en/\(name).html"), encoding: .utf8)
  }

  @Test func `weights of our own are explained with the data that are named, by an option or an argument`() throws {
    let report = try report("--model", Trained.weights, "--dataset", "mnist")
    #expect(report.code == 0 && report.output.hasSuffix("site/index.html\n"))
    #expect(try page("evaluation").contains("10,000"))
    let again = try self.report("mnist", "--model", Trained.weights)
    #expect(again.code == 0 && again.messages.contains("up to date"))
  }

  @Test func `weights of our own are shown photographs in grey and know their classes`() throws {
    #expect(try report("--model", Trained.weights, "--image", "chelsea", "--image", "coffee").code == 0)
    #expect(try workshop.run("check", "site").code == 0)
    #expect(try page("photograph").contains("shade of grey") && !page("photograph").contains("assumption"))
    #expect(try page("index").contains("10 outputs") && !page("index").contains("#0"))
  }

  @Test(arguments: ["residual.keras", "convolutions.keras", "normalization.h5"])
  func `networks of Keras that end in softmax are shown a photograph`(name: String) throws {
    #expect(try report("--model", golden(name), "--image", "coffee").code == 0)
    #expect(try workshop.run("check", "site").code == 0)
    #expect(try page("answer").contains("e to the score") && page("index").contains("#0"))
  }

  @Test(arguments: ["augmented.h5", "half.keras", "nested.keras", "preprocessed.keras"])
  func `networks that end in scores are told to give scores`(name: String) throws {
    #expect(try report("--model", golden(name), "--image", "coffee").code == 0)
    #expect(try workshop.run("check", "site").code == 0)
    #expect(try page("answer").contains("without") && page("index").contains("with a score of"))
    #expect(try page("photograph").contains("reads the bytes as they are") == (name == "preprocessed.keras"))
  }

  @Test func `of networks that give maps each map has a number, its mean`() throws {
    #expect(try report("--model", golden("segments.keras"), "--image", "coffee").code == 0)
    #expect(try workshop.run("check", "site").code == 0)
    #expect(try page("index").contains("takes the mean") && page("where").contains("what the network gives"))
    #expect(try page("answer").contains("their <strong>means</strong>") && page("layers/mean").contains("mean"))
  }

  @Test func `of several outputs that do not go together one is explained`() throws {
    #expect(try report("--model", golden("tensorflow.onnx"), "--image", "coffee").code == 0)
    #expect(try workshop.run("check", "site").code == 0)
    #expect(try page("index").contains("several outputs") && !page("index").contains("takes the mean"))
  }

  @Test func `names of classes come from a file with as many lines as there are outputs`() throws {
    let names = try workshop.scratch.write("names.txt", Array("first\nsecond\n<third>\n".utf8))
    let file = golden("residual.keras")
    #expect(try report("--model", file, "--classes", names).code == 0)
    #expect(try page("answer").contains("&lt;third&gt;") && !page("answer").contains("<third>"))
    let few = try workshop.scratch.write("few.txt", Array("first\nsecond\n".utf8))
    #expect(try report("--model", file, "--classes", few).isFailure(65, "few.txt", "2 classes", "3 outputs"))
    #expect(try report("--model", file, "--classes", "nowhere.txt").isFailure(66, "nowhere.txt"))
  }

  @Test func `what a network cannot be shown is said in one sentence`() throws {
    let (two, signals) = (golden("two_inputs.keras"), golden("signals.h5"))
    #expect(try report("--model", two, "--image", "coffee").isFailure(65, "2 inputs", "left, right", "--dataset"))
    #expect(try report("--model", signals, "--image", "coffee").isFailure(65, "20×3", "--dataset"))
    #expect(try report("--model", golden("poolings.h5")).isFailure(65, "9×7×2"))
    let residual = golden("residual.keras")
    #expect(try report("mnist", "--model", residual).isFailure(65, "8×8×3", "mnist", "28×28×1", "--image"))
    #expect(try report("--model", golden("half.keras"), "--scaling", "caffe").isFailure(64, "caffe", "grey"))
    #expect(!FileManager.default.fileExists(atPath: workshop.path("site")))
  }

  @Test func `options that exclude each other are refused`() throws {
    let model = ["--model", Trained.weights]
    func refused(_ arguments: [String], _ word: String) throws -> Bool {
      try workshop.start(["report"] + arguments + ["--output", workshop.path("site")]).wait().isFailure(64, word)
    }
    #expect(try refused([], "--model"))
    #expect(try refused(["mnist", "--dataset", "mnist"] + model, "twice"))
    #expect(try refused(["mnist", "--image", "coffee"] + model, "--image"))
    #expect(try refused(["mnist", "--scaling", "unit"], "--scaling"))
    #expect(try refused(model + ["--scaling", "half"], "unit, symmetric, caffe, torch, bytes"))
    #expect(try refused(model + ["--epochs", "3"], "--epochs"))
    #expect(try refused(model + ["--channels", "1"], "--channels"))
    #expect(try refused(["mnist", "--classes", "x"] + model, "--classes"))
    #expect(try refused(["squeezenet", "--scaling", "unit"], "--scaling"))
  }

  @Test func `a tuned network is explained with its pictures, prepared as when it was tuned`() throws {
    let file = workshop.path("tuned.safetensors")
    let tuned = try workshop.run("train", "pieces", "--base", "squeezenet", "--epochs", "1", "--save", file)
    #expect(tuned.code == 0)
    let report = try report("--model", file, "--image", "coffee")
    #expect(report.code == 0)
    #expect(try page("photograph").contains("blue, green, red") && !page("index").contains("#0"))
  }
}
