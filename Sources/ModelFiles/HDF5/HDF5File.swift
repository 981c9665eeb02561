import Tensors

/// The arrays of numbers in an HDF5 file and the texts beside them, as far as Keras writes them.
final class HDF5File {
  /// An array, by the names of its groups and its own.
  struct Array {
    let path: String
    /// `nil` of an array that cannot be read: no numbers, too many of them, or numbers that lie in other files.
    let extents: [Int]?
    fileprivate let index: Int
  }

  private let process: HDF5Process
  private let file: String
  private(set) var arrays: [String: Array] = [:]
  private var texts: [String: [String]] = [:]

  /// No more texts and arrays are listed.
  private static let listLimit = 1 << 17
  private static let totalLimit = 1 << 28

  /// Lists a part of an open file in a process of its own; `file` is what messages call it.
  init(_ source: FileSlice, file: String) throws {
    self.file = file
    do {
      process = try HDF5Process(source.descriptor, offset: source.offset, length: source.length)
      try readList()
    } catch let failure as HDF5Process.Failure {
      throw ModelFileError.badHDF5(file: file, reason: failure.reason)
    }
  }

  private func readList() throws {
    var (total, count) = (0, 0)
    for _ in 0..<Self.listLimit {
      switch try process.byte() {
      case HDF5Message.attribute:
        let (path, name) = (try process.text(), try process.text(limit: 64))
        let texts = try process.integer(bytes: 4)
        let length = try process.integer(bytes: 4)
        total += length
        guard total <= Self.totalLimit else { throw HDF5Process.Failure(reason: "it holds too many texts") }
        let parts = try process.bytes(length).split(separator: 0, omittingEmptySubsequences: false)
        guard parts.count == texts + 1 else { throw HDF5Process.Failure(reason: "it is damaged") }
        self.texts["\(path):\(name)"] = try parts.dropLast().map {
          guard let text = String(validating: $0, as: UTF8.self) else {
            throw HDF5Process.Failure(reason: "a text in it is not UTF-8")
          }
          return text
        }
      case HDF5Message.dataset:
        let path = try process.text()
        let rank = try process.byte()
        let isReadable = rank != HDF5Message.unreadable
        guard !isReadable || rank <= 8 else { throw HDF5Process.Failure(reason: "it is damaged") }
        let extents = isReadable ? try (0..<Int(rank)).map { _ in try process.integer(bytes: 8) } : nil
        arrays[path] = Array(path: path, extents: extents, index: count)
        count += 1
      case HDF5Message.end: return
      case HDF5Message.failure: throw HDF5Process.Failure(reason: try process.text())
      default: throw HDF5Process.Failure(reason: "it is damaged")
      }
    }
    throw HDF5Process.Failure(reason: "it holds more than a network does")
  }

  /// The texts of an attribute of a group, those of an attribute that Keras split into numbered parts together; `nil` if there
  /// is none.
  func texts(_ name: String, of group: String = "") -> [String]? {
    if let whole = texts["\(group):\(name)"] { return whole }
    var parts: [String] = []
    var number = 0
    while let part = texts["\(group):\(name)\(number)"] {
      parts += part
      number += 1
    }
    return number == 0 ? nil : parts
  }

  /// The numbers of an array, which must have the extents of `shape`.
  func tensor(_ array: Array, shape: Shape) throws -> Tensor {
    guard array.extents == shape.dimensions else {
      throw ModelFileError.wrongShape(
        file: file, tensor: array.path, found: array.extents.map { Shape($0).description } ?? "no numbers",
        expected: "\(shape)")
    }
    do {
      try process.request(array.index)
      switch try process.byte() {
      case HDF5Message.values: break
      case HDF5Message.failure: throw HDF5Process.Failure(reason: try process.text())
      default: throw HDF5Process.Failure(reason: "it is damaged")
      }
      guard try process.integer(bytes: 4) == shape.count else { throw HDF5Process.Failure(reason: "it is damaged") }
      let process = process
      let values = try [Float](unsafeUninitializedCapacity: shape.count) { buffer, filled in
        try process.read(into: UnsafeMutableRawBufferPointer(buffer))
        filled = shape.count
      }
      if let position = values.firstIndex(where: { !$0.isFinite }) {
        throw ModelFileError.notFinite(file: file, tensor: array.path, position: position)
      }
      return Tensor(shape, values)
    } catch let failure as HDF5Process.Failure {
      throw ModelFileError.badHDF5(file: file, reason: failure.reason)
    }
  }
}
