import Engine
import Networks
import Tensors

/// Which shape comes out of a layer whose window walks over its input?
public struct OutputShapeExercise: Exercise, Equatable {
  /// What leads to a wrong shape.
  public enum Mistake: CaseIterable, Sendable {
    /// The window's first position was forgotten: `n - k` instead of `n - k + 1`.
    case oneTooFew
    /// The window was thought not to make maps smaller.
    case keptSize
    /// The padding was forgotten.
    case withoutPadding
    /// The strides were forgotten.
    case withoutStrides
    /// Where the last window does not fit, it was counted all the same.
    case roundedUp
    /// Each filter was thought to make one map of each channel that it reads.
    case mapPerChannel
    /// Pooling was thought to make fewer maps.
    case fewerMaps
  }

  /// The layer.
  public let node: Node
  /// How its window walks.
  public let window: Window
  /// The right shape and wrong ones, each channels last.
  public let choices: Choices<Mistake, [Int]>

  /// Asks on the page of a layer with a window that changes the shape.
  public init?(_ page: ExercisePage, in explanation: Explanation) {
    guard let node = page.node, let window = node.slidingWindow, node.inputShapes[0].hasCells,
      node.outputShape != node.inputShapes[0], window.axes.count == node.inputShapes[0].cells.count,
      node.outputShape.cells == window.output(node.inputShapes[0].cells)
    else { return nil }
    let wrong = OutputShapeExercise.wrong(node, window).distinct(from: node.outputShape.channelsLast)
    guard wrong.count > 1 else { return nil }
    (self.node, self.window) = (node, window)
    choices = Choices(node.outputShape.channelsLast, wrong, stream: page.stream)
  }

  private static func wrong(_ node: Node, _ window: Window) -> [WrongAnswer<Mistake, [Int]>] {
    let (input, channels) = (node.inputShapes[0], node.outputShape.channels)
    func cells(_ extent: (Window.Axis, Int) -> Int) -> [Int] { zip(window.axes, input.cells).map(extent) }
    let right = node.outputShape.cells
    let isPooling = node.layer is any PoolingLayer
    var found: [WrongAnswer<Mistake, [Int]>] = [
      WrongAnswer(.oneTooFew, right.map { $0 - 1 } + [channels])
    ]
    if isPooling {
      found.append(WrongAnswer(.fewerMaps, right + [max(1, channels / (window.axes.last?.size ?? 1))]))
    } else if input.channels > 1 {
      found.append(WrongAnswer(.mapPerChannel, right + [channels * input.channels]))
    }
    found += [
      WrongAnswer(.withoutStrides, cells { $1 + $0.padding.total - $0.reach + 1 } + [channels]),
      WrongAnswer(
        .roundedUp, cells { ($1 + $0.padding.total - $0.reach + $0.stride - 1) / $0.stride + 1 } + [channels]),
      WrongAnswer(.withoutPadding, cells { ($1 - $0.reach) / $0.stride + 1 } + [channels]),
      WrongAnswer(.keptSize, input.cells + [channels]),
    ]
    return found.filter { $0.answer.allSatisfy { $0 > 0 } }
  }
}
