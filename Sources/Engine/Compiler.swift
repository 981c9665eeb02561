import COneDNN
import Tensors

/// Turns operations into steps and gives them memory to work in.
///
/// Every value has one memory in the layout that its maker chose; who needs it in another layout gets a copy, made once.
final class Compiler {
  let batch: Int
  /// Whether the network learns: normalizations look at the batch.
  let isTraining: Bool
  /// Whether there is a way back.
  let isDifferentiated: Bool
  let graph: Graph
  let parameters: ParameterCompiler
  /// The engine's own kernels, if the program is made of them.
  let lanes: LaneKernels?
  /// The engine's own kernels for functions of single numbers, which work on any layout.
  let elementwiseKernels: LaneKernels

  /// The steps of each way; the shards of a batch exchange numbers between its phases.
  private(set) var forward = Phases()
  private(set) var backward = Phases()
  /// What a run in training changes beside the gradients.
  private(set) var states: [StateUpdate] = []
  /// What the operation makes whose steps are being appended.
  var maker: Value?
  /// The level of that operation in the graph: operations of one level do not depend on each other.
  var level = 0 { didSet { if level != oldValue { piecesOfLevel = 0 } } }
  private var piecesOfLevel = 0
  private var isBackward = false
  private var memories: [Int: Memory] = [:]
  private var copies: [Int: [Memory]] = [:]
  private var gradients: [Int: Memory] = [:]
  /// The gradients of the outputs, which come from outside.
  private(set) var seeds: [(id: Int, memory: Memory)] = []
  /// Gradients that must not be overwritten, because they are read from outside.
  private var protected: Set<ObjectIdentifier> = []
  private var watched: Set<Int> = []
  /// The memories that need scratch, of each of the pieces that may run at once.
  private var scratch: [[Memory]] = []
  /// Into how many pieces an operation is cut where it can be.
  let pieces: Int
  /// Memories of values that are to be made at a place in a larger one.
  private var places: [Int: Memory] = [:]

  init(_ builder: Builder, _ graph: Graph) {
    (batch, self.graph) = (builder.batch, graph)
    (isTraining, isDifferentiated) = (builder.mode == .training, builder.mode != .inference)
    lanes = builder.laneKernels
    elementwiseKernels = lanes ?? .best
    pieces = builder.mode == .inference && builder.batch == 1 && lanes == nil ? builder.pieces : 1
    parameters = ParameterCompiler(builder.parameters)
  }

  /// The extents of a value with the batch in front.
  func extents(_ value: Value) -> [Int] { [batch] + value.shape.dimensions }

  /// How the inputs lie.
  func inputLayout(_ value: Value) throws -> Descriptor {
    try lanes == nil ? .plain(extents(value)) : LaneKernels.layout(value.shape)
  }

  // MARK: Steps

  func append(_ step: any Step) {
    if isBackward { backward.append(step, for: maker) } else { forward.append(step, for: maker, level: level) }
  }

  /// Lets no step that follows run before all shards have exchanged these numbers.
  func append(_ exchange: Exchange) {
    if isBackward { backward.end(with: exchange) } else { forward.end(with: exchange) }
  }

  /// Changes a parameter that is not learned after each batch.
  func append(_ state: StateUpdate) { states.append(state) }

  /// Appends a primitive, with scratch memory if it wants any.
  func append(_ primitive: Primitive, _ arguments: [(ODNRole, Memory)]) throws {
    append(LibraryStep(primitive, try withScratch(primitive, arguments)))
  }

  func withScratch(
    _ primitive: Primitive, _ arguments: [(ODNRole, Memory)], piece: Int = 0
  ) throws -> [(ODNRole, Memory)] {
    guard let layout = primitive.optionalLayout(.scratchpad) else { return arguments }
    let memory = try Memory.unbound(layout)
    while scratch.count <= piece { scratch.append([]) }
    scratch[piece].append(memory)
    return arguments + [(.scratchpad, memory)]
  }

  /// Appends primitives that do not depend on each other.
  func append(pieces: [(primitive: Primitive, arguments: [(ODNRole, Memory)])]) throws {
    let first = piecesOfLevel
    piecesOfLevel += pieces.count
    append(
      PieceStep(
        try pieces.enumerated().map { index, piece in
          LibraryStep(piece.primitive, try withScratch(piece.primitive, piece.arguments, piece: first + index))
        }))
  }

