import Engine
import Support
import Tensors

/// Why a network could not be trained or evaluated.
public enum TrainingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The network is no classifier of images.
  case notAClassifier
  /// The images have another shape than the network's input.
  case imageShape(expected: Shape, found: Shape)
  /// The loss cannot judge what the last layer gives.
  case loss(Loss, layer: String, activation: ActivationFunction?)
  /// An image has a class that the network has no output for.
  case label(Int, classes: Int)
  /// There are too few images to train and validate with.
  case tooFewImages(training: Int, validation: Int)
  /// A setting makes no sense.
  case configuration(String)
  /// The loss or the weights became infinite or no number at all.
  case diverged(epoch: Int, learningRate: Double)
  /// Somebody wanted training to stop.
  case cancelled
  /// A checkpoint cannot be read.
  case damagedCheckpoint(String)
  /// A checkpoint belongs to another training.
  case foreignCheckpoint(String)

  /// One sentence that says what is wrong and how to mend it.
  public var description: String {
    switch self {
    case .notAClassifier:
      "The network cannot be trained: its inputs must have one shape, and its outputs must be vectors with a value for each class."
    case .loss(let loss, let layer, let activation):
      "\(loss.rawValue) needs outputs from 0 to 1, but '\(layer.printable(limit: 40))' ends in "
        + "\(activation?.name ?? "linear"): give it softmax or sigmoid, or train with "
        + "\(Loss.meanSquaredError.rawValue)."
    case .imageShape(let expected, let found):
      "The network takes images of \(expected) (channels, rows, columns), but the data has \(found)."
    case .label(let label, let classes):
      "An image has class \(label), but the network has outputs for classes 0 to \(classes - 1) only: "
        + "give its last layer more units."
    case .tooFewImages(let training, let validation):
      "There are \(training) images to train with and \(validation) to validate with, but both need at least 1."
    case .configuration(let reason): "The training cannot start: \(reason)."
    case .diverged(let epoch, let learningRate):
      "Training diverged in epoch \(epoch): the loss is no finite number any more. Lower the learning rate "
        + "(now \(learningRate)), and check that the input values lie between 0 and 1"
        + (epoch > 1 ? "; the checkpoint of epoch \(epoch - 1) is still good." : ".")
    case .cancelled: "Training was interrupted; the last checkpoint is still good."
    case .damagedCheckpoint(let reason): "The checkpoint cannot be read: \(reason)."
    case .foreignCheckpoint(let reason): "The checkpoint belongs to another training: \(reason)."
    }
  }
}
