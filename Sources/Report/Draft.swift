import Datasets
import Figures
import Insights
import Networks
import Training

/// A network explained before it is trained, with a few images: it has the figures of the trained one, and at once.
struct Draft {
  /// The ids of all figures that there will be, in the order of the site, then those of the sequences.
  let figureIDs: [String]
  private let explanation: Explanation

  /// Drafts what a run with these inputs explains.
  init(_ inputs: Inputs, threads: Int) throws {
    let (dataset, network) = (inputs.dataset, inputs.network)
    let few = Dataset(
      name: dataset.name, title: dataset.title, train: dataset.train[0..<min(500, dataset.train.count)],
      test: dataset.test[0..<min(500, dataset.test.count)], classes: dataset.classes)
    let weights = inputs.weights ?? Weights(glorotFor: network, seed: 1)
    let evaluation = try Predictor(network, weights: weights, options: TrainingOptions(threads: threads))
      .evaluate(few.test)
    let epoch = EpochRecord(epoch: 1, loss: 1, accuracy: 0, validationLoss: 1, validationAccuracy: 0)
    let trained = TrainedNetwork(
      dataset: few, network: network, weights: weights, history: inputs.weights == nil ? [epoch] : [],
      evaluation: evaluation, settings: nil, threads: threads)
    explanation = try trained.explanation()
    figureIDs = Catalogue.figures(of: explanation).map(\.id) + Catalogue.sequences(of: explanation).map(\.id)
  }

  /// Whether there will be a figure or a sequence of that name; of maps and values also of those that a site leaves out.
  func hasFigure(_ id: String) throws -> Bool {
    try figureIDs.contains(id) || Catalogue.figure(id, of: explanation) != nil
  }
}
