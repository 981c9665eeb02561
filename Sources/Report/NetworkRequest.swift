import Canvas
import Figures
import Localization
import ModelFiles
import Networks
import Site
import Support

/// What there is to see of a network without data and training: its file, its code, its graph.
public struct NetworkRequest {
  /// The libraries for which code is written.
  public enum Library: String, CaseIterable, Sendable {
    case keras
    /// Keras's functional API, also of a chain, and without the training.
    case functional = "keras-functional"
    case pytorch
  }

  private let network: Network
  /// How the program trains it; of a trained network it does not.
  private let recipe: TrainingRecipe?

  /// Reads a network, named or from a file; throws where there is none or the file is wrong.
  public init(_ nameOrFile: String) throws {
    network = try Inputs.namedOrFile(nameOrFile)
    recipe = TrainingRecipe()
  }

  /// Reads the network of a file with a trained one; `network` names the architecture of a file that holds weights alone.
  public init(trained file: String, network: String?) throws {
    self.network = try LoadedModel(file: file, network: network).network
    recipe = nil
  }

  /// The network as YAML.
  public var yaml: String { network.yaml }

  /// A program for a library: the network, and its training on MNIST if it takes these images.
  public func code(for library: Library) -> String {
    switch library {
    case .keras: network.kerasCode(recipe)
    case .functional: network.kerasFunctionalCode
    case .pytorch: network.pytorchCode(recipe)
    }
  }

  /// The picture of its graph.
  public func graph(
    as format: PictureFormat, language: Language, theme: Theme, templates: [String]
  ) throws -> [UInt8] {
    let library = try TemplateLibrary(overlaidBy: templates)
    let strings = try Strings(language: language, directories: library.directories)
    return try FigureRenderer(theme: theme).render(NetworkGraphFigure(network), strings, as: format).bytes
  }

  /// Writes the picture of its graph to a file.
  public func drawGraph(
    to file: String, as format: PictureFormat, language: Language, theme: Theme, templates: [String]
  ) throws {
    try Files.checkWritable(file)
    try Files.write(try graph(as: format, language: language, theme: theme, templates: templates), to: file)
  }
}
