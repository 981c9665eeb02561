import Datasets
import Foundation
import ModelFiles
import Narration
import Networks
import Pretrained
import Support
import Tensors

/// A network that others trained, as it is shown photographs: how it wants them, and what its outputs are called.
struct PhotographedNetwork {
  /// What readers call it.
  let title: String
  let preprocessing: Preprocessing
  let classes: [String]
  let network: Network
  let weights: Weights
  /// What is known of it.
  private(set) var origin = Narrator.RunFacts.Origin()

  /// One that has a name.
  init(_ model: PretrainedModel) throws {
    (title, preprocessing) = (model.title, model.preprocessing)
    classes = ImageNetClasses.short(try model.classes())
    (network, weights) = try model.load()
  }

  /// One from a file; throws `ModelFitError` where it is none that photographs can be shown to.
  init(_ choice: ModelChoice) throws {
    let file = choice.file
    let model = try LoadedModel(file: file, network: choice.network)
    let shape = try Self.imageShape(model.network, file: file)
    let answering = try AnsweringNetwork(model.network, file: file)
    let count = answering.count
    (network, weights, title) = (answering.network, model.weights, model.network.name)
    let known = try model.preparation(file: file) ?? Self.known(choice.network, shape)
    let isOwn = !model.notes.classes.isEmpty
    let standard = Preprocessing(
      crop: isOwn || shape.rows != shape.columns ? .none : .centreSquare, rows: shape.rows, columns: shape.columns,
      channels: shape.channels, scaling: model.readsBytes ? .bytes : .unit)
    let preparation = known ?? standard
    preprocessing = choice.scaling.map(preparation.scaled) ?? preparation
    if preprocessing.scaling.needsColours, shape.channels == 1 {
      throw ModelFitError.needsColours(scaling: preprocessing.scaling.name ?? "?", file: file)
    }
    origin.isOfImageNet = false
    (origin.mean, origin.chosenOutput) = (answering.mean, answering.chosen)
    origin.isPreparationKnown = known != nil || isOwn || model.readsBytes || choice.scaling != nil
    let names = try choice.classes.map { try Self.names($0, count) } ?? Self.names(model.notes, count)
    origin.namesClasses = names != nil
    classes = names ?? (0..<count).map { "#\($0)" }
  }

  /// What it reads, `[channels, rows, columns]`.
  private static func imageShape(_ network: Network, file: String) throws -> Shape {
    guard network.inputs.count == 1 else {
      throw ModelFitError.severalInputs(file: file, names: network.inputs.map(\.name))
    }
    let shape = network.inputs[0].shape
    guard shape.isMaps, shape.channels == 1 || shape.channels == 3 else {
      throw ModelFitError.noImages(file: file, shape: shape.channelsLast)
    }
    return shape
  }

  /// The preparation of a network that has a name, if that is the architecture.
  private static func known(_ network: String?, _ shape: Shape) -> Preprocessing? {
    PretrainedModel.all.first { $0.name.replacing("_", with: "-") == network && $0.preprocessing.shape == shape }?
      .preprocessing
  }

  /// Names from a file, which must be as many as there are outputs.
  private static func names(_ file: String, _ count: Int) throws -> [String] {
    let lines = String(decoding: try Files.read(file, limit: 1 << 22), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map { String($0).trimmingCharacters(in: .whitespaces).printable(limit: 80) }
      .filter { !$0.isEmpty }
    guard lines.count == count else { throw ModelFitError.names(file: file, lines: lines.count, outputs: count) }
    return lines
  }

  /// The names in the model's file, or else those of the ImageNet contest, if there are as many outputs: 1000, or 1001 with
  /// one for the background before them.
  private static func names(_ notes: ModelNotes, _ count: Int) throws -> [String]? {
    if notes.classes.count == count { return notes.classes.map { $0.printable(limit: 80) } }
    guard count == 1000 || count == 1001 else { return nil }
    let names = ImageNetClasses.short(try PretrainedModel.standard.classes())
    return count == 1000 ? names : ["background"] + names
  }
}
