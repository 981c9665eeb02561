import Tensors

/// An HDF5 file as the oldest readers know it, made in memory: groups within groups, with texts, and whole arrays, nothing packed.
///
/// The bytes depend on nothing but the content: no times are written. After the HDF5 File Format Specification, version 3.0:
/// superblock 0, version 1 of object headers and B-trees.
struct HDF5Image {
  /// Arrays and further groups, and texts that are said of the group.
  struct Group {
    var items: [String: Item] = [:]
    var texts: [String: HDF5Texts] = [:]
  }

  /// What a group holds: groups, or arrays.
  indirect enum Item {
    case group(Group)
    case floats(Tensor)
    /// A single whole number.
    case integer(Int32)
  }

  private(set) var bytes: [UInt8] = []
  /// Where the texts of all groups are.
  private var heap = HDF5TextHeap(place: 96)
  /// How many entries a node of a group has room for, and how many nodes a node of a tree: twice the format's usual numbers.
  private static let (leafRoom, treeRoom) = (8, 32)
  static let undefined = UInt64.max

  /// The file with a root group.
  init(_ root: Group) {
    bytes = [UInt8](repeating: 0, count: 96)
    heap.add(root)
    if !heap.isEmpty { bytes += heap.bytes }
    let place = group(root)
    var start = LittleEndianBytes()
    start.add([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a])
    start.add([0, 0, 0, 0, 0, 8, 8, 0])
    start.add(UInt16(Self.leafRoom / 2))
    start.add(UInt16(Self.treeRoom / 2))
    start.add(UInt32(0))
    for address in [0, Self.undefined, UInt64(bytes.count), Self.undefined] { start.add(address) }
    start.add(UInt64(0))
    start.add(UInt64(place.header))
    start.add(UInt32(1))
    start.add(UInt32(0))
    start.add(UInt64(place.tree))
    start.add(UInt64(place.heap))
    bytes.replaceSubrange(0..<96, with: start.bytes)
  }

  /// Puts a record at the end, at a multiple of 8; gives its place.
  private mutating func append(_ record: [UInt8]) -> Int {
    let place = bytes.count
    bytes += record
    while bytes.count % 8 != 0 { bytes.append(0) }
    return place
  }
}

/// Groups: a heap of names, leaves with their entries in the order of the names, and a tree above the leaves.
extension HDF5Image {
  private mutating func group(_ group: Group) -> (header: Int, tree: Int, heap: Int) {
    var names: [UInt8] = [UInt8](repeating: 0, count: 8)
    // As readers compare them: byte by byte.
    let sorted = group.items.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    let entries = sorted.map { name, item in
      let place = names.count
      names += Array(name.utf8) + [0]
      while names.count % 8 != 0 { names.append(0) }
      return entry(item, name: place)
    }
    let (heap, tree) = (nameHeap(names), tree(entries))
    let table = HDF5Record.Message(0x11, LittleEndianBytes(UInt64(tree), UInt64(heap)))
    let header = append(HDF5Record.header([table] + self.heap.attributes(of: group)))
    return (header, tree, heap)
  }

  private mutating func nameHeap(_ names: [UInt8]) -> Int {
    let data = append(names)
    var record = LittleEndianBytes()
    record.add(Array("HEAP".utf8) + [0, 0, 0, 0])
    record.add(UInt64(names.count))
    // No free room in it.
    record.add(UInt64(1))
    record.add(UInt64(data))
    return append(record.bytes)
  }

  /// What a leaf says of one item, and where the item's name lies.
  private struct Entry {
    let name: Int
    let record: LittleEndianBytes
  }

  private mutating func entry(_ item: Item, name: Int) -> Entry {
    var record = LittleEndianBytes(UInt64(name))
    switch item {
    case .group(let content):
      let place = group(content)
      record.add(UInt64(place.header))
      record.add(UInt32(1))
      record.add(UInt32(0))
      record.add(UInt64(place.tree))
      record.add(UInt64(place.heap))
    case .floats(let tensor): add(array(tensor.shape.dimensions, .float, Self.bytes(of: tensor)))
    case .integer(let value):
      add(array([], .integer, withUnsafeBytes(of: value.littleEndian) { Array($0) }))
    }
    return Entry(name: name, record: record)

    func add(_ header: Int) {
      record.add(UInt64(header))
      record.add([UInt8](repeating: 0, count: 24))
    }
  }

  /// The root of a tree above leaves; each node says which names lie before and behind what it points to.
  private mutating func tree(_ entries: [Entry]) -> Int {
    var nodes: [(place: Int, lastName: Int)] = chunks(entries, Self.leafRoom).map { part in
      var leaf = LittleEndianBytes()
      leaf.add(Array("SNOD".utf8) + [1, 0])
      leaf.add(UInt16(part.count))
      for entry in part { leaf.add(entry.record.bytes) }
      leaf.add([UInt8](repeating: 0, count: (Self.leafRoom - part.count) * 40))
      return (append(leaf.bytes), part.last?.name ?? 0)
    }
    var level = 0
    repeat {
      let parts = chunks(nodes, Self.treeRoom)
      let size = 24 + (2 * Self.treeRoom + 1) * 8
      let first = bytes.count
      var before = 0
      nodes = parts.enumerated().map { index, part in
        var node = LittleEndianBytes()
        node.add(Array("TREE".utf8) + [0, UInt8(level)])
        node.add(UInt16(part.count))
        node.add(index == 0 ? Self.undefined : UInt64(first + (index - 1) * size))
        node.add(index == parts.count - 1 ? Self.undefined : UInt64(first + (index + 1) * size))
        node.add(UInt64(before))
        for child in part {
          node.add(UInt64(child.place))
          node.add(UInt64(child.lastName))
        }
        node.add([UInt8](repeating: 0, count: size - node.bytes.count))
        before = part.last?.lastName ?? 0
        return (append(node.bytes), before)
      }
      level += 1
    } while nodes.count > 1
    return nodes[0].place
  }

  /// Parts of at most so many; one empty part of nothing.
  private func chunks<Element>(_ all: [Element], _ size: Int) -> [[Element]] {
    if all.isEmpty { return [[]] }
    return stride(from: 0, to: all.count, by: size).map { Array(all[$0..<min(all.count, $0 + size)]) }
  }
}

/// Arrays: a header that says what the numbers are and where they lie, and the numbers in one piece.
extension HDF5Image {
  private mutating func array(_ extents: [Int], _ type: HDF5Record.Number, _ values: [UInt8]) -> Int {
    let data = append(values)
    var space = LittleEndianBytes()
    space.add([1, UInt8(extents.count), 0, 0, 0, 0, 0, 0])
    for extent in extents { space.add(UInt64(extent)) }
    var layout = LittleEndianBytes()
    layout.add([3, 1])
    layout.add(values.isEmpty ? Self.undefined : UInt64(data))
    layout.add(UInt64(values.count))
    // Version 2, room taken when the array is made, no value for what is not written.
    var fill = LittleEndianBytes()
    fill.add([2, 1, 0, 0])
    return append(
      HDF5Record.header([
        HDF5Record.Message(1, space), HDF5Record.Message(3, type.record), HDF5Record.Message(5, fill),
        HDF5Record.Message(8, layout),
      ]))
  }

  private static func bytes(of tensor: Tensor) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4 * tensor.count) { buffer, filled in
      for (place, value) in tensor.values.enumerated() {
        buffer.baseAddress.map { UnsafeMutableRawPointer($0 + 4 * place) }?
          .storeBytes(of: value.bitPattern.littleEndian, as: UInt32.self)
      }
      filled = 4 * tensor.count
    }
  }
}
