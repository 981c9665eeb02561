import Foundation
import Testing

@Suite("A recipe given by options or a file trains, is told by the site, and is known again")
struct RecipeTests {
  private let workshop: Workshop

  init() throws {
    var workshop = try Workshop()
    workshop.environment["XDG_CACHE_HOME"] = workshop.path("cache")
    self.workshop = workshop
  }

  @Test("a file and the command line give the same bytes, and other recipes others")
  func sameBytes() throws {
    let text = """
      optimizer: sgd:momentum=0.9,nesterov
      schedule: cosine:warmup_steps=100
      class-weight: [4=2, 9=1.5]
      """
    _ = try workshop.scratch.write("c.yml", Array(text.utf8))
    let options = ["--optimizer", "sgd:nesterov,momentum=.9", "--schedule", "cosine:warmup_steps=100"]
    let train = ["train", "mnist", "--save", "w"] + workshop.tiny()
    #expect(try workshop.start(train + ["--config", "c.yml"]).wait().messages.contains("epoch 1/1"))
    let expected = try saved()
    let again = try workshop.start(train + options + ["--class-weight", "4=2.0,9=1.5"]).wait()
    #expect(again.code == 0 && again.messages.contains("already trained"))
    #expect(try saved() == expected)
    // The command line counts before the file, option by option.
    #expect(try workshop.start(train + ["--config", "c.yml", "--class-weight", "4=3"]).wait().code == 0)
    #expect(try saved() != expected)
    for options in [["--optimizer", "rmsprop"], ["--loss", "mse"], ["--schedule", "polynomial"]] {
      let outcome = try workshop.start(train + options).wait()
      #expect(outcome.code == 0 && outcome.messages.contains("epoch 1/1"), "\(options)")
    }
  }

  @Test(
    "an augmentation is the same from a file and from the command line, in any order and with any number of threads")
  func augmentation() throws {
    _ = try workshop.scratch.write("c.yml", Array("augment: {zoom: [0.9, 1.1], rotation: 25}\n".utf8))
    let train = ["train", "mnist", "--save", "w"] + workshop.tiny()
    #expect(try workshop.start(train).wait().code == 0)
    let plain = try saved()
    #expect(try workshop.start(train + ["--config", "c.yml", "--threads", "1"]).wait().messages.contains("epoch 1/1"))
    let augmented = try saved()
    #expect(augmented != plain)
    let options = ["--augment", "rotation_range=25,zoom=0.9/1.1"]
    #expect(try workshop.start(train + options).wait().messages.contains("already trained"))
    #expect(try workshop.start(train + options + ["--retrain", "--threads", "2"]).wait().code == 0)
    #expect(try saved() == augmented)
  }

  @Test("early stopping ends a training, which goes on to the same end when it was interrupted")
  func stopping() throws {
    let train = ["train", "mnist", "--save", "w", "--early-stopping", "1:min_delta=0.01"] + workshop.tiny(epochs: 40)
    let first = try workshop.start(train)
    #expect(first.waitFor("epoch 1/40"))
    first.send(SIGINT)
    let interrupted = first.wait()
    #expect(interrupted.isFailure(130, "the next run goes on after epoch ") || interrupted.code == 0)
    let second = try workshop.start(train).wait()
    #expect(second.code == 0 && second.messages.contains("stopped early: val_loss was best after epoch "))
    #expect(!second.messages.contains("epoch 40/40"))
    let resumed = try saved()
    #expect(try workshop.start(train).wait().messages.contains("already trained"))
    #expect(try workshop.start(train + ["--retrain"]).wait().code == 0)
    #expect(try saved() == resumed)
  }

  @Test("the site names the recipe, and so does the command that makes it again")
  func site() throws {
    let text = "name: ends\ninput: [28, 28, 1]\nlayers:\n  - Flatten\n  - Dense: {units: 10, activation: sigmoid}\n"
    _ = try workshop.scratch.write("ends.yml", Array(text.utf8))
    let outcome = try workshop.run(
      "report", "mnist", "--network", "ends.yml", "--epochs", "1", "--batch", "256", "--loss", "binary_crossentropy",
      "--optimizer", "rmsprop:centered", "--schedule", "exponential:decay_rate=0.5", "--early-stopping", "2",
      "--class-weight", "4=2", "--augment", "rotation=25", "--output", "site")
    #expect(outcome.code == 0, "\(outcome.messages)")
    let report = try String(contentsOfFile: workshop.path("site/report.json"), encoding: .utf8)
    for line in [
      #""optimizer": "rmsprop:centered""#, #""loss": "binary_crossentropy""#, #""earlyStopping": "2""#,
      #""schedule": "exponential:decay_rate=0.5""#, #""4=2""#, #""learningRate": 0.001"#,
      #""augmentation": "rotation=25"#,
    ] { #expect(report.contains(line), "\(line)") }
    let page = try String(contentsOfFile: workshop.path("site/en/training.html"), encoding: .utf8)
    #expect(page.contains("RMSprop, as Keras computes it") && !page.contains("Adam"))
    let index = try String(contentsOfFile: workshop.path("site/en/index.html"), encoding: .utf8)
    #expect(
      index.contains("--loss binary_crossentropy --optimizer rmsprop:centered --schedule exponential:decay_rate=0.5"))
    #expect(index.contains("--early-stopping 2 --class-weight 4=2 --augment rotation=25"))
    #expect(try workshop.run("check", "site").code == 0)
  }

  @Test("a loss that the network cannot have is refused with advice")
  func refusal() throws {
    let text = "name: ends\ninput: [28, 28, 1]\nlayers:\n  - Flatten\n  - Dense: {units: 10}\n"
    _ = try workshop.scratch.write("ends.yml", Array(text.utf8))
    let train = ["train", "mnist", "--network", "ends.yml", "--epochs", "1", "--batch", "256"]
    for loss in ["categorical_crossentropy", "binary_crossentropy"] {
      let outcome = try workshop.start(train + ["--loss", loss]).wait()
      #expect(outcome.isFailure(78, "'dense' ends in linear: give it softmax or sigmoid"))
    }
    #expect(try workshop.start(train + ["--loss", "mean_squared_error"]).wait().code == 0)
  }

  private func saved() throws -> Data { try Data(contentsOf: URL(fileURLWithPath: workshop.path("w"))) }
}
