import Insights
import Networks
import Tensors
import Testing

@Suite struct NetworkStructureTests {
  @Test(arguments: ["lecture", "residual", "inception", "two-views"])
  func `a small network has a box for each layer, with its own inputs`(name: String) throws {
    let network = try Network.named(name)
    let structure = NetworkStructure(network)
    #expect(structure.modules.isEmpty)
    #expect(structure.boxes.flatMap(\.names) == network.nodes.map(\.name))
    let names = network.inputs.map(\.name) + network.nodes.map(\.name)
    for (box, node) in zip(structure.boxes.dropFirst(network.inputs.count), network.nodes) {
      #expect(box.sources.map { names[$0] } == node.inputs && box.shape == node.outputShape)
    }
  }

  @Test func `Inception V3 folds into its five kinds of modules, and loses no layer`() throws {
    let network = try Network.named("inception-v3")
    let structure = NetworkStructure(network)
    // Szegedy and others (2016): three modules of 35x35, a reduction, four of 17x17, a reduction, two of 8x8.
    #expect(structure.modules.map(\.count) == [3, 1, 4, 1, 2])
    #expect(structure.boxes.count < 30)
    #expect(structure.boxes.flatMap(\.names).sorted() == network.nodes.map(\.name).sorted())
    let shapes = structure.boxes.compactMap { box -> Shape? in
      if case .module = box.content { return box.shape }
      return nil
    }
    #expect(shapes.first == [256, 35, 35] && shapes.last == [2048, 8, 8])
    for module in structure.modules {
      #expect(module.structure.boxes[0].sources.isEmpty)
      #expect(module.structure.boxes.dropFirst().allSatisfy { !$0.sources.isEmpty })
    }
  }

  @Test func `equal blocks in a row are one box`() throws {
    var lines = ["name: tower", "input: [8, 8, 1]", "layers:", "  - Conv2D: {name: b0, filters: 4, kernel_size: 1}"]
    for block in 0..<20 {
      lines.append("  - Conv2D: {name: c\(block), filters: 4, kernel_size: 3, padding: same, activation: relu}")
      lines.append("  - Conv2D: {name: d\(block), filters: 4, kernel_size: 3, padding: same}")
      lines.append("  - Add: {name: b\(block + 1), inputs: [d\(block), b\(block)]}")
    }
    let structure = NetworkStructure(try Network(yaml: lines.joined(separator: "\n"), file: "tower.yml"))
    #expect(structure.boxes.count == 3)
    #expect(structure.boxes[2].content == .module(kind: 0, repeats: 20, layerCount: 3))
    #expect(structure.modules.map(\.count) == [20] && structure.modules[0].isUniform)
  }

  @Test func `the part around a layer goes from where ways part to where they meet`() throws {
    let network = try Network.named("residual")
    let around = try #require(NetworkStructure(around: "block1_add", of: network))
    #expect(around.boxes.flatMap(\.names) == ["pool1", "block1_conv1", "block1_conv2", "block1_add"])
    #expect(around.boxes[3].sources == [2, 0])
    let fork = try #require(NetworkStructure(around: "block1_relu", of: network))
    #expect(fork.boxes.first?.names == ["block1_relu"] && fork.boxes.last?.names == ["block2_add"])
    #expect(NetworkStructure(around: "stem", of: network) == nil)
  }

  @Test func `the examples with numbers are what NumPy gives`() throws {
    let value = try BranchArithmetic()
    // numpy: x + scipy.signal.correlate2d(x, [[0, -1, 0], [-1, 4, -1], [0, -1, 0]], "same")
    #expect(value.residual[2].values.values == [5, -6, 8, 3, -6, 13, 0, -6, 9, -2, -7, 17, -4, 8, 0, 10])
    #expect(value.sum.terms == [10, 3] && value.sum.total == 13)
    let joined = value.inception[value.inception.count - 1].values
    #expect(joined.shape == [4, 4, 4] && value.stacked.values.shape == [1, 16, 4])
    #expect(joined.values == value.stacked.values.values)
    // numpy: 2 * x, the sums of windows of 3x3 and of 5x5 times -1, three times the maximum of windows of 3x3.
    #expect(
      joined.values == [
        2, 0, 4, 2, 0, 6, 2, 0, 4, 2, 0, 8, 0, 4, 2, 6, 4, 7, 7, 4, 7, 10, 12, 8, 8, 10, 15, 9, 5, 6, 11, 8, -10, -15,
        -15, -12, -13, -21, -21, -18, -13, -21, -21, -18, -10, -17, -17, -15, 9, 9, 9, 6, 9, 9, 12, 12, 9, 9, 12, 12, 6,
        6, 12, 12,
      ])
  }
}
