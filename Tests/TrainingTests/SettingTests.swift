import Networks
import Testing
import Training

@Suite("Settings are read as people write them, and what makes no sense is refused in one sentence")
struct SettingTests {
  @Test(arguments: [
    "sgd", "sgd:momentum=0.9", "sgd:momentum=0.9,nesterov", "rmsprop:rho=0.8,momentum=0.5,epsilon=0.001,centered",
    "adam:beta_1=0.8,beta_2=0.99,epsilon=1e-08", "adamw:weight_decay=0.01,beta_1=0.5",
  ])
  func anOptimizerIsWrittenAsItWasRead(text: String) throws {
    #expect(try Optimizers.optimizer(text).text == text)
  }

  @Test func defaultsAndOtherSpellingsMeanTheSame() throws {
    #expect(try Optimizers.optimizer("sgd:momentum=0.0").text == "sgd")
    #expect(try Optimizers.optimizer("sgd:nesterov=true,momentum=.5").text == "sgd:momentum=0.5,nesterov")
    #expect(try Optimizers.optimizer("adam:beta_1=0.9,epsilon=1e-7").text == "adam")
    #expect(try Loss("mse") == .meanSquaredError)
    #expect(try Loss("sparse_categorical_crossentropy") == .categoricalCrossEntropy)
    #expect(
      try EarlyStopping("4:monitor=val_accuracy,min_delta=0.01,restore_best_weights=no").text
        == "4:monitor=val_accuracy,min_delta=0.01,restore_best_weights=false")
    #expect(try Schedule("constant").text == "constant")
    #expect(try Schedule("cosine:per=epoch,decay_steps=4").text == "cosine:decay_steps=4,per=epoch")
  }

  @Test(arguments: [
    ("", "There is no optimizer ''"), ("adma", "did you mean adam?"), ("sgd:", "argument is missing"),
    ("sgd:momentum", "needs a value"), ("sgd:momentum=", "not ''"), ("sgd:momentum=1.5", "from 0 to 1"),
    ("sgd:momentum=nan", "from 0 to 1"), ("sgd:momentum=0.9,momentum=0.8", "given twice"),
    ("sgd:nesterov", "needs a momentum"), ("sgd:momentum=0.9,nesterov=perhaps", "true or false"),
    ("sgd:momentun=0.9", "did you mean momentum?"), ("rmsprop:rho=1", "below 1"), ("rmsprop:epsilon=0", "above 0"),
    ("adam:beta_2=-0.1", "from 0"), ("adamw:weight_decay=-1", "0 or above"), ("adam:,", "argument is missing"),
    ("adam:\u{1b}[31m=3", #"\u{1b}"#), ("adam:" + String(repeating: "x", count: 9000), "no argument"),
  ])
  func anOptimizerThatMakesNoSenseIsRefused(text: String, words: String) {
    expectRefusal(words) { try Optimizers.optimizer(text) }
  }

  @Test(arguments: [
    ("cosin", "did you mean cosine?"), ("cosine:decay_steps=0", "whole number from 1"),
    ("cosine:decay_steps=2.5", "whole number"), ("cosine:alpha=2", "from 0 to 1"),
    ("cosine:warmup_target=0.1", "needs warmup_steps"), ("cosine:per=batch", "step or epoch"),
    ("constant:per=epoch", "no argument 'per'"), ("exponential", "needs the factor"),
    ("exponential:decay_rate=0", "above 0"), ("piecewise", "needs steps and rates"),
    ("piecewise:boundaries=5/3,values=1/2/3", "whole numbers that rise"),
    ("piecewise:boundaries=3/5,values=1/2", "needs 3 values, not 2"),
    ("piecewise:boundaries=3,values=1/-2", "above 0"), ("piecewise:boundaries=x,values=1/2", "whole numbers"),
    ("polynomial:power=0", "above 0"), ("polynomial:decay_steps=99999999999999999999", "whole number"),
  ])
  func aScheduleThatMakesNoSenseIsRefused(text: String, words: String) {
    expectRefusal(words) { try Schedule(text) }
  }

  @Test(arguments: [
    ("0", "from 1 to 10000"), ("x", "from 1 to 10000"), ("", "from 1 to 10000"), ("3:monitor=loss", "val_loss or"),
    ("3:min_delta=-1", "0 or above"), ("3:patience=4", "no argument 'patience'"),
  ])
  func earlyStoppingThatMakesNoSenseIsRefused(text: String, words: String) {
    expectRefusal(words) { try EarlyStopping(text) }
  }

  @Test func aLossThatThereIsNotIsRefused() {
    expectRefusal("did you mean binary_crossentropy?") { try Loss("binary_crosentropy") }
    expectRefusal("has no argument") { try Loss("binary_crossentropy:label_smoothing=0.1") }
  }

  private func expectRefusal(_ words: String, _ read: () throws -> Any) {
    do {
      Issue.record("\(try read()) was taken")
    } catch {
      let text = "\(error)"
      #expect(error is SettingError && text.contains(words) && text.count <= 300 && text.hasSuffix("."), "\(text)")
      #expect(text.allSatisfy { !$0.isNewline })
    }
  }
}
