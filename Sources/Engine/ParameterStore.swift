import Tensors

/// All parameters of a network, or as many other numbers, in one piece of memory, in the order of their declarations.
///
/// Any number of threads may read it while none writes.
public final class ParameterStore: @unchecked Sendable {
  /// The shape of each parameter.
  public let shapes: [Shape]
  /// Grows with every change.
  package private(set) var version = 1

  private let offsets: [Int]
  private let storage: Storage

  /// Makes a store of zeros.
  public init(_ shapes: [Shape]) {
    self.shapes = shapes
    var offsets: [Int] = []
    var end = 0
    for shape in shapes {
      offsets.append(end)
      end += (shape.count + 15) / 16 * 16  // each parameter starts on a cache line
    }
    self.offsets = offsets
    storage = Storage(bytes: end * MemoryLayout<Float>.stride)
  }

  /// Makes a store of values.
  public convenience init(_ tensors: [Tensor]) {
    self.init(tensors.map(\.shape))
    for (index, tensor) in tensors.enumerated() { self[index] = tensor }
  }

  /// One parameter, by its place in the order of declarations; a new value must have the same shape.
  public subscript(index: Int) -> Tensor {
    get { Tensor(shapes[index], Array(storage.floats[offsets[index]..<offsets[index] + shapes[index].count])) }
    set {
      precondition(newValue.shape == shapes[index], "a parameter keeps its shape")
      version += 1
      _ = storage.floats[offsets[index]...].update(from: newValue.values)
    }
  }

  /// All parameters in order.
  public var tensors: [Tensor] { shapes.indices.map { self[$0] } }

  /// How many numbers the store holds, with the gaps between parameters, which stay zero.
  package var count: Int { storage.floats.count }

  /// The numbers, to read.
  package var floats: UnsafeBufferPointer<Float> { UnsafeBufferPointer(storage.floats) }

  /// The numbers, to change; programs notice that they did.
  package func changing() -> UnsafeMutableBufferPointer<Float> {
    version += 1
    return storage.floats
  }

  /// Where the numbers of a parameter stand in the store.
  package func range(_ index: Int) -> Range<Int> { offsets[index]..<offsets[index] + shapes[index].count }

  func bytes(_ index: Int) -> UnsafeMutableRawPointer {
    storage.bytes + offsets[index] * MemoryLayout<Float>.stride
  }
}
