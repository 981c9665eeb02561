import Foundation
import ModelFiles
import Networks
import Support
import Tensors
import TestSupport
import Testing

@Suite("Weights of PyTorch compute here what they compute there") struct PyTorchWeightsTests {
  private static func path(_ name: String) -> String {
    Bundle.module.bundleURL.appendingPathComponent("Golden/\(name)").path
  }

  /// The networks of `torch_programs.yml`-like files that `make_torch.py` wrote with the weights of their programs.
  private static let programs = ["torch_maps", "torch_signals", "torch_volumes"]

  private func network(_ name: String) throws -> Network {
    let text = String(decoding: try Files.read(Self.path("\(name).yml"), limit: 1 << 16), as: UTF8.self)
    return try Network(yaml: text, file: "\(name).yml")
  }

  @Test("the state_dict of a generated program fits its network", arguments: programs)
  func fits(name: String) throws {
    let network = try network(name)
    let model = try ModelFile.load(Self.path("\(name).safetensors"), network: network)
    #expect(model.network == network && model.axisOrder == .channelsFirst)
    let golden = try Safetensors(file: Self.path("\(name)_values.safetensors"))
    let arrays = Dictionary(uniqueKeysWithValues: golden.tensors.map { ($0.name, $0.tensor) })
    let (input, expected) = (try #require(arrays["input"]), try #require(arrays["output"]))
    let found = try network.values(
      of: network.outputs, for: [input], parameters: model.weights.parameterStore())[0]
    #expect(found.shape == expected.shape)
    let difference = zip(found.values, expected.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
    #expect(difference < 1e-5)
  }

  @Test func `every tensor of torchvision's networks has its place in the network of the same name`() throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.path("torchvision.json")))
    let golden = try JSONDecoder().decode([String: [String: [Int]]].self, from: data)
    #expect(golden.count == 12)
    for (name, tensors) in golden.sorted(by: { $0.key < $1.key }) {
      let found = try #require(ModelFile.torchvisionTensors(of: try Network.named(name)), "\(name)")
      #expect(found.isEmpty == false)
      for tensor in found { #expect(tensors[tensor.name] == tensor.extents, "\(name): \(tensor.name)") }
      // What is left are the factors that Keras's Inception lacks.
      let left = Set(tensors.keys).subtracting(found.map(\.name))
      #expect(left.allSatisfy { name == "inception-v3" && $0.hasSuffix(".bn.weight") }, "\(name): \(left.sorted())")
    }
  }

  @Test func `other names, strangers and wrong shapes are refused`() throws {
    let scratch = try Scratch()
    let path = "\(scratch.path)/weights.safetensors"
    let network = try network("torch_signals")
    let content = try Safetensors(file: Self.path("torch_signals.safetensors"))
    func error(_ change: (inout [Safetensors.NamedTensor]) -> Void) throws -> String {
      var tensors = content.tensors
      change(&tensors)
      try Safetensors(tensors).write(to: path)
      let error = #expect(throws: ModelFileError.self) { try ModelFile.load(path, network: network) }
      return error?.description ?? ""
    }
    let place = try #require(content.tensors.firstIndex { $0.name.hasSuffix(".weight") })
    let first = content.tensors[place].name
    #expect(try error { $0.remove(at: place) }.contains(first))
    #expect(try error { $0.append(.init("stranger.weight", Tensor([1]))) }.contains("stranger.weight"))
    #expect(try error { $0[place] = .init(first, Tensor([1])) }.contains(first))
    #expect(try error { $0[place] = .init(first, Tensor($0[place].tensor.shape, repeating: .nan)) }.contains("finite"))
    let noNetwork = #expect(throws: ModelFileError.self) { try ModelFile.load(Self.path("torch_signals.safetensors")) }
    #expect(noNetwork?.description.contains("--network") == true)
  }

  @Test func `a factor that a normalization lacks here goes into the kernel before it, or is refused`() throws {
    let scratch = try Scratch()
    let path = "\(scratch.path)/weights.safetensors"
    let layers = "  - Conv2D: {name: c, filters: 2, kernel_size: 1, use_bias: false}\n"
    let norm = "  - BatchNormalization: {name: n, scale: false, epsilon: 0.00001}\n"
    func tensors(_ names: [(String, Shape, [Float])]) throws {
      try Safetensors(names.map { .init($0.0, Tensor($0.1, $0.2)) }).write(to: path)
    }
    let statistics: [(String, Shape, [Float])] = [
      ("n.weight", [2], [2, -3]), ("n.bias", [2], [0.5, 1]), ("n.running_mean", [2], [1, 2]),
      ("n.running_var", [2], [1, 4]),
    ]
    try tensors([("c.weight", [2, 1, 1, 1], [1, 2])] + statistics)
    let network = try Network(yaml: "name: t\ninput: [1, 1, 1]\nlayers:\n\(layers)\(norm)", file: "t.yml")
    let model = try ModelFile.load(path, network: network)
    let found = try network.values(
      of: ["n"], for: [Tensor([1, 1, 1, 1], [3])], parameters: model.weights.parameterStore())[0]
    // 2 * (3 - 1) / 1 + 0.5, and -3 * (6 - 2) / 2 + 1.
    #expect(abs(found[0] - 4.5) < 1e-4 && abs(found[1] + 5) < 1e-4)

    try tensors(statistics)
    let alone = try Network(yaml: "name: t\ninput: [1, 1, 2]\nlayers:\n\(norm)", file: "t.yml")
    let error = #expect(throws: ModelFileError.self) { try ModelFile.load(path, network: alone) }
    #expect(error?.description.contains("n.weight") == true)
  }
}
