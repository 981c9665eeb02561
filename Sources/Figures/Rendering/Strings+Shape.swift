import Localization
import Tensors

extension Strings {
  /// The extents of a shape as Keras prints them, channels last; of signals without that of the only row.
  func channelsLast(_ shape: Shape) -> [Int] {
    areOfSignals && shape.isMaps ? [shape.columns, shape.channels] : shape.channelsLast
  }
}
