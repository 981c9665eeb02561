import Engine
import ModelFiles
import Networks
import Support
import Tensors

/// Arrays through a trained network, to hold its numbers against those of another framework.
public struct ModelRun {
  private let network: Network
  private let names: ForeignNames
  // Large networks have large weights: they are kept once only.
  private let parameters: ParameterStore
  private let examples: [Tensor]
  private let threads: Int?

  /// Reads a model and an array for each of its inputs, given as FILE in their order or as NAME=FILE.
  public init(_ file: String, network: String?, inputs: [String], threads: Int?) throws {
    let model = try LoadedModel(file: file, network: network)
    (self.network, names, self.threads) = (model.network, model.names, threads)
    parameters = model.weights.parameterStore()
    let own = model.network.inputs
    let files = try Self.assigned(inputs, to: own.map(\.name), "input", model.names)
    examples = try zip(files, own).map { file, input in
      let array = try NumPyArray(file: file)
      let axisOrder = model.names.axisOrder(of: input.name)
      guard let tensor = axisOrder.examples(array, of: input.shape) else {
        let wanted = (["examples"] + axisOrder.extents(of: input.shape).map(String.init)).joined(separator: ", ")
        throw ModelFileError.badArray(
          file: file, reason: "its shape is \(array.extents), but the network's \(input.name) is [\(wanted)]")
      }
      return tensor
    }
    guard Set(examples.map { $0.shape[0] }).count == 1 else {
      throw ModelFileError.badArray(
        file: files[0], reason: "the other arrays have another number of examples than its \(examples[0].shape[0])")
    }
  }

  /// Writes what comes out, each output to a file, given as FILE in their order or as NAME=FILE.
  public func predict(to outputs: [String]) throws {
    let own = network.outputs
    try write(own, to: Self.assigned(outputs, to: own, "output", names), names.axisOrder(ofOutput:))
  }

  /// Writes what one layer hands on.
  public func write(layer: String, to file: String) throws {
    let known = network.nodes.map(\.name)
    let own = names.name(of: layer, among: known)
    guard known.contains(own) else { throw ModelRunError.unknownLayer(layer, known: known) }
    try write([own], to: [file], names.axisOrder(of:))
  }

  private func write(_ own: [String], to files: [String], _ axisOrder: (String) -> AxisOrder) throws {
    for file in files { try Files.checkWritable(file) }
    let results = try network.values(
      of: own, for: examples, parameters: parameters, threads: threads ?? WorkerPool.processors)
    for (name, (file, result)) in zip(own, zip(files, results)) { try axisOrder(name).array(result).write(to: file) }
  }

  /// A file for each name, in the order of the names.
  private static func assigned(_ given: [String], to names: [String], _ what: String, _ foreign: ForeignNames) throws
    -> [String]
  {
    var files: [String: String] = [:]
    var unnamed: [String] = []
    for word in given {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let name = foreign.name(of: parts[0], among: names)
      guard parts.count == 2, names.contains(name) else {
        unnamed.append(word)
        continue
      }
      guard files.updateValue(parts[1], forKey: name) == nil else {
        throw ModelRunError.twice(parts[0], what: what)
      }
    }
    let free = names.filter { files[$0] == nil }
    guard free.count == unnamed.count else {
      throw ModelRunError.count(given.count, of: names, what: what)
    }
    for (name, file) in zip(free, unnamed) { files[name] = file }
    return names.compactMap { files[$0] }
  }
}

/// What was asked of a model that it does not have.
public enum ModelRunError: Error, Equatable, CustomStringConvertible, ExitCodeProviding {
  /// There is no such layer.
  case unknownLayer(String, known: [String])
  /// So many files are too many or too few.
  case count(Int, of: [String], what: String)
  /// One input or output has two files.
  case twice(String, what: String)

  /// One sentence.
  public var description: String {
    switch self {
    case .unknownLayer(let name, let known):
      "The network has no layer '\(name.printable(limit: 60))'"
        + (Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? "; 'cnn-viz inspect' lists them.")
    case .count(let count, let names, let what):
      "The network has \(names.count == 1 ? "one \(what)" : "\(names.count) \(what)s") "
        + "(\(names.joined(separator: ", ").printable(limit: 150))), but \(count) were given with --\(what)."
    case .twice(let name, let what): "The \(what) \(name.printable(limit: 60)) was given two files."
    }
  }

  /// 64: the command line makes no sense.
  public var exitCode: ExitCode { .usage }
}
