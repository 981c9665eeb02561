import Networks
import Tensors

/// One photograph: how it was prepared, what the network answered, and where it saw that.
public struct PhotographStudy: Sendable {
  /// The number that its pages and figures go by, from 1.
  public let number: Int
  /// How it was prepared.
  public let preparation: PhotographPreparation
  /// What the network's outputs are.
  public let measure: Measure
  /// The classes with the largest outputs, the largest first.
  public let guesses: [Guess]
  /// How softmax made their probabilities; `nil` if it did not.
  public let softmax: SoftmaxTable?
  /// Where the first of these classes were seen; empty where the network's end does not tell.
  public let maps: [ClassMap]
  /// What the first class is made of; `nil` where the network's end does not tell.
  public let evidence: ClassEvidence?
  /// The layer of whose maps the mean is taken; `nil` where the network's end does not tell.
  public let mapLayer: String?
  /// Which rows and columns of the input each cell of these maps stands for.
  public let rows, columns: [Range<Double>]
  /// What the strongest cell of the first class sees of the input, rows and columns, inside of it; `nil` where that is not known.
  public let seen: (rows: Range<Int>, columns: Range<Int>)?

  /// What the outputs of a network are, by the function at its end.
  public enum Measure: Equatable, Sendable {
    /// Probabilities that add up to 1, of softmax.
    case probabilities
    /// A probability for each class by itself, of the sigmoid function.
    case independent
    /// Any numbers: scores of which softmax would make probabilities, or quantities.
    case scores
  }

  /// A class and how probable it is.
  public struct Guess: Equatable, Sendable {
    /// The class, counted from 0.
    public let label: Int
    /// Its name.
    public let name: String
    /// The network's output for it.
    public let probability: Float
  }

  /// How many classes are named, and of how many it is shown where they were seen.
  public static let (guessLimit, mapLimit) = (5, 3)

  /// How many values were worked out and held against what the network computed.
  var sumCount: Int { preparation.pixel.levels.count + maps.count + (evidence == nil ? 0 : 1) + guesses.count }

  init(_ preparation: PhotographPreparation, in experiment: Experiment, example: Int) throws {
    (number, self.preparation) = (example + 1, preparation)
    let outputs = experiment.inspection.output(of: experiment.network.outputs[0]).slice(example).values
    let order = outputs.indices.sorted { (outputs[$0], $1) > (outputs[$1], $0) }
    measure = Measure(experiment.network)
    guesses = order.prefix(Self.guessLimit).map {
      Guess(label: $0, name: experiment.dataset.classes[$0], probability: outputs[$0])
    }
    softmax = try SoftmaxTable(experiment, example: example)
    guard let head = ClassHead(experiment) else {
      (maps, evidence, mapLayer, rows, columns, seen) = ([], nil, nil, [], [], nil)
      return
    }
    maps = try order.prefix(Self.mapLimit).map {
      try ClassMap(head, label: $0, in: experiment, example: example)
    }
    evidence = try maps.first.flatMap { try ClassEvidence(head, $0, in: experiment, example: example) }
    mapLayer = head.maps.name
    let (shape, input, field) = (head.maps.outputShape, preparation.input.shape, head.maps.receptiveField)
    rows = (0..<shape.rows).map(ClassMap.stride(of: field?.rows, cells: shape.rows, extent: input.rows))
    columns = (0..<shape.columns).map(
      ClassMap.stride(of: field?.columns, cells: shape.columns, extent: input.columns))
    seen = maps.first.flatMap { found in
      field.map {
        (
          $0.rows.cells(at: found.strongest.row).clamped(to: 0..<input.rows),
          $0.columns.cells(at: found.strongest.column).clamped(to: 0..<input.columns)
        )
      }
    }
  }
}

extension PhotographStudy.Measure {
  /// What a network's first output is.
  init(_ network: Network) {
    switch network.outputs.first.flatMap(network.node(named:))?.layer.activation {
    case .softmax: self = .probabilities
    case .sigmoid: self = .independent
    default: self = .scores
    }
  }
}

/// Photographs that a network that others trained was shown, and the layers that are shown of it.
public struct PhotographExplanation: Sendable {
  /// The photographs; the first is the one that is followed through all layers.
  public let studies: [PhotographStudy]
  /// The strongest maps of the first one, layer by layer.
  public let layers: [StrongestMaps]
  /// The layers that are explained at length, the first of each kind.
  public let exemplars: [String]
  /// The modules of a large network.
  let modules: NetworkModules
  /// The layers that have pages.
  public let paged: PagedLayers

  /// The photograph that is followed.
  public var hero: PhotographStudy { studies[0] }

  /// How many values were worked out and held against what the network computed.
  var sumCount: Int { studies.reduce(0) { $0 + $1.sumCount } }

  init(_ preparations: [PhotographPreparation], in experiment: Experiment) throws {
    studies = try preparations.indices.map { try PhotographStudy(preparations[$0], in: experiment, example: $0) }
    modules = NetworkModules(experiment.network)
    paged = PagedLayers(experiment.network, modules)
    layers = StrongestMaps.layers(of: experiment.network, paged).map {
      StrongestMaps($0, in: experiment, example: experiment.hero)
    }
    exemplars = ExplainedLayers(firstOfEachKindIn: experiment.network).names
  }
}
