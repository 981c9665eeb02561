import Engine
import Networks
import Tensors
import Testing

@Suite struct MergeLayerTests {
  @Test func inputsOfOneShapeGiveThatShapeAndSmallerOnesAreRepeated() throws {
    #expect(try Add().outputShape([[3, 4, 5], [3, 4, 5]]) == [3, 4, 5])
    #expect(try Multiply().outputShape([[3, 4, 5], [3, 1, 1]]) == [3, 4, 5])
    #expect(try Maximum().outputShape([[3, 1, 5], [1, 4, 5], [3, 4, 1]]) == [3, 4, 5])
    #expect(try Average().outputShape([[7, 6], [7, 6]]) == [7, 6])
    #expect(try Minimum().outputShape([[2, 3, 4, 5], [2, 3, 4, 5]]) == [2, 3, 4, 5])
  }

  @Test func whatDoesNotFitIsRefusedBySentence() {
    let differ: [Shape] = [[3, 4, 5], [2, 4, 5]]
    #expect(throws: NetworkError.unequalShapes(differ)) { try Add().outputShape(differ) }
    #expect(throws: NetworkError.unequalShapes([[3], [3, 1, 1]])) { try Add().outputShape([[3], [3, 1, 1]]) }
    #expect(throws: NetworkError.mergeCount(1, needs: "two or more")) { try Add().outputShape([[3]]) }
    #expect(throws: NetworkError.mergeCount(3, needs: "two")) { try Subtract().outputShape([[3], [3], [3]]) }
    #expect(throws: NetworkError.unequalShapes([[3, 4, 5], [3, 5, 4]])) {
      try Concatenate().outputShape([[3, 4, 5], [3, 5, 4]])
    }
    #expect(throws: NetworkError.noAxis(0, [3, 4, 5])) {
      try Concatenate(axis: 0).outputShape([[3, 4, 5], [3, 4, 5]])
    }
    #expect(throws: NetworkError.noAxis(-4, [3, 4, 5])) {
      try Concatenate(axis: -4).outputShape([[3, 4, 5], [3, 4, 5]])
    }
  }

  @Test(arguments: [
    (-1, [6, 4, 5]), (3, [6, 4, 5]), (1, [3, 8, 5]), (-3, [3, 8, 5]), (2, [3, 4, 10]), (-2, [3, 4, 10]),
  ])
  func concatenateCountsAxesAsKerasDoes(axis: Int, extents: [Int]) throws {
    #expect(try Concatenate(axis: axis).outputShape([[3, 4, 5], [3, 4, 5]]) == Shape(extents))
  }

  @Test func operationsAreOneLessThanThereAreInputs() {
    #expect(Add().flops([[3, 4, 5], [3, 4, 5]]) == 60)
    #expect(Multiply().flops([[7], [7], [7]]) == 14)
    #expect(Average().flops([[7], [7]]) == 14)
    #expect(Concatenate().flops([[7], [7]]) == 0)
  }

  @Test func aCellSeesWhatItsBranchesSeeUnlessTheirStepsDiffer() throws {
    func field(_ layer: any Layer, _ other: any Layer) throws -> ReceptiveField? {
      try Network(
        name: "n", input: [1, 12, 12],
        layers: [
          NamedLayer("a", Conv2D(filters: 1, kernelSize: 3, padding: .same)), NamedLayer("b", other, inputs: ["input"]),
          NamedLayer("joined", layer, inputs: ["a", "b"]),
        ]
      ).nodes[2].receptiveField
    }
    let wide = Conv2D(filters: 1, kernelSize: 5, padding: .same)
    #expect(try field(Add(), wide)?.rows == ReceptiveField.Axis(size: 5, jump: 1, start: -2))
    #expect(try field(Concatenate(), wide)?.rows == ReceptiveField.Axis(size: 5, jump: 1, start: -2))
    #expect(try field(Concatenate(axis: 1), wide) == nil)
    #expect(try field(Multiply(), Conv2D(filters: 1, kernelSize: 12)) == nil)
  }

  @Test func theFieldOfADenseLayerBehindBranchesOfDifferentSizeIsNotGuessed() throws {
    let network = try Network(
      name: "n", input: [1, 12, 12],
      layers: [
        NamedLayer("a", Conv2D(filters: 1, kernelSize: 3)), NamedLayer("fa", Flatten()),
        NamedLayer("fb", Flatten(), inputs: ["input"]), NamedLayer("both", Concatenate(), inputs: ["fa", "fb"]),
        NamedLayer("dense", Dense(units: 2)),
      ])
    #expect(network.node(named: "fa")?.receptiveField != nil)
    #expect(network.node(named: "dense")?.receptiveField == nil)
  }

  @Test func theCodeJoinsAsTheFrameworksDo() throws {
    let network = try Network(
      name: "n", inputs: [NetworkInput(name: "a", shape: [2, 4, 4]), NetworkInput(name: "b", shape: [2, 4, 4])],
      layers: [
        NamedLayer("sum", Add(), inputs: ["a", "b"]), NamedLayer("less", Subtract(), inputs: ["sum", "b"]),
        NamedLayer("product", Multiply(), inputs: ["sum", "less", "b"]),
        NamedLayer("mean", Average(), inputs: ["sum", "product"]),
        NamedLayer("most", Maximum(), inputs: ["sum", "mean", "b"]),
        NamedLayer("least", Minimum(), inputs: ["sum", "most"]),
        NamedLayer("rows", Concatenate(axis: 1), inputs: ["least", "a"]),
        NamedLayer("channels", Concatenate(), inputs: ["rows", "rows"]),
      ])
    for line in [
      "sum = layers.Add(name=\"sum\")([a, b])", "most = layers.Maximum(name=\"most\")([sum, mean, b])",
      "rows = layers.Concatenate(axis=1, name=\"rows\")([least, a])",
      "channels = layers.Concatenate(name=\"channels\")([rows, rows])",
    ] { #expect(network.kerasCode.contains(line), "\(line)") }
    for line in [
      "sum = a + b", "less = sum - b", "product = sum * less * b", "mean = (sum + product) / 2",
      "most = torch.maximum(torch.maximum(sum, mean), b)", "least = torch.minimum(sum, most)",
      "rows = torch.cat((least, a), dim=2)", "channels = torch.cat((rows, rows), dim=1)",
    ] { #expect(network.pytorchCode.contains(line), "\(line)") }
    #expect(network.nodes[0].kerasCode == "layers.Add(name=\"sum\")([a, b])")
    #expect(network.nodes[0].pytorchCode == "x = a + b")
  }
}
