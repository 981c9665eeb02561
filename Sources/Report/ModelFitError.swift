import Support

/// Why a network from a file and what it is to be shown do not go together.
public enum ModelFitError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// It has several inputs, and a photograph is one.
  case severalInputs(file: String, names: [String])
  /// What it reads is no image of 1 or 3 channels.
  case noImages(file: String, shape: [Int])
  /// Its outputs are no vectors of one length.
  case outputs(file: String, outputs: [String])
  /// The images of a data set have another shape.
  case images(file: String, wants: [String], dataset: String, has: String)
  /// A data set has another number of classes.
  case classes(file: String, outputs: String, dataset: String, count: Int)
  /// A file of names has another number of lines.
  case names(file: String, lines: Int, outputs: Int)
  /// A scaling of colours for a network that reads grey.
  case needsColours(scaling: String, file: String)
  /// What the file says of the preparation of images cannot be understood.
  case preparation(file: String, text: String)

  /// One sentence.
  public var description: String {
    switch self {
    case .severalInputs(let file, let names):
      "\(file.printable(limit: 60)) has \(names.count) inputs (\(names.joined(separator: ", ").printable(limit: 80))), but "
        + "--image shows a photograph to a network with one; give data with --dataset, of which all inputs get the same image."
    case .noImages(let file, let shape):
      "\(file.printable(limit: 60)) reads \(Self.extents(shape)), no images of 1 or 3 channels (rows×columns×channels), so "
        + "that no photograph can be shown to it; give data of this shape with --dataset."
    case .outputs(let file, let outputs):
      "\(file.printable(limit: 60)) gives \(outputs.joined(separator: ", ").printable(limit: 100)), but only networks whose "
        + "outputs are vectors of one length are explained, with a number for each class."
    case .images(let file, let wants, let dataset, let has):
      "\(file.printable(limit: 60)) wants images of \(wants.joined(separator: " and ")) (rows×columns×channels), but those of "
        + "\(dataset.printable(limit: 40)) are \(has); give other data, or photographs of any size with --image."
    case .classes(let file, let outputs, let dataset, let count):
      "\(file.printable(limit: 60)) gives \(outputs.printable(limit: 80)), but \(dataset.printable(limit: 40)) has \(count) "
        + "classes, and every output must have a value for each; give other data, or photographs with --image."
    case .names(let file, let lines, let outputs):
      "\(file.printable(limit: 80)) names \(lines) classes, a line for each, but the network has \(outputs) outputs."
    case .needsColours(let scaling, let file):
      "--scaling \(scaling) is for images in colour, but \(file.printable(limit: 80)) reads grey ones; choose unit, symmetric "
        + "or bytes."
    case .preparation(let file, let text):
      "\(file.printable(limit: 80)) says of its images '\(text.printable(limit: 80))', which cannot be understood; say it with "
        + "--scaling."
    }
  }

  /// `32×32×3`.
  static func extents(_ shape: [Int]) -> String { shape.map(String.init).joined(separator: "×") }

  /// 65: an input does not fit.
  public var exitCode: ExitCode {
    if case .needsColours = self { .usage } else { .badData }
  }
}
