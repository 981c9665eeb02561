import Engine
import Networks
import Tensors
import Testing

@Suite struct ShapeTests {
  @Test func theLectureNetworkHasTheShapesAndCountsThatKerasPrints() throws {
    let network = try Network.named("lecture")
    #expect(
      network.nodes.map(\.outputShape.channelsLast) == [
        [26, 26, 8], [13, 13, 8], [11, 11, 4], [5, 5, 4], [100], [10],
      ])
    #expect(network.nodes.map(\.parameterCount) == [80, 0, 292, 0, 0, 1010])
    #expect(network.parameterCount == 1382)
    #expect(network.outputs == ["dense"])
    #expect(network.isChain)
  }

  @Test func theDeepNetworkHasTheCountsThatKerasPrints() throws {
    let network = try Network.named("lecture-deep")
    #expect(
      network.nodes.map(\.parameterCount) == [1664, 36928, 0, 0, 204_928, 147_584, 0, 0, 0, 65664, 0, 1290])
    #expect(network.parameterCount == 458_058)
    #expect(network.node(named: "pool2")?.outputShape == [128, 2, 2])
  }

  @Test func leNet5HasTheCountsThatKerasPrints() throws {
    let network = try Network.named("lenet5")
    #expect(network.nodes.map(\.parameterCount) == [156, 0, 2416, 0, 48120, 0, 10164, 850])
    #expect(network.parameterCount == 61706)
  }

  @Test func anUnknownNetworkIsAnsweredWithTheOneThatWasMeant() {
    #expect(throws: NetworkError.unknownNetwork("lenet-6", known: Network.names)) { try Network.named("lenet-6") }
    let message = NetworkError.unknownNetwork("lenet6", known: Network.names).description
    #expect(
      message
        == "there is no network 'lenet6' (did you mean 'lenet5'?); 'cnn-viz networks' lists them, or give a YAML file")
  }

  @Test func hyphensAndCapitalsOfANameDoNotMatter() throws {
    #expect(try Network.named("LeNet-5") == Network.named("lenet5"))
    #expect(try Network.named("inceptionv3") == Network.named("inception-v3"))
  }

  @Test func samePaddingKeepsTheSizeAndPutsAnOddCellAtTheBottomAndTheRight() throws {
    let layer = Conv2D(filters: 2, kernelSize: Extents(rows: 4, columns: 3), padding: .same)
    #expect(try layer.outputShape([[1, 5, 7]]) == [2, 5, 7])
    #expect(layer.window([[1, 5, 7]])?.padding == BorderPadding(top: 1, bottom: 2, left: 1, right: 1))
  }

  @Test(
    "same padding gives the extent divided by the stride, rounded up",
    arguments: [(7, 3, 2, 4), (8, 3, 2, 4), (5, 2, 3, 2), (1, 5, 1, 1), (6, 2, 4, 2), (3, 1, 5, 1)])
  func samePadding(extent: Int, size: Int, stride: Int, expected: Int) throws {
    let square = Extents(rows: size, columns: size)
    let steps = Extents(rows: stride, columns: stride)
    let pool = MaxPooling2D(poolSize: square, strides: steps, padding: .same)
    #expect(try pool.outputShape([[3, extent, extent]]) == [3, expected, expected])
  }

  @Test func rowsAndColumnsThatFillNoWindowAreDropped() throws {
    #expect(try MaxPooling2D().outputShape([[4, 11, 10]]) == [4, 5, 5])
    let strided = Conv2D(filters: 1, kernelSize: Extents(rows: 3, columns: 5), strides: Extents(rows: 2, columns: 3))
    #expect(try strided.outputShape([[2, 10, 13]]) == [1, 4, 3])
  }

  @Test func layersRefuseInputsThatDoNotFitThem() {
    #expect(throws: NetworkError.windowTooLarge(5, maps: 4)) {
      try Conv2D(filters: 1, kernelSize: 5).outputShape([[1, 4, 4]])
    }
    #expect(throws: NetworkError.needsVector([4, 5, 5])) { try Dense(units: 2).outputShape([[4, 5, 5]]) }
    #expect(throws: NetworkError.needsMaps([8], axes: 2)) { try MaxPooling2D().outputShape([[8]]) }
    #expect(throws: NetworkError.inputCount(2)) { try Flatten().outputShape([[8], [8]]) }
  }

  @Test func operationsAreCountedTwoForAProductThatIsAdded() throws {
    let network = try Network.named("lecture")
    let convolution1 = 26 * 26 * 8 * (2 * 9 + 1)
    let convolution2 = 11 * 11 * 4 * (2 * 72 + 1)
    #expect(
      network.nodes.map(\.flops) == [convolution1, 13 * 13 * 8 * 3, convolution2, 5 * 5 * 4 * 3, 0, 10 * (2 * 100 + 1)])
    #expect(network.flops == network.nodes.map(\.flops).reduce(0, +))
    #expect(AveragePooling2D().flops([[1, 4, 4]]) == 16)
  }

  @Test func theSummarySaysHowTheNumberOfParametersComesAbout() throws {
    let rows = try Network.named("lecture").summary
    #expect(
      rows.map { $0.formula?.text() } == [
        "(3×3×1 + 1)×8 = 80", nil, "(3×3×8 + 1)×4 = 292", nil, nil, "(100 + 1)×10 = 1010",
      ])
    let bare = try Network(name: "bare", input: [4], layers: [NamedLayer(nil, Dense(units: 3, useBias: false))])
    #expect(bare.summary[0].formula?.text() == "4×3 = 12")
  }
}
