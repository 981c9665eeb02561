import Insights
import Networks
import Testing

@Suite struct HallOfFameTests {
  private let hall = try? HallOfFame()

  @Test func everyArchitectureIsThereWithTheDepthOfItsName() throws {
    let hall = try #require(hall)
    #expect(hall.entries.count == 14)
    #expect(hall.entries.map(\.record.year) == hall.entries.map(\.record.year).sorted())
    let depths = Dictionary(uniqueKeysWithValues: hall.entries.map { ($0.record.network, $0.schematic.depth) })
    // In the names or papers: LeNet-5 counts its third convolution as fully connected, GoogLeNet 22, Inception V3 48.
    let published = [
      "lenet5": 5, "alexnet": 8, "zfnet": 8, "vgg16": 16, "vgg19": 19, "googlenet": 22, "inception-v3": 48,
      "resnet18": 18, "resnet50": 50, "resnet152": 152, "densenet121": 121, "squeezenet": 18, "mobilenet-v2": 53,
    ]
    for (name, depth) in published { #expect(depths[name] == depth, "\(name)") }
  }

  @Test func stagesHoldAllParametersAndOperations() throws {
    for entry in try #require(hall).entries {
      let network = try Network.named(entry.record.network)
      #expect(entry.schematic.stages.reduce(0) { $0 + $1.parameters } == network.parameterCount)
      #expect(entry.schematic.stages.reduce(0) { $0 + $1.flops } == network.flops)
      #expect(entry.parameters == network.trainableCount)
    }
  }

  @Test func repeatedModulesAreFoundInTheGraph() throws {
    let hall = try #require(hall)
    func counts(_ name: String) -> [[Int]] {
      hall.entries.first { $0.record.network == name }?.schematic.stages.map { $0.modules.map(\.count) } ?? []
    }
    #expect(counts("resnet152") == [[1], [1, 1, 2], [1, 7], [1, 35], [1, 2], [1, 1]])
    #expect(counts("densenet121") == [[1], [1, 6, 1], [1, 12, 1], [1, 24, 1], [1, 16], [1, 1]])
    #expect(counts("vgg16").map(\.count) == [2, 3, 3 + 1, 3 + 1, 3 + 1, 1, 3])
  }

  @Test func aModuleOfInceptionHasItsBranchesSideBySide() throws {
    let entries = try #require(hall).entries.filter { $0.record.network == "googlenet" }
    let modules = entries.flatMap(\.schematic.stages).flatMap(\.modules).filter(\.isBranched)
    let module = try #require(modules.first)
    #expect(module.blocks.filter { $0.sources == [nil] }.count == 4)
    #expect(module.blocks.last?.role == .concatenation && module.channels == 256)
    #expect(module.blocks.filter { $0.window == [3, 3] && $0.role == .convolution }.count == 2)
  }

  @Test func everyAccuracyIsAPlausibleShareAndTheFirstFiveContainTheFirst() throws {
    for entry in try #require(hall).measured {
      let accuracy = try #require(entry.record.accuracy)
      #expect((50...100).contains(accuracy.top1) && (accuracy.top1...100).contains(accuracy.top5))
    }
    #expect(try #require(hall).winners.map(\.depth) == [nil, nil, 8, 8, 22, 152, nil, 154])
  }
}
