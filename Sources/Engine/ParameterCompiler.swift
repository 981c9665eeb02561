import COneDNN
import Tensors

/// Where the parameters of a program and their gradients lie while it is compiled.
///
/// Parameters keep Keras's layouts in one store outside of the program. A primitive that wants another layout reads a
/// copy, which is made anew whenever the parameters have changed.
final class ParameterCompiler {
  /// A memory whose bytes are those of one parameter, by its place in the store.
  struct Binding {
    let index: Int
    let memory: Memory
  }

  private let indices: [Int: Int]
  private(set) var parameters: [Binding] = []
  private(set) var gradients: [Binding] = []
  /// Copies into other layouts.
  private(set) var preparation: [any Step] = []
  private var copies: [Int: [Memory]] = [:]
  private var differentiated: Set<Int> = []

  init(_ parameters: [Value]) {
    indices = Dictionary(uniqueKeysWithValues: parameters.enumerated().map { ($1.id, $0) })
  }

  /// A parameter, stored as `layout`, in the layout that a primitive wants.
  func memory(_ value: Value, stored layout: Descriptor, as wanted: Descriptor, _ compiler: Compiler) throws -> Memory {
    if let copy = copies[value.id]?.first(where: { $0.descriptor.matches(wanted) }) { return copy }
    let original = try Memory.unbound(layout)
    parameters.append(Binding(index: index(value), memory: original))
    if layout.matches(wanted) { return original }
    let copy = try Memory(wanted)
    preparation.append(try compiler.copy(original, to: copy))
    copies[value.id, default: []].append(copy)
    return copy
  }

  /// A part of a parameter as it is stored, or of a copy of it.
  func part(_ layout: Descriptor, of memory: Memory, _ value: Value) throws -> Memory {
    if memory.storage != nil { return try Memory(layout, sharing: memory) }
    let part = try Memory.unbound(layout)
    parameters.append(Binding(index: index(value), memory: part))
    return part
  }

  /// Runs a step whenever the parameters have changed, before anything else.
  func prepare(_ step: any Step) { preparation.append(step) }

  /// Lets `body` write the gradient of a parameter into a memory of the layout that it wants.
  func withGradient(
    _ value: Value, stored layout: Descriptor, as wanted: Descriptor, _ compiler: Compiler,
    _ body: (Memory) throws -> Void
  ) throws {
    let target = try Memory.unbound(layout)
    gradients.append(Binding(index: index(value), memory: target))
    // A parameter that several operations share has the sum of their gradients.
    let isFirst = differentiated.insert(value.id).inserted
    if isFirst && layout.matches(wanted) { return try body(target) }
    let result = try Memory(wanted)
    try body(result)
    compiler.append(try compiler.copy(result, to: target, accumulate: !isFirst))
  }

  /// The place of a parameter in the store.
  func index(_ value: Value) -> Int {
    guard let index = indices[value.id] else { preconditionFailure("a parameter belongs to another builder") }
    return index
  }
}
