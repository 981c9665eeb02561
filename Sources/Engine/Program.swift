import COneDNN
import Tensors

/// Compiled operations for one shard of a batch, with the memory they work in.
///
/// Any thread may use it, but not two at the same time. What it computes depends on what is written to it and on nothing
/// else: not on the thread, and not on earlier runs.
public final class Program {
  /// How many examples it works on at once.
  public let batch: Int

  private let lanes: LaneKernels?
  private let inputs: [Int: Memory]
  private let seeds: [Int: Memory]
  private let values: [Int: PlainReader]
  private let gradients: [Int: PlainReader]
  private let parameters, parameterGradients: [ParameterCompiler.Binding]
  private let preparation: [any Step]
  private let forwardPhases, backwardPhases: Phases
  let states: [StateUpdate]
  private let scratch: [Storage]
  private var bound: ParameterStore?
  private var boundVersion = 0

  init(_ compiler: Compiler, inputs: [Value], visible: [Value], gradients: [Value]) throws {
    (batch, lanes) = (compiler.batch, compiler.lanes)
    self.inputs = Dictionary(uniqueKeysWithValues: inputs.map { ($0.id, compiler.memory($0)) })
    seeds = Dictionary(uniqueKeysWithValues: compiler.seeds.map { ($0.id, $0.memory) })
    parameters = compiler.parameters.parameters
    parameterGradients = compiler.parameters.gradients
    preparation = compiler.parameters.preparation
    (forwardPhases, backwardPhases, states) = (compiler.forward, compiler.backward, compiler.states)
    var values: [Int: PlainReader] = [:]
    for value in inputs + visible { values[value.id] = try PlainReader(compiler.memory(value), value, compiler) }
    self.values = values
    var readers: [Int: PlainReader] = [:]
    for value in gradients {
      guard let memory = compiler.gradient(value) else { continue }
      readers[value.id] = try PlainReader(memory, value, compiler)
    }
    self.gradients = readers
    scratch = compiler.finishScratch()
  }

  /// Writes examples, `[count] + shape` with at most `batch` of them, to an input; the rows that are left become zero.
  public func write(_ examples: Tensor, to input: Value) {
    write(examples.values[...], to: input)
  }

  /// Writes examples one after the other, at most `batch`, to an input; the rows that are left become zero.
  package func write(_ values: ArraySlice<Float>, to input: Value) {
    precondition(values.count <= batch * input.shape.count, "more examples than the program works on at once")
    let memory = inputMemory(input)
    values.withUnsafeBufferPointer { values in
      if let lanes {
        lanes.load(values, examples: values.count / input.shape.count, to: memory)
      } else if let storage = memory.storage {
        let end = storage.floats.update(fromContentsOf: values)
        storage.floats[end...].update(repeating: 0)
      }
    }
  }

  /// Writes examples that are bytes as numbers from 0 to 1 to an input; the rows that are left become zero.
  package func write(bytes examples: [UnsafePointer<UInt8>], to input: Value) {
    precondition(examples.count <= batch, "more examples than the program works on at once")
    let (memory, size) = (inputMemory(input), input.shape.count)
    if let lanes { return lanes.load(examples, size: size, to: memory) }
    for (row, bytes) in examples.enumerated() {
      Arithmetic.units(memory.floats + row * size, from: bytes, count: size)
    }
    memory.storage?.floats[(examples.count * size)...].update(repeating: 0)
  }

  /// Computes every value from the inputs and the parameters.
  ///
  /// The threads of a pool share operations that come in pieces; the same pieces without it, one after the other.
  public func forward(
    _ parameters: ParameterStore, _ context: RunContext = RunContext(), pool: WorkerPool? = nil
  ) {
    for phase in 0..<phases(.forward) {
      runForward(phase, parameters, context, pool)
      Self.exchange([self], after: phase, .forward)
    }
  }

  /// Reads an input, an output or a readable value, as `[batch] + shape`, or only its first `examples`.
  public func read(_ value: Value, examples: Int? = nil) -> Tensor {
    Self.tensor(plain(value), value, examples ?? batch)
  }

  /// Writes the gradient of an output, `[count] + shape`, where the way back starts; the rows that are left become zero.
  public func writeGradient(_ gradient: Tensor, of output: Value) {
    Self.fill(gradientBuffer(output), with: gradient.values)
  }

  /// Computes the gradients of all parameters after a forward run, the sums over the shard, and writes them over what
  /// is in `gradients`, a store of the same shapes. Parameters that no output depends on are left out.
  public func backward(into gradients: ParameterStore, _ context: RunContext = RunContext()) {
    for phase in 0..<phases(.backward) {
      runBackward(phase, into: gradients, context)
      Self.exchange([self], after: phase, .backward)
    }
  }

  /// Reads the gradient of a value that was asked for when compiling, as `[batch] + shape`, or its first `examples`;
  /// zero if no output depends on it.
  public func readGradient(of value: Value, examples: Int? = nil) -> Tensor {
    let count = examples ?? batch
    guard let reader = gradients[value.id] else { return Tensor(value.shape.batched(count)) }
    return Self.tensor(reader.floats, value, count)
  }

  private func inputMemory(_ input: Value) -> Memory {
    guard let memory = inputs[input.id] else { preconditionFailure("this is no input of the program") }
    return memory
  }

  /// The memory of an output's gradient, `[batch] + shape`, to be filled whole.
  package func gradientBuffer(_ output: Value) -> UnsafeMutableBufferPointer<Float> {
    guard let storage = seeds[output.id]?.storage else { preconditionFailure("this is no output in training") }
    return storage.floats
  }

  /// The numbers of an input, an output or a readable value, `[batch] + shape`, until the next run.
  package func plain(_ value: Value) -> UnsafeBufferPointer<Float> {
    guard let reader = values[value.id] else { preconditionFailure("this value was not compiled to be readable") }
    return reader.floats
  }

  func phased(_ way: Way) -> Phases { way == .forward ? forwardPhases : backwardPhases }

  func bind(gradients: ParameterStore) {
    for binding in parameterGradients { binding.memory.bind(gradients.bytes(binding.index)) }
  }

  func bind(_ store: ParameterStore) {
    if bound === store && boundVersion == store.version { return }
    for binding in parameters { binding.memory.bind(store.bytes(binding.index)) }
    for step in preparation { step.run(RunContext()) }
    (bound, boundVersion) = (store, store.version)
  }

  private static func fill(_ buffer: UnsafeMutableBufferPointer<Float>, with values: [Float]) {
    precondition(values.count <= buffer.count, "more examples than the program works on at once")
    let end = buffer.update(fromContentsOf: values)
    buffer[end...].update(repeating: 0)
  }

  private static func tensor(_ floats: UnsafeBufferPointer<Float>, _ value: Value, _ examples: Int) -> Tensor {
    Tensor(value.shape.batched(examples), Array(floats.prefix(examples * value.shape.count)))
  }
}

/// Reads a tensor of a program in row-major order.
private struct PlainReader {
  private let memory: Memory
  private let copy: LibraryStep?

  init(_ memory: Memory, _ value: Value, _ compiler: Compiler) throws {
    let layout = try Descriptor.plain(compiler.extents(value))
    if memory.descriptor.matches(layout) {
      (self.memory, copy) = (memory, nil)
    } else {
      self.memory = try Memory(layout)
      copy = try compiler.copy(memory, to: self.memory)
    }
  }

  var floats: UnsafeBufferPointer<Float> {
    if let copy {
      let saved = odn_enter()
      copy.run(RunContext())
      odn_leave(saved)
    }
    guard let storage = memory.storage else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(storage.floats)
  }
}
