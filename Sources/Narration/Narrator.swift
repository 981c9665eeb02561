import Insights
import Localization
import Networks
import Site
import Tensors
import Training

/// Puts what an explanation found into the words and numbers of one language, as the site's templates ask for them.
package struct Narrator: Sendable {
  /// What is explained.
  let explanation: Explanation
  /// How it was made.
  let run: RunFacts
  /// The words of the language.
  let strings: Strings

  /// What the explanation itself does not know: how the network was trained, and by which command.
  package struct RunFacts: Sendable {
    /// The version of the program.
    package var version: String
    /// The command that writes this site again.
    package var command: String
    /// The settings of the training; `nil` if the weights came from a file.
    package var training: Settings?
    /// Where a network that is shown photographs comes from.
    package var origin = Origin()

    /// What is known of a network that others trained.
    package struct Origin: Sendable {
      /// Whether it learned the photographs of the ImageNet contest.
      package var isOfImageNet = true
      /// Whether the names of its classes are known.
      package var namesClasses = true
      /// Whether it is known how its images were prepared.
      package var isPreparationKnown = true
      /// The layer that was put behind a network that gives maps, so that there is one number for each.
      package var mean: String?
      /// The output that is explained, of several that do not go together.
      package var chosenOutput: String?

      /// A network of which all is known.
      package init() {}
    }

    /// The settings of a training.
    package struct Settings: Sendable {
      /// What determines what training gives.
      package var configuration: TrainingConfiguration
      /// How many images were trained on.
      package var trainingCount: Int

      /// Makes settings.
      package init(configuration: TrainingConfiguration, trainingCount: Int) {
        (self.configuration, self.trainingCount) = (configuration, trainingCount)
      }

      /// How many steps make an epoch.
      var stepsPerEpoch: Int { configuration.stepsPerEpoch(trainingCount) }
    }

    /// Makes facts of a run.
    package init(version: String, command: String, training: Settings?) {
      (self.version, self.command, self.training) = (version, command, training)
    }
  }

  /// A narrator for one language.
  package init(_ explanation: Explanation, run: RunFacts, strings: Strings) {
    (self.explanation, self.run, self.strings) = (explanation, run, strings)
  }

  var experiment: Experiment { explanation.experiment }
  var network: Network { experiment.author }
  var numbers: NumberFormat { strings.numbers }

  /// Everything that the pages of this language say.
  package func content() throws -> SiteContent {
    if let photographs = explanation.photographs { return try photographSite(photographs) }
    let layers = try layerContents(short: "layer-in-brief")
    let units = try unitPages(layers)
    var content = SiteContent(
      language: strings.language,
      tool: ToolContent(version: run.version, command: run.command),
      dataset: datasetContent(), network: networkContent(), training: try trainingContent(),
      evaluation: try evaluationContent(), example: exampleContent(), layers: layers,
      pages: try units + receptiveFieldPages() + tracePages(units),
      hierarchy: hierarchyContent(), colours: coloursContent(), functional: try functionalContent(),
      augmentation: try augmentationContent(), hallOfFame: hallOfFameContent(), design: try designContent(),
      exercises: try exercisePages(), values: proseValues(),
      checkedSums: numbers.integer(explanation.checkedSums))
    content.subject = strings.subject
    return content
  }

  /// Numbers joined by a multiplication sign, as in `3 × 3`; channels last.
  func extents(_ dimensions: [Int]) -> String { dimensions.map(numbers.integer).joined(separator: "\u{202F}×\u{202F}") }

  func shape(_ shape: Shape) -> ShapeContent {
    let cells = numbers.integer(shape.count)
    guard shape.hasCells else {
      return ShapeContent(text: extents(shape.channelsLast), cells: cells, dimensions: shape.channelsLast)
    }
    return ShapeContent(
      text: extents(shape.channelsLast), height: shape.isMaps ? numbers.integer(shape.rows) : nil,
      width: shape.isMaps ? numbers.integer(shape.columns) : nil, channels: numbers.integer(shape.channels),
      size: extents(shape.cells), cells: cells, dimensions: shape.channelsLast)
  }

  /// A probability of a softmax in percent, any other output as a number.
  private func output(_ value: Float) -> String {
    network.endsInSoftmax ? numbers.certainty(Double(value)) : numbers.decimal(value, places: 4)
  }

  /// The shapes of several inputs as one.
  func shape(of inputs: [Shape]) -> ShapeContent {
    var result = shape(inputs[0])
    guard inputs.count > 1 else { return result }
    result.text = inputs.map { extents($0.channelsLast) }.joined(separator: ", ")
    result.cells = numbers.integer(inputs.reduce(0) { $0 + $1.count })
    return result
  }

  private func exampleContent() -> ExampleContent {
    let hero = experiment.examples[experiment.hero]
    let predicted = experiment.evaluation.predictions[hero.index]
    return ExampleContent(
      index: numbers.integer(hero.index), label: experiment.dataset.classes[hero.label],
      predicted: experiment.dataset.classes[predicted],
      probability: output(experiment.evaluation.probabilities[hero.index, predicted]),
      isCorrect: predicted == hero.label)
  }
}
