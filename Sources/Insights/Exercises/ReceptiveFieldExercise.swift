import Engine
import Networks

/// How many columns of the image does one cell of a layer see?
public struct ReceptiveFieldExercise: Exercise, Equatable {
  /// What leads to a wrong number.
  public enum Mistake: CaseIterable, Sendable {
    /// Only the layer's own window was counted.
    case ownWindow
    /// The steps of the layers before were forgotten.
    case withoutJump
    /// The two sizes were multiplied.
    case multiplied
    /// The two sizes were added.
    case added
  }

  /// The layer.
  public let node: Node
  /// What a cell of the layer before sees, and how far apart its cells lie, along the last axis.
  public let before: ReceptiveField.Axis
  /// How far the window reaches along that axis.
  public let reach: Int
  /// How many columns a cell sees.
  public let answer: Int
  /// What typical mistakes lead to.
  public let wrong: [WrongAnswer<Mistake, Int>]

  /// Asks on the page of a layer whose window walks over the maps of another such layer.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard let node = page.node, let window = node.slidingWindow, let axis = window.axes.last, axis.reach > 1,
      node.inputs.count == 1, let source = explanation.experiment.network.node(named: node.inputs[0]),
      let before = source.receptiveField?.columns, let field = node.receptiveField?.columns, before.size > 1
    else { return nil }
    (self.node, self.before, reach, answer) = (node, before, axis.reach, field.size)
    wrong = [
      WrongAnswer(Mistake.ownWindow, axis.reach),
      WrongAnswer(.withoutJump, before.size + axis.reach - 1),
      WrongAnswer(.added, before.size + axis.reach),
      WrongAnswer(.multiplied, before.size * axis.reach),
    ].distinct(from: field.size)
  }
}
