/// What is said of a group of an HDF5 file: one text, or a list of them.
enum HDF5Texts {
  case one(String)
  case list([String])

  /// The texts in their order.
  var all: [String] {
    switch self {
    case .one(let text): [text]
    case .list(let texts): texts
    }
  }
}

/// The texts of all groups of an HDF5 file, of any length, in one piece of it: a global heap collection.
///
/// The groups only point to them, because what a group says of itself has at most 64 KiB.
struct HDF5TextHeap {
  /// Where in the file the heap begins.
  let place: Int
  private var texts: [String] = []
  private var numbers: [String: Int] = [:]
  /// No reader wants a smaller one.
  private static let leastSize = 4096

  init(place: Int) { self.place = place }

  var isEmpty: Bool { texts.isEmpty }

  /// Takes the texts of a group and of those in it; equal ones are there once.
  mutating func add(_ group: HDF5Image.Group) {
    for (_, said) in group.texts.sorted(by: { $0.key < $1.key }) {
      for text in said.all where numbers[text] == nil {
        texts.append(text)
        numbers[text] = texts.count
      }
    }
    for (_, item) in group.items.sorted(by: { $0.key < $1.key }) {
      if case .group(let inner) = item { add(inner) }
    }
  }

  /// The collection: the texts with their numbers from 1 on, and what is left of the least size as number 0.
  var bytes: [UInt8] {
    var objects = LittleEndianBytes()
    for (index, text) in texts.enumerated() {
      let content = Array(text.utf8)
      objects.add(UInt16(index + 1))
      objects.add(UInt16(1))
      objects.add(UInt32(0))
      objects.add(UInt64(content.count))
      objects.add(content + [UInt8](repeating: 0, count: -content.count & 7))
    }
    let size = max(Self.leastSize, 16 + objects.bytes.count + 16)
    let free = size - 16 - objects.bytes.count
    var result = LittleEndianBytes()
    result.add(Array("GCOL".utf8) + [1, 0, 0, 0])
    result.add(UInt64(size))
    result.add(objects.bytes)
    result.add([UInt8](repeating: 0, count: 8))
    result.add(UInt64(free))
    result.add([UInt8](repeating: 0, count: free - 16))
    return result.bytes
  }

  /// What a group's header says: each of its texts by name, in the order of the names.
  func attributes(of group: HDF5Image.Group) -> [HDF5Record.Message] {
    group.texts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { attribute($0.key, $0.value) }
  }

  private func attribute(_ name: String, _ said: HDF5Texts) -> HDF5Record.Message {
    var space = LittleEndianBytes()
    switch said {
    case .one: space.add([1, 0, 0, 0, 0, 0, 0, 0])
    case .list(let texts):
      space.add([1, 1, 0, 0, 0, 0, 0, 0])
      space.add(UInt64(texts.count))
    }
    let (type, called) = (HDF5Record.text.bytes, Array(name.utf8) + [0])
    var record = LittleEndianBytes()
    record.add([1, 0])
    for size in [called.count, type.count, space.bytes.count] { record.add(UInt16(size)) }
    for part in [called, type, space.bytes] { record.add(part + [UInt8](repeating: 0, count: -part.count & 7)) }
    for text in said.all {
      record.add(UInt32(text.utf8.count))
      record.add(UInt64(place))
      record.add(UInt32(numbers[text] ?? 0))
    }
    return HDF5Record.Message(0x0c, record)
  }
}
