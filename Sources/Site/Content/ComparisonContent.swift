import Localization

/// What the page that compares two runs says, with numbers as text.
package struct ComparisonContent: Sendable {
  /// A value of both runs.
  package struct Row: Sendable {
    /// What it is.
    package var name: String
    /// The value of each; a dash where a run has none.
    package var first, second: String
    /// Whether the two differ.
    package var differs: Bool

    /// Describes a value.
    package init(name: String, first: String, second: String, differs: Bool) {
      (self.name, self.first, self.second, self.differs) = (name, first, second, differs)
    }
  }

  /// The layers of both runs at one place.
  package struct LayerRow: Sendable {
    /// Name and kind, shape of the output, and learned numbers of each; empty where a network has no layer left.
    package var firstLayer, firstShape, firstParameters, secondLayer, secondShape, secondParameters: String

    /// Describes a place.
    package init(
      first: (layer: String, shape: String, parameters: String),
      second: (layer: String, shape: String, parameters: String)
    ) {
      (firstLayer, firstShape, firstParameters) = first
      (secondLayer, secondShape, secondParameters) = second
    }
  }

  /// The language.
  package var language: Language
  /// The program, and the command that writes the page again.
  package var tool: ToolContent
  /// What readers call the runs.
  package var first, second: String
  /// The words of the page: the title, what leads into it, and what is said of recipes and of images that are not there.
  package var title, lead, recipe: String
  /// Why there are no images; nothing where there are, or where the two agree on all.
  package var imagesNote: String?
  /// Size, work and results.
  package var results: [Row]
  /// The settings of the training.
  package var settings: [Row]
  /// The layers.
  package var layers: [LayerRow]

  /// Describes a comparison.
  package init(
    language: Language, tool: ToolContent, first: String, second: String, title: String, lead: String, recipe: String,
    imagesNote: String?, results: [Row], settings: [Row], layers: [LayerRow]
  ) {
    (self.language, self.tool, self.first, self.second) = (language, tool, first, second)
    (self.title, self.lead, self.recipe, self.imagesNote) = (title, lead, recipe, imagesNote)
    (self.results, self.settings, self.layers) = (results, settings, layers)
  }
}
