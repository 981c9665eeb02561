import Datasets
import Insights
import Tensors
import Testing

@Suite struct AugmentationTourTests {
  @Test func `every picture is that of its transformation, and the answer is the network's own`() throws {
    let experiment = try SmallExperiment.make()
    let tour = try #require(try SmallExperiment.explanation().augmentation)
    #expect(tour.rotations.map(\.amount) == [-25, -20, -15, -10, -5, 0, 5, 10, 15, 20, 25])
    #expect(tour.rotations[5].image == tour.example.image && tour.gallery[0].image == tour.example.image)
    let names = Set(tour.gallery.map(\.name))
    #expect(names == Set(Augmentation.all.map { $0.name } + ["original"]))
    for picture in tour.rotations + tour.gallery {
      let output = try experiment.network.inspect(
        Tensor(picture.image.shape.batched(1), picture.image.values), weights: experiment.weights
      ).output(of: "dense").slice(0)
      #expect(
        abs(output[picture.predicted] - picture.output) < 1e-5 && output.values.max() == output[picture.predicted])
      #expect(picture.label == tour.example.label)
    }
  }

  @Test func `the pixel that is worked out is the sum of its four by their weights`() throws {
    let tour = try #require(try SmallExperiment.explanation().augmentation)
    let pixel = try #require(tour.pixel)
    #expect(pixel.terms.count == 4 && abs(pixel.terms.reduce(0) { $0 + $1.weight } - 1) < 1e-6)
    let sum = pixel.terms.reduce(Float(0)) { $0 + pixel.before[$1.place.row, $1.place.column] * $1.weight }
    #expect(abs(sum - pixel.after[pixel.place.row, pixel.place.column]) < 1e-5)
    #expect(abs(sum - tour.rotations[10].image[0, pixel.place.row, pixel.place.column]) < 1e-5)
    // The upper left of the four is the pixel at the place rounded down.
    #expect(pixel.terms[0].place == Place(row: Int(pixel.source.row), column: Int(pixel.source.column)))
  }

  @Test func `what is wrong for digits is shown of digits alone`() throws {
    let tour = try #require(try SmallExperiment.explanation().augmentation)
    #expect(tour.traps.isEmpty && tour.harmless.isEmpty && tour.comparison == nil)
  }
}
