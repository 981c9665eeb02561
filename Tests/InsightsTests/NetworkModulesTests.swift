import Insights
import Networks
import Testing

/// Large networks cut into modules: by cut points of the graph, by names, and by poolings.
@Suite struct NetworkModulesTests {
  private func modules(_ name: String) throws -> NetworkModules { NetworkModules(try Network.named(name)) }

  @Test(arguments: Network.names)
  func `modules hold every layer once, in order, and hand on one tensor only`(name: String) throws {
    let network = try Network.named(name)
    let modules = NetworkModules(network).modules
    guard !modules.isEmpty else { return #expect(network.nodes.count <= 30 || network.inputs.count > 1) }
    #expect(modules.flatMap(\.layers) == network.nodes.map(\.name))
    var source = network.inputs[0].name
    for module in modules {
      #expect(module.source == source && module.input == network.shape(of: source))
      let own = Set(module.layers)
      for node in network.nodes where own.contains(node.name) {
        #expect(node.inputs.allSatisfy { own.contains($0) || $0 == source }, "\(node.name)")
      }
      source = module.layers[module.layers.count - 1]
      #expect(module.output == network.shape(of: source))
      #expect(module.structure.boxes.flatMap(\.names).sorted() == module.layers.sorted())
    }
    #expect(modules.reduce(0) { $0 + $1.parameterCount } <= network.parameterCount)
  }

  @Test func `residual blocks go by the name where their ways meet, with the function behind it`() throws {
    let modules = try modules("resnet50").modules.filter(\.isBranched)
    #expect(modules.count == 16)
    let shapes = Set(modules.map { $0.output.rows })
    #expect(shapes == [56, 28, 14, 7])
    // The first block of a stage has a convolution on its way around.
    #expect(
      modules.map { $0.layers.count { $0.contains("conv") } }.max() == 4
        || modules[0].layers.count > modules[1].layers.count)
  }

  @Test func `modules of one stage look alike, and the first of them is drawn`() throws {
    let modules = try modules("resnet50").modules
    let twins = modules.indices.filter { modules[$0].twin != $0 }
    // Of 3, 4, 6 and 3 blocks the first and the second look like none before.
    #expect(twins.count == 1 + 2 + 4 + 1)
    #expect(twins.allSatisfy { modules[$0].twin < $0 && modules[modules[$0].twin].output == modules[$0].output })
  }

  @Test func `inception modules are one module each`() throws {
    let modules = try modules("inception-v3").modules
    #expect(modules.count { $0.isBranched } == 11)
    #expect(modules[0].layers.count > 3 && !modules[0].isBranched)
  }

  @Test func `layers whose names begin alike stand in one module`() throws {
    let yaml =
      "name: chain\ninput: [32, 32, 3]\nlayers:\n"
      + (1...5).map { block in
        (1...3).map { "  - Conv2D: {name: block\(block)_conv\($0), filters: 4, kernel_size: 3, padding: same}\n" }
          .joined()
          + "  - BatchNormalization: {name: block\(block)_norm}\n  - ReLU: {name: relu\(block)}\n"
          + "  - MaxPooling2D: {name: block\(block)_pool, pool_size: 2}\n"
      }.joined() + "  - Flatten: {name: flat}\n  - Dense: {name: answer, units: 3, activation: softmax}\n"
    let modules = NetworkModules(try Network(yaml: yaml, file: "chain.yml")).modules
    #expect(modules.map(\.name) == (1...5).map { "block\($0)" } + ["flat … answer"])
    #expect(
      modules[0].layers == ["block1_conv1", "block1_conv2", "block1_conv3", "block1_norm", "relu1", "block1_pool"])
  }

  @Test(arguments: ["squeezenet", "vgg16", "inception-v3", "resnet50"])
  func `of a large network one layer of each kind is worked out, the last convolution and what has no maps`(
    name: String
  ) throws {
    let network = try Network.named(name)
    let explained = ExplainedLayers(network)
    #expect(!explained.isWhole && explained.names.count <= 16)
    #expect(Set(explained.names.compactMap { network.node(named: $0)?.kind }) == Set(network.nodes.map(\.kind)))
    let last = try #require(network.nodes.last { $0.layer is any ConvolutionLayer })
    #expect(explained.names.contains(last.name) && explained.names.contains(network.outputs[0]))
    // Whatever is worked out has a page.
    #expect(Set(explained.names).isSubset(of: PagedLayers(network, NetworkModules(network)).names))
  }

  @Test(arguments: ["lecture", "lecture-deep", "residual", "alexnet"])
  func `of a network of moderate size all layers are worked out`(name: String) throws {
    let network = try Network.named(name)
    #expect(ExplainedLayers(network).isWhole && ExplainedLayers(network).names == network.nodes.map(\.name))
  }

  @Test(arguments: ["resnet50", "inception-v3", "densenet121", "mobilenet-v2"])
  func `of many layers some have pages: of each module, of each kind, and the answer`(name: String) throws {
    let network = try Network.named(name)
    let paged = PagedLayers(network, NetworkModules(network))
    #expect(paged.names.count < network.nodes.count / 2 && paged.names.count >= 15 && !paged.isWhole)
    let kinds = Set(network.nodes.map(\.kind))
    let shown = Set(network.nodes.filter { paged.names.contains($0.name) }.map(\.kind))
    #expect(kinds == shown && paged.names.contains(network.outputs[0]))
    #expect(PagedLayers(try .named("lecture"), NetworkModules(try .named("lecture"))).isWhole)
  }
}
