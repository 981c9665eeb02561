import Tensors

/// What does the network read for a pixel of one image?
public struct PixelValueExercise: Exercise, Equatable {
  /// The image.
  public let example: Experiment.Example
  /// Where the pixel stands.
  public let cell: MapCell
  /// Its value in the file, from 0 to 255.
  public let byte: Int
  /// What the network reads, as the engine got it.
  public let engine: Float
  /// One: the quotient.
  public var sumCount: Int { 1 }

  /// Asks on the page about the images.
  public init?(_ page: ExercisePage, in explanation: Explanation) throws {
    guard case .data = page else { return nil }
    let experiment = explanation.experiment
    let example = experiment.examples[(experiment.hero + 1) % experiment.examples.count]
    let values = example.image.values
    var random = RandomGenerator(seed: 1, stream: page.stream)
    let order = random.permutation(values.count)
    // A grey that is neither nearly black nor nearly white, where there is one.
    guard
      let index = order.first(where: { (0.15...0.85).contains(values[$0]) }) ?? order.first(where: { values[$0] > 0 })
    else { return nil }
    let pixels = experiment.dataset.test
    byte = Int(pixels.pixels[example.index * pixels.shape.count + index])
    (self.example, cell, engine) = (example, example.image.shape.cell(at: index), values[index])
    guard abs(Float(byte) / 255 - engine) < WorkedSum.tolerance else {
      throw InsightError.sumDisagrees(
        place: "exercise on a pixel of test image \(example.index)", worked: Float(byte) / 255, engine: engine)
    }
  }
}
