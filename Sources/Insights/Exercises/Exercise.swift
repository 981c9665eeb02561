import Networks

/// A question about this very network, its numbers chosen from the weights and the example images, with the answer that the
/// engine gives.
///
/// One kind of exercise is one file. Which numbers are asked for depends on nothing but the experiment, so that the same
/// experiment gives the same questions.
public protocol Exercise: Sendable {
  /// Chooses a question for a page; `nil` where this kind of question makes no sense there.
  ///
  /// Throws `InsightError.sumDisagrees` if an answer differs from what the engine computed.
  init?(_ page: ExercisePage, in explanation: Explanation) throws

  /// How many of its numbers were worked out and held against the engine.
  var sumCount: Int { get }
}

extension Exercise {
  /// None: the answer follows from whole numbers of the network alone.
  public var sumCount: Int { 0 }
}

/// A page that has exercises of its own.
public enum ExercisePage: Sendable {
  /// The overview, the history, the images, the network as a whole, its training, its result on the test images.
  case overview, history, data, network, training, evaluation
  /// One layer of the network.
  case layer(Node)

  /// The layer that the page is about; `nil` of other pages.
  var node: Node? {
    if case .layer(let node) = self { node } else { nil }
  }

  /// The name under which its random choices are made.
  var stream: String {
    if case .layer(let node) = self { "exercises/layers/\(node.name)" } else { "exercises/\(self)" }
  }
}

/// The exercises of a site, page by page.
public struct Exercises: Sendable {
  /// The exercises of one page, those that teach most first.
  public struct Page: Sendable {
    /// Where they belong.
    public let page: ExercisePage
    /// The questions.
    public let exercises: [any Exercise]
  }

  /// One line for each kind, those that teach most first: where a page has room for a few, it takes the first.
  static let kinds: [any Exercise.Type] = [
    WhichPictureExercise.self,
    WhoseMapExercise.self,
    ErrorCountExercise.self,
    ShiftExercise.self,
    PixelValueExercise.self,
    CrossEntropyExercise.self,
    PrecisionExercise.self,
    ConvolutionCellExercise.self,
    PoolingWindowExercise.self,
    FlattenIndexExercise.self,
    SoftmaxExercise.self,
    UnitSumExercise.self,
    NormalizedValueExercise.self,
    ActivationValueExercise.self,
    OutputShapeExercise.self,
    ParameterCountExercise.self,
    ReceptiveFieldExercise.self,
  ]

  /// The pages that have any, in the order of the site.
  public let pages: [Page]

  /// How many numbers were worked out and held against the engine.
  var sumCount: Int { pages.reduce(0) { $0 + $1.exercises.reduce(0) { $0 + $1.sumCount } } }

  /// No exercises.
  static let none = Exercises(pages: [])

  private init(pages: [Page]) { self.pages = pages }

  /// Chooses the exercises of all pages, or of some.
  init(of explanation: Explanation, on some: [ExercisePage]? = nil) throws {
    let names = Set(explanation.explained.names)
    let layers = explanation.experiment.network.nodes.filter { names.contains($0.name) }.map(ExercisePage.layer)
    let all: [ExercisePage] = [.overview, .history, .data, .network, .training] + layers + [.evaluation]
    pages = try (some ?? all).compactMap { page in
      let exercises = try Exercises.kinds.compactMap { kind in try kind.init(page, in: explanation) as (any Exercise)? }
      return exercises.isEmpty ? nil : Page(page: page, exercises: exercises)
    }
  }
}
