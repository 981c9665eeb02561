import ModelFiles
import Networks
import Support
import Tensors
import TestSupport
import Testing

@Suite struct ModelFileTests {
  private let scratch: Scratch
  private let network: Network
  private let weights: Weights
  private var path: String { "\(scratch.path)/model.safetensors" }

  init() throws {
    scratch = try Scratch()
    network = try Network.named("lecture")
    weights = Weights(glorotFor: network, seed: 1)
  }

  /// The tensors of the lecture's network after a change.
  private func save(metadata: [String: String] = [:], _ change: (inout [Safetensors.NamedTensor]) -> Void = { _ in })
    throws
  {
    var tensors = weights.names.map { Safetensors.NamedTensor($0, weights[$0]) }
    change(&tensors)
    try Safetensors(tensors, metadata: metadata).write(to: path)
  }

  @Test func aSavedNetworkIsLoadedWithItsWeights() throws {
    try ModelFile.save(network, weights, to: path)
    let loaded = try ModelFile.load(path)
    #expect(loaded.network == network)
    #expect(loaded.weights == weights)
  }

  @Test func `what is noted of the images is read again, and a file without notes says nothing`() throws {
    let notes = ModelNotes(preparation: "scaling=unit", classes: ["a cat", "a \"dog\""])
    try ModelFile.save(network, weights, notes: notes, to: path)
    #expect(try ModelFile.load(path).notes == notes)
    try ModelFile.save(network, weights, to: path)
    #expect(try ModelFile.load(path).notes == ModelNotes())
  }

  @Test func theSameNetworkAndWeightsMakeTheSameBytes() throws {
    try ModelFile.save(network, weights, to: path)
    let first = try Files.read(path, limit: 1 << 20)
    try ModelFile.save(network, weights, to: path)
    #expect(try Files.read(path, limit: 1 << 20) == first)
  }

  @Test func tensorsAreNamedAndLaidOutAsInKeras() throws {
    try ModelFile.save(network, weights, to: path)
    let content = try Safetensors(file: path)
    #expect(
      content.tensors.map(\.name) == [
        "conv1/kernel", "conv1/bias", "conv2/kernel", "conv2/bias", "dense/kernel", "dense/bias",
      ])
    #expect(content.tensors[2].tensor.shape == [3, 3, 8, 4])
    #expect(content.metadata["format"] == "cnn-viz")
  }

  @Test func aFileWithoutANetworkNeedsOneFromTheUser() throws {
    try save()
    let error = #expect(throws: ModelFileError.noNetwork(file: path)) { try ModelFile.load(path) }
    #expect(error?.description.contains("--network") == true)
    #expect(try ModelFile.load(path, network: network).weights == weights)
  }

  @Test func aNetworkThatCannotBeBuiltIsRefused() throws {
    try save(metadata: ["network": "name: x\nlayers: 3\n"])
    let error = #expect(throws: ModelFileError.self) { try ModelFile.load(path) }
    guard case .badNetwork = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test func aMissingTensorIsNamed() throws {
    try save { $0.remove(at: 3) }
    #expect(
      throws: ModelFileError.missingTensor(file: path, tensor: "conv2/bias", shape: "4", network: "lecture")
    ) { try ModelFile.load(path, network: network) }
  }

  @Test func aTensorThatTheNetworkDoesNotHaveIsNamed() throws {
    try save { $0.append(.init("conv3/bias", Tensor([4]))) }
    #expect(
      throws: ModelFileError.unexpectedTensor(file: path, tensor: "conv3/bias", network: "lecture")
    ) { try ModelFile.load(path, network: network) }
  }

  @Test func aTensorOfAnotherShapeIsRefusedWithBothShapes() throws {
    try save { $0[0] = .init("conv1/kernel", Tensor([8, 1, 3, 3])) }
    #expect(
      throws: ModelFileError.wrongShape(file: path, tensor: "conv1/kernel", found: "8×1×3×3", expected: "3×3×1×8")
    ) { try ModelFile.load(path, network: network) }
  }

  @Test func aWeightThatIsNotANumberIsRefused() throws {
    try save { $0[1] = .init("conv1/bias", Tensor([8], [0, 0, .nan, 0, 0, 0, 0, 0])) }
    #expect(throws: ModelFileError.notFinite(file: path, tensor: "conv1/bias", position: 2)) {
      try ModelFile.load(path, network: network)
    }
  }

  @Test func picklesAreRefusedWithAdvice() throws {
    for (name, bytes) in [
      ("model.pt", Array("PK\u{3}\u{4}".utf8)), ("model.bin", [0x80, 2, 0x8a, 0x0a]), ("model.pth", []),
    ] as [(String, [UInt8])] {
      let file = try scratch.write(name, bytes)
      let error = #expect(throws: ModelFileError.self) { try ModelFile.load(file) }
      #expect(error?.description.contains("safetensors.torch.save_file") == true)
    }
  }

  @Test func filesThatOnlyBeginAsThoseOfKerasAreRefused() throws {
    let hdf5 = try scratch.write("model.h5", [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a, 0])
    let archive = try scratch.write("model.keras", Array("PK\u{3}\u{4}".utf8))
    #expect(throws: ModelFileError.badHDF5(file: hdf5, reason: "it is no HDF5 file, or a damaged one")) {
      try ModelFile.load(hdf5)
    }
    #expect(throws: ModelFileError.self) { try ModelFile.load(archive) }
  }

  @Test func whateverIsChangedInASavedNetworkLoadingItSucceedsOrSaysWhyNot() throws {
    try ModelFile.save(network, weights, to: path)
    let original = try Files.read(path, limit: 1 << 20)
    var random = RandomGenerator(seed: 9, stream: "model mutations")
    for _ in 0..<500 {
      let file = try scratch.write("mutant.safetensors", original.mutated(with: &random, within: 1200))
      do { _ = try ModelFile.load(file) } catch is ModelFileError {}
    }
  }

  @Test func everyMessageIsOneShortSentence() {
    let long = String(repeating: "very-long-\u{1b}", count: 60)
    let errors: [ModelFileError] = [
      .unsupported(file: long, advice: "advice"), .badHeader(file: long, byte: 1 << 30, reason: long),
      .badTensor(file: long, tensor: long, reason: "ends at offset \(1 << 40)"),
      .missingTensor(file: long, tensor: long, shape: "1×2×3×4", network: long),
      .unexpectedTensor(file: long, tensor: long, network: long),
      .wrongShape(file: long, tensor: long, found: long, expected: "1×2×3×4"),
      .notFinite(file: long, tensor: long, position: 1 << 40), .noNetwork(file: long),
      .badNetwork(file: long, reason: long), .badHDF5(file: long, reason: long), .badArchive(file: long, reason: long),
      .badKeras(file: long, reason: long), .badONNX(file: long, reason: long), .badArray(file: long, reason: long),
    ]
    for error in errors {
      #expect(error.description.count <= 300)
      #expect(!error.description.contains("\u{1b}"))
    }
  }
}
