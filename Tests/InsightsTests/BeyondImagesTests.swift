import Insights
import Networks
import Tensors
import Testing

@Suite struct BeyondImagesTests {
  /// Golden values: sums of products in plain Python.
  @Test func theSignalAndTheCubeGiveWhatPythonGives() throws {
    let beyond = try BeyondImages()
    #expect(beyond.signal.output.values == [1, 0, -1, 6, 7, -4, -8, -2, 1, 1, 0, -1])
    #expect(beyond.cube.output.values == [9, 11, 11, 11, 12, 12, 13, 14])
    #expect(beyond.cube.output.shape == [2, 2, 2])
  }

  @Test func theSumsThatAreFollowedAreOnesOfTheResult() throws {
    let beyond = try BeyondImages()
    #expect(beyond.signal.sum.total == 7 && beyond.signal.patch.values == [2, 8, 9])
    #expect(beyond.cube.sum.total == 11 && beyond.cube.products.count == 27)
  }

  @Test func thereIsASampleOfEachClass() throws {
    let beyond = try BeyondImages()
    #expect(beyond.signals.map(\.label) == ["sine", "square", "triangle", "chirp", "pulses", "spike"])
    #expect(beyond.volumes.map(\.label) == ["ball", "cube", "cylinder", "cone", "torus", "cross"])
  }

  @Test func aKernelOfPlanesIsTheSumOfTheLecture() throws {
    let box = try BoxConvolution(
      input: Tensor([3, 3], [1, 2, 3, 4, 5, 6, 7, 8, 9]), kernel: Tensor([2, 2], [1, 0, 0, 1]), followed: [0, 0])
    #expect(box.output.values == [6, 8, 12, 14] && box.sum.total == 6)
  }
}
