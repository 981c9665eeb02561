import Foundation
import Networks
import Site
import TestSupport
import Testing
import Training

/// The pages say of every recipe what it is, in both languages, and nothing of another one.
@Suite struct RecipeSiteTests {
  /// A text as the command line has it, with what the English and the Spanish page about training say of it.
  struct Case: Sendable, CustomTestStringConvertible {
    let text, english, spanish: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Case(text: "sgd", english: "Gradient descent, as Keras", spanish: "El descenso por gradiente, como"),
    Case(text: "sgd:momentum=0.9", english: "momentum, here 0.9", spanish: "momento, aquí 0,9"),
    Case(text: "sgd:momentum=0.5,nesterov", english: "Nesterov’s variant", spanish: "variante de Nesterov"),
    Case(text: "rmsprop:rho=0.75", english: "ρ = 0.75", spanish: "ρ = 0,75"),
    Case(text: "rmsprop:centered,momentum=0.5", english: "Centred", spanish: "centrada"),
    Case(text: "adam:epsilon=0.001", english: "ε = 10⁻³", spanish: "ε = 10⁻³"),
    Case(text: "adam:beta_1=0.85,epsilon=0.002", english: "β1 = 0.85", spanish: "ε = 0,002"),
    Case(text: "adamw:weight_decay=0.02", english: "weight decay, here 0.02", spanish: "aquí 0,02"),
  ])
  func `the optimiser that was used is explained, and no other`(expected: Case) throws {
    var recipe = RecipeSite()
    recipe.configuration.optimizer = try Optimizers.optimizer(expected.text)
    let site = try recipe.site()
    let (english, spanish) = (try site.words("en/training"), try site.words("es/training"))
    #expect(english.contains(expected.english) && spanish.contains(expected.spanish), "\(english)")
    let name = recipe.configuration.optimizer.name
    for (other, words) in [("adam", "Adam"), ("adamw", "AdamW"), ("rmsprop", "RMSprop"), ("sgd", "SGD")] {
      if other == name || other == "adam" && name == "adamw" { continue }
      #expect(!english.contains(words) && !spanish.contains(words), "\(words) on the page about \(name)")
    }
    try expectWhole(site)
  }

  @Test(arguments: [
    Case(text: "exponential:decay_rate=0.5", english: "multiplied by r = 0.5", spanish: "multiplicada por r = 0,5"),
    Case(
      text: "exponential:decay_rate=0.5,decay_steps=1,staircase,per=epoch", english: "With each epoch",
      spanish: "Con cada una la tasa"),
    Case(text: "piecewise:boundaries=1,values=0.5/0.25", english: "it was 0.25", spanish: "fue 0,25"),
    Case(text: "piecewise:boundaries=0/1,values=1/0.5/0.1,per=epoch", english: "Epochs count", spanish: "Las épocas"),
    Case(text: "cosine", english: "half a cosine", spanish: "medio coseno"),
    Case(
      text: "cosine:warmup_steps=2,alpha=0.25", english: "rises in a straight line from 0 to", spanish: "sube en línea"),
    Case(text: "polynomial", english: "straight line to 0.0001", spanish: "línea recta hasta 0,0001"),
    Case(text: "polynomial:power=2,cycle", english: "along a power", spanish: "según una potencia"),
  ])
  func `the schedule of the learning rate is explained`(expected: Case) throws {
    var recipe = RecipeSite()
    recipe.configuration.schedule = try Schedule(expected.text)
    let site = try recipe.site()
    let (english, spanish) = (try site.words("en/training"), try site.words("es/training"))
    #expect(english.contains(expected.english) && spanish.contains(expected.spanish), "\(english)")
    #expect(english.contains("How the learning rate changes"))
    try expectWhole(site)
  }

  @Test func `a rate that stays the same has no schedule, and training that ran to its end no early stopping`() throws {
    let english = try RecipeSite().site().words("en/training")
    #expect(!english.contains("How the learning rate changes") && !english.contains("When training stops"))
    #expect(!english.contains("Weight of class"))
  }

  @Test(arguments: [
    (Loss.categoricalCrossEntropy, "softmax", "categorical cross-entropy", "1.099"),
    (.categoricalCrossEntropy, "sigmoid", "divided by their sum", "1.099"),
    (.binaryCrossEntropy, "sigmoid", "binary cross-entropy", "0.637"),
    (.meanSquaredError, "linear", "mean squared error", "0.222"), (.meanSquaredError, "softmax", "squared", "0.222"),
  ])
  func `the loss that was used is explained, and outputs are called probabilities only where they are`(
    loss: Loss, activation: String, words: String, guessing: String
  ) throws {
    let recipe = RecipeSite(
      activation: activation, configuration: TrainingConfiguration(epochs: 3, batchSize: 4, loss: loss))
    let site = try recipe.site()
    #expect(try site.words("en/network").contains(words))
    #expect(try site.words("en/training").contains(guessing))
    let evaluation = try site.words("en/evaluation")
    #expect(evaluation.contains(activation == "softmax" ? "with a probability of" : "with an output of"))
    #expect(evaluation.contains("largest probability") == (activation == "softmax"))
    #expect(evaluation.contains("Loss (\(loss.rawValue.split(separator: "_")[0]) "))
    try expectWhole(site)
  }

  @Test func `early stopping says when it stopped and whose weights these are`() throws {
    var recipe = RecipeSite()
    recipe.configuration.epochs = 9
    recipe.configuration.earlyStopping = EarlyStopping(patience: 1)
    let stopped = try recipe.site()
    let words = try stopped.words("en/training")
    #expect(words.contains("Here it stopped after 3 epochs. The best epoch was number 2; the network has the weights"))
    #expect(words.contains("After epoch 2, whose weights the network has"))
    #expect(try stopped.words("es/training").contains("La mejor época fue la 2; la red tiene los pesos de esa época"))
    #expect(try stopped.words("en/evaluation").contains("After epoch 2, whose weights it has"))
    recipe.configuration.earlyStopping = EarlyStopping(
      patience: 1, monitor: .validationAccuracy, minDelta: 0.01, restoresBestWeights: false)
    let last = try recipe.site()
    #expect(try last.words("en/training").contains("but the network has the weights of the last one"))
    #expect(try last.words("en/evaluation").contains("After epoch 3, whose weights it has"))
    try expectWhole(stopped)
    try expectWhole(last)
  }

  @Test func `class weights stand in the table and in the formula`() throws {
    var recipe = RecipeSite()
    recipe.configuration.classWeights = [1, 2.5, 1]
    let site = try recipe.site()
    let words = try site.words("en/training")
    #expect(words.contains("Weight of class b") && !words.contains("Weight of class a"))
    #expect(words.contains("each multiplied by the weight w of its class"))
    try expectWhole(site)
  }

  /// Whether no placeholder is left and every link leads somewhere.
  private func expectWhole(_ site: SiteOf) throws {
    let scratch = try Scratch()
    let stage = try SitePlace(scratch.path + "/site").stage()
    for (language, figures) in site.figures { try site.stand(in: stage, for: figures, language) }
    _ = try SiteWriter(stage).publish(site.built, report: site.report, contentKey: "recipe")
    #expect(try SiteChecker(scratch.path + "/site").check().findings.map(\.description) == [])
  }
}

extension SiteOf {
  /// The words of a page's explanation, without its tags and its programs.
  func words(_ page: String) throws -> String {
    let html = try #require(self.page(page + ".html"))
    return html.replacing(#/<pre.*?<\/pre>/#.dotMatchesNewlines(), with: "").replacing(#/<[^>]*>/#, with: "")
  }
}
