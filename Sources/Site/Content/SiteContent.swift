import Localization

/// Everything that the pages of one language say, as formatted text: what prose and templates can name.
///
/// All numbers are already written as readers of the language expect them. The names of the properties are the names that
/// prose files use: `{{dataset.train}}`, `{{network.parameters}}`.
package struct SiteContent: Sendable {
  /// The language of every text here.
  package var language: Language
  /// What the site is about, as in `signals`; nothing of images.
  package var subject: String?
  /// The program that made the site.
  package var tool: ToolContent
  /// The images.
  package var dataset: DatasetContent
  /// The network as a whole.
  package var network: NetworkContent
  /// How the network learned; its history is empty when the weights came from a file.
  package var training: TrainingContent
  /// How the network does on the test images; nothing where there are none.
  package var evaluation: EvaluationContent?
  /// The one image that all pages follow through the network.
  package var example: ExampleContent
  /// One entry per layer, in the order of the network.
  package var layers: [LayerContent]
  /// The exercises that were made for the pages, in the order of the site.
  package var exercises: [ExercisePageContent]
  /// The pages below chapters and layers; those with one parent follow each other in this order.
  package var pages: [PageContent]
  /// What filters answer to and how layers build on each other; nothing where no layer could be searched for it.
  package var hierarchy: HierarchyContent?
  /// How maps of this network look when they are drawn well and badly; nothing without convolution layers over planes.
  package var colours: ColoursContent?
  /// What the page about the functional API says of this network; nothing where there is no such page.
  package var functional: FunctionalContent?
  /// What the page about data augmentation says; nothing where there is no such page.
  package var augmentation: AugmentationContent?
  /// The architectures that made history.
  package var hallOfFame: HallOfFameContent?
  /// The photographs that the network was shown; nothing where it learned from data of its own.
  package var photograph: PhotographContent?
  /// What changes to a network bring; nothing for data of which there are no recorded runs.
  package var design: DesignContent?
  /// Further named values for prose, under `{{values.NAME}}`.
  package var values: [String: String]
  /// How many printed sums were compared with the engine.
  package var checkedSums: String

  /// Gathers the content of one language.
  package init(
    language: Language, tool: ToolContent, dataset: DatasetContent, network: NetworkContent, training: TrainingContent,
    evaluation: EvaluationContent?, example: ExampleContent, layers: [LayerContent], pages: [PageContent] = [],
    hierarchy: HierarchyContent? = nil, colours: ColoursContent? = nil, functional: FunctionalContent? = nil,
    augmentation: AugmentationContent? = nil, hallOfFame: HallOfFameContent? = nil, design: DesignContent? = nil,
    exercises: [ExercisePageContent] = [],
    values: [String: String] = [:],
    checkedSums: String
  ) {
    self.language = language
    self.tool = tool
    self.dataset = dataset
    self.network = network
    self.training = training
    self.evaluation = evaluation
    self.example = example
    self.layers = layers
    self.exercises = exercises
    self.pages = pages
    self.hierarchy = hierarchy
    self.colours = colours
    self.functional = functional
    self.augmentation = augmentation
    self.hallOfFame = hallOfFame
    self.design = design
    self.values = values
    self.checkedSums = checkedSums
  }
}

/// The program that made the site.
package struct ToolContent: Sendable {
  /// `cnn-viz`.
  package var name: String
  /// The version, as in `0.1.0`.
  package var version: String
  /// The command that makes this site again, as in `cnn-viz report mnist`.
  package var command: String

  /// Names the program.
  package init(name: String = "cnn-viz", version: String, command: String) {
    self.name = name
    self.version = version
    self.command = command
  }
}

/// The one image that all pages follow through the network.
package struct ExampleContent: Sendable {
  /// The position in the test set.
  package var index: String
  /// The true class.
  package var label: String
  /// The class for which the network has the greatest output.
  package var predicted: String
  /// That output: a probability where the network ends in softmax.
  package var probability: String
  /// Whether the network is right about it.
  package var isCorrect: Bool

  /// Describes the image that is followed.
  package init(index: String, label: String, predicted: String, probability: String, isCorrect: Bool) {
    self.index = index
    self.label = label
    self.predicted = predicted
    self.probability = probability
    self.isCorrect = isCorrect
  }
}