  /// A step that copies one memory to another.
  func copy(_ from: Memory, to: Memory, accumulate: Bool = false) throws -> LibraryStep {
    let primitive = try Primitive.reorder(from.descriptor, to: to.descriptor, accumulate: accumulate)
    return LibraryStep(primitive, try withScratch(primitive, [(.source, from), (.destination, to)]))
  }

  /// The memory itself if it lies as wanted, else a copy that does.
  func arrange(_ memory: Memory, as layout: Descriptor) throws -> Memory {
    if memory.descriptor.matches(layout) { return memory }
    let result = try Memory(layout)
    append(try copy(memory, to: result))
    return result
  }

  /// Gives all steps that run one after the other the same scratch memory.
  func finishScratch() -> [Storage] {
    scratch.map { memories in
      let storage = Storage(bytes: memories.map(\.descriptor.byteCount).max() ?? 0)
      for memory in memories { memory.bind(storage.bytes) }
      return storage
    }
  }

  // MARK: Values

  /// Says where a value lies.
  func define(_ value: Value, _ memory: Memory) { memories[value.id] = memory }

  /// New memory for a value, or the place that is kept for it, if that has the right layout.
  func destination(_ value: Value, _ layout: Descriptor) throws -> Memory {
    if let place = places[value.id], place.descriptor.matches(layout) { return place }
    return try Memory(layout)
  }

  /// Keeps a place for a value, unless it has one.
  func reserve(_ memory: Memory, for value: Value) {
    if places[value.id] == nil { places[value.id] = memory }
  }

  /// The place that is kept for a value.
  func place(_ value: Value) -> Memory? { places[value.id] }

  /// Where a value lies.
  func memory(_ value: Value) -> Memory {
    guard let memory = memories[value.id] else { preconditionFailure("a value is used before it is made") }
    return memory
  }

  /// A value in the layout that a primitive wants.
  func memory(_ value: Value, as layout: Descriptor) throws -> Memory {
    let original = memory(value)
    if original.descriptor.matches(layout) { return original }
    if let copy = copies[value.id]?.first(where: { $0.descriptor.matches(layout) }) { return copy }
    let copy = try arrange(original, as: layout)
    copies[value.id, default: []].append(copy)
    return copy
  }

  /// A value for a primitive that is slow on lanes, where the numbers of one example lie far apart.
  func libraryMemory(_ value: Value) throws -> Memory {
    try lanes == nil ? memory(value) : memory(value, as: .plain(extents(value)))
  }

  // MARK: Gradients

  /// Turns to the way back, which starts at the gradients of the outputs.
  func startBackward(outputs: [Value], watching: [Value]) throws {
    isBackward = true
    watched = Set(watching.map(\.id))
    for output in outputs where gradients[output.id] == nil {
      let memory = try Memory(.plain(extents(output)))
      gradients[output.id] = memory
      protect(memory)
      seeds.append((output.id, memory))
    }
  }

  /// Whether the gradient of a value is needed.
  func needsGradient(_ value: Value) -> Bool { graph.differentiated.contains(value.id) }

  /// The gradient of a value, complete when its maker's way back is compiled; `nil` if no output depends on it.
  func gradient(_ value: Value) -> Memory? { gradients[value.id] }

  /// Adds to the gradient of a value; `memory` must not be used for anything else afterwards.
  func contribute(_ memory: Memory, to value: Value) throws {
    guard let existing = gradients[value.id] else {
      gradients[value.id] = memory
      if watched.contains(value.id) { protect(memory) }
      return
    }
    var sum = existing
    if seeds.contains(where: { $0.memory === existing }) {
      // What was written from outside stays as it is.
      sum = try Memory(existing.descriptor)
      append(try copy(existing, to: sum))
      gradients[value.id] = sum
      if watched.contains(value.id) { protect(sum) }
    }
    append(try copy(memory, to: sum, accumulate: true))
  }

  /// A memory for the result of a step that may overwrite `memory`.
  func replacement(for memory: Memory) throws -> Memory {
    guard let storage = memory.storage, !protected.contains(ObjectIdentifier(storage)) else {
      return try Memory(memory.descriptor)
    }
    return memory
  }

  private func protect(_ memory: Memory) {
    if let storage = memory.storage { protected.insert(ObjectIdentifier(storage)) }
  }
}
