import CHDF5
import Glibc

/// The process in which libhdf5 reads a file, of which nothing but this process is believed to survive.
///
/// It is the program itself, called with a word that no user types. The file is descriptor 3; requests come and answers go on
/// descriptor 0, as `HDF5Message` has them. Before the library sees the file, the process gives up what a hostile file could
/// use: more memory, more time, further files.
public enum HDF5Child {
  /// The word.
  static let command = "read-hdf5-in-a-process-of-its-own"
  /// The descriptor of the file.
  static let file: Int32 = 3
  private static let seconds: UInt = 60
  private static let memory = 1 << 30

  /// Reads a file and ends, if the arguments of the process ask for it; else does nothing.
  public static func runIfCalled(_ arguments: [String]) {
    guard arguments.count == 4, arguments[1] == command, let offset = Int(arguments[2]), let length = Int(arguments[3])
    else { return }
    let answers = HDF5Answers(descriptor: STDIN_FILENO)
    guard let image = map(offset: offset, length: length), ch_start() >= 0, limit(length) else {
      answers.fail("the process that reads it could not be prepared")
      exit(EXIT_FAILURE)
    }
    let file = ch_open(image, length)
    guard file >= 0 else {
      answers.fail("it is no HDF5 file, or a damaged one")
      exit(EXIT_FAILURE)
    }
    var walk = HDF5Walk(answers)
    guard walk.visit(file, path: "", depth: 0) else {
      answers.fail("it is damaged, or holds more than a network does")
      exit(EXIT_FAILURE)
    }
    answers.endList()
    walk.serve(file)
    exit(EXIT_SUCCESS)
  }

  /// The bytes of the file as memory; where the file is cut short meanwhile, it is this process that ends.
  private static func map(offset: Int, length: Int) -> UnsafeMutableRawPointer? {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = offset / page * page
    let place = mmap(nil, length + offset - start, PROT_READ, MAP_PRIVATE, file, start)
    close(file)
    return place == MAP_FAILED ? nil : place.map { $0 + (offset - start) }
  }

  private static func limit(_ length: Int) -> Bool {
    func set(_ resource: __rlimit_resource, _ value: UInt) -> Bool {
      var limit = rlimit(rlim_cur: rlim_t(value), rlim_max: rlim_t(value))
      return setrlimit(__rlimit_resource_t(resource.rawValue), &limit) == 0
    }
    // The library copies the image, and some of it once more.
    return set(RLIMIT_AS, UInt(addressSpace + 3 * length + memory)) && set(RLIMIT_CPU, seconds)
      && set(RLIMIT_NOFILE, 3) && set(RLIMIT_FSIZE, 0) && set(RLIMIT_CORE, 0)
  }

  /// What the process has of it already: the libraries of the whole program.
  private static var addressSpace: Int {
    var text = [UInt8](repeating: 0, count: 64)
    let descriptor = open("/proc/self/statm", O_RDONLY)
    defer { close(descriptor) }
    let count = read(descriptor, &text, text.count)
    let pages = String(decoding: text.prefix(max(0, count)), as: UTF8.self).split(separator: " ").first.flatMap {
      Int($0)
    }
    return (pages ?? 1 << 18) * Int(sysconf(Int32(_SC_PAGESIZE)))
  }
}

/// A walk over all groups of a file.
private struct HDF5Walk {
  private let answers: HDF5Answers
  private var datasets: [(path: String, count: Int)] = []
  private var objects = 0

  private static let depthLimit = 24
  private static let objectLimit = 1 << 16
  private static let textLimit = 1 << 26
  /// The texts that Keras writes.
  private static let attributes = ["model_config", "keras_version", "layer_names", "weight_names"]
  private static let numbered = ["layer_names", "weight_names"]

  init(_ answers: HDF5Answers) { self.answers = answers }

  /// Lists a group, its attributes and what is in it; false where it is damaged or too large.
  mutating func visit(_ group: hid_t, path: String, depth: Int) -> Bool {
    guard depth < Self.depthLimit else { return false }
    for name in Self.attributes { list(name, of: group, path) }
    for name in Self.numbered {
      var number = 0
      while number < 4096, list("\(name)\(number)", of: group, path) { number += 1 }
    }
    let count = ch_link_count(group)
    guard count >= 0, count <= Self.objectLimit else { return false }
    for place in 0..<UInt64(count) {
      var buffer = [CChar](repeating: 0, count: 1024)
      let length = ch_link_name(group, place, &buffer, buffer.count)
      guard length >= 0, length < buffer.count else { return false }
      // A link to another file, or to a path, is not followed.
      if length == 0 { continue }
      objects += 1
      guard objects <= Self.objectLimit else { return false }
      let name = String(decoding: buffer.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let object = ch_open_object(group, buffer)
      guard object >= 0 else { return false }
      defer { H5Oclose(object) }
      let own = path.isEmpty ? name : "\(path)/\(name)"
      if ch_is_group(object) != 0 {
        guard visit(object, path: own, depth: depth + 1) else { return false }
      } else if ch_is_dataset(object) != 0 {
        list(object, own)
      }
    }
    return true
  }

  @discardableResult
  private func list(_ name: String, of object: hid_t, _ path: String) -> Bool {
    var (count, length) = (0, 0)
    guard let texts = ch_texts(object, name, Self.textLimit, &count, &length) else { return false }
    defer { free(texts) }
    answers.texts(path, name, count, UnsafeRawBufferPointer(start: texts, count: length))
    return true
  }

  private mutating func list(_ dataset: hid_t, _ path: String) {
    var extents = [hsize_t](repeating: 0, count: 8)
    let rank = Int(ch_extents(dataset, &extents, Int32(extents.count)))
    var count = 1
    for extent in extents.prefix(max(0, rank)) {
      let (product, overflow) = count.multipliedReportingOverflow(by: Int(clamping: extent))
      count = overflow ? .max : product
    }
    let isReadable = rank >= 0 && count <= HDF5Message.valueLimit
    datasets.append((path, isReadable ? count : -1))
    answers.dataset(path, isReadable ? extents.prefix(rank).map(Int.init) : nil)
  }

  /// Sends the numbers of the arrays that are asked for, until nobody asks any more.
  func serve(_ file: hid_t) {
    while let index = answers.nextRequest() {
      guard datasets.indices.contains(index), datasets[index].count >= 0 else {
        return answers.fail("it lacks an array")
      }
      let (path, count) = datasets[index]
      let values = UnsafeMutablePointer<Float>.allocate(capacity: max(1, count))
      defer { values.deallocate() }
      let dataset = H5Dopen2(file, path, 0)
      // Looked at again: what a damaged file says twice need not be the same.
      var extents = [hsize_t](repeating: 0, count: 8)
      let rank = Int(ch_extents(dataset, &extents, Int32(extents.count)))
      guard dataset >= 0, rank >= 0, extents.prefix(rank).reduce(1, { $0 &* Int(truncatingIfNeeded: $1) }) == count,
        ch_read(dataset, values) >= 0
      else { return answers.fail("the array \(path) is damaged") }
      answers.values(UnsafeRawBufferPointer(start: values, count: 4 * count))
      H5Dclose(dataset)
    }
  }
}
