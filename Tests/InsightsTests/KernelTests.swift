import Insights
import Tensors
import Testing

@Suite struct KernelTests {
  @Test(
    arguments: [
      ([-1, 0, 1, -2, 0, 2, -1, 0, 1], KernelTendency.right), ([1, 0, -1, 2, 0, -2, 1, 0, -1], .left),
      ([-1, -2, -1, 0, 0, 0, 1, 2, 1], .down), ([1, 2, 1, 0, 0, 0, -1, -2, -1], .up),
      ([-2, -1, 0, -1, 0, 1, 0, 1, 2], .lowerRight), ([0, -1, -2, 1, 0, -1, 2, 1, 0], .lowerLeft),
      ([0, 1, 2, -1, 0, 1, -2, -1, 0], .upperRight), ([2, 1, 0, 1, 0, -1, 0, -1, -2], .upperLeft),
      ([1, 1, 1, 1, 1, 1, 1, 1, 1], .bright), ([-1, -2, -1, -1, -1, -1, -1, -2, -1], .dark),
      ([0, 1, 0, 1, -4, 1, 0, 1, 0], .mixed), ([0, 0, 0, 0, 0, 0, 0, 0, 0], .mixed),
    ] as [([Float], KernelTendency)])
  func `a kernel is named by the side to which it grows`(values: [Float], tendency: KernelTendency) {
    #expect(KernelTendency(Tensor([3, 3], values)) == tendency)
  }

  @Test func `kernels of one row or one cell have a tendency too`() {
    #expect(KernelTendency(Tensor([1, 3], [-1, 0, 1])) == .right)
    #expect(KernelTendency(Tensor([1, 1], [-0.5])) == .dark)
  }

  @Test func `the lecture's sum gives 89`() {
    let lecture = WorkedConvolution.lecture
    #expect(lecture.sum.total == 89)
    #expect(lecture.products.values == [0, -102, 0, -103, 495, -103, 0, -98, 0])
  }

  @Test func `on a ramp every kernel of the gallery answers with a constant that can be worked out`() throws {
    let gallery = KernelGallery(photograph: SmallExperiment.ramp(rows: 12, columns: 10))
    let answers: [String: Float] = [
      "lecture-diagonal": 0, "sobel-horizontal": 8, "sobel-vertical": -80, "laplacian": 0,
    ]
    for entry in gallery.entries {
      #expect(entry.response.shape == [10, 8])
      if let answer = answers[entry.name] { #expect(entry.response.values.allSatisfy { $0 == answer }) }
      if ["identity", "box-blur", "gaussian", "sharpen"].contains(entry.name) {
        // The weights add up to 1, and the mean of a ramp is its middle.
        #expect(abs(entry.response[3, 4] - gallery.photograph[4, 5]) < 1e-3, "\(entry.name)")
      }
      #expect(abs(entry.sum.total - entry.response[entry.strongest.row, entry.strongest.column]) < 1e-3)
      #expect(entry.kernel.values == entry.integers.values.map { $0 / Float(entry.divisor) })
    }
    #expect(gallery.entries.count == 9)
  }

  @Test func `of a large photograph the gallery takes the part where the man's head is`() {
    let gallery = KernelGallery(photograph: SmallExperiment.ramp(rows: 512, columns: 512))
    #expect(gallery.photograph.shape == [146, 146])
    #expect(gallery.photograph[0, 0] == Float(10 * 184 + 60))
  }
}
