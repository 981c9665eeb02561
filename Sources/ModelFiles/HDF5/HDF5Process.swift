import Glibc

/// The parent's side of a process that reads an HDF5 file: whatever that process does, this one gets bytes or an error.
final class HDF5Process {
  /// Why the conversation ended.
  struct Failure: Error {
    let reason: String
  }

  private let descriptor: Int32
  private var process: pid_t = 0
  /// No answer may take longer.
  private static let patience = 30

  /// Starts the process on a part of an open file.
  init(_ file: Int32, offset: Int, length: Int) throws(Failure) {
    var pair: [Int32] = [0, 0]
    guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0, &pair) == 0 else {
      throw Failure(reason: "no process could be started to read it")
    }
    descriptor = pair[0]
    var time = timeval(tv_sec: Self.patience, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    let started = start(socket: pair[1], file: file, arguments: ["\(offset)", "\(length)"])
    close(pair[1])
    guard started else { throw Failure(reason: "no process could be started to read it") }
  }

  deinit {
    close(descriptor)
    guard process > 0 else { return }
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  private func start(socket: Int32, file: Int32, arguments: [String]) -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // By way of numbers that neither of them has, as one must not overwrite the other.
    let (socketPlace, filePlace) = (max(socket, file, 3) + 1, max(socket, file, 3) + 2)
    posix_spawn_file_actions_adddup2(&actions, socket, socketPlace)
    posix_spawn_file_actions_adddup2(&actions, file, filePlace)
    posix_spawn_file_actions_adddup2(&actions, socketPlace, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, filePlace, HDF5Child.file)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, socketPlace)
    posix_spawn_file_actions_addclose(&actions, filePlace)
    let program = Self.program
    var words = ([program, HDF5Child.command] + arguments).map { strdup($0) } + [nil]
    // The library's own settings are no business of a file's.
    var settings = Self.environment.filter { !$0.hasPrefix("HDF5_") }.map { strdup($0) } + [nil]
    defer { for text in words + settings { free(text) } }
    return posix_spawn(&process, program, &actions, nil, &words, &settings) == 0
  }

  /// The program: this one, or the one that stands beside a test.
  private static var program: String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    let own = String(decoding: path.prefix(max(0, length)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let directory = own.lastIndex(of: "/").map { own[...$0] } ?? ""
    let beside = String(directory) + "cnn-viz"
    return own != beside && access(beside, X_OK) == 0 ? beside : "/proc/self/exe"
  }

  private static var environment: [String] {
    var result: [String] = []
    var place = environ
    while let text = place.pointee {
      result.append(String(cString: text))
      place += 1
    }
    return result
  }
}

/// Reading and asking.
extension HDF5Process {
  /// Asks for the numbers of an array by its place in the list.
  func request(_ index: Int) throws(Failure) {
    var number = UInt32(index).littleEndian
    let count = withUnsafeBytes(of: &number) { send(descriptor, $0.baseAddress, 4, Int32(MSG_NOSIGNAL)) }
    guard count == 4 else { throw ended() }
  }

  /// Fills a buffer whole.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) {
    var done = 0
    while done < buffer.count, let start = buffer.baseAddress {
      let count = recv(descriptor, start + done, buffer.count - done, 0)
      if count > 0 {
        done += count
      } else if count == 0 || errno != EINTR {
        throw ended()
      }
    }
  }

  /// Some bytes, at most `limit`.
  func bytes(_ count: Int, limit: Int = HDF5Message.textLimit) throws(Failure) -> [UInt8] {
    guard count <= limit else { throw Failure(reason: "it holds a text of \(count) bytes") }
    var result = [UInt8](repeating: 0, count: count)
    var failure: Failure?
    result.withUnsafeMutableBytes { buffer in
      do throws(Failure) { try read(into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    return result
  }

  func byte() throws(Failure) -> UInt8 { try bytes(1)[0] }

  func integer(bytes count: Int) throws(Failure) -> Int {
    let value = try bytes(count).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard let result = Int(exactly: value) else { throw Failure(reason: "it is damaged") }
    return result
  }

  func text(limit: Int = 1 << 16) throws(Failure) -> String {
    let bytes = try bytes(try integer(bytes: 4), limit: limit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(reason: "a name in it is not UTF-8")
    }
    return text
  }

  /// How the process ended.
  private func ended() -> Failure {
    guard process > 0 else { return Failure(reason: "it is damaged") }
    let isSlow = errno == EAGAIN
    kill(process, SIGKILL)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    process = 0
    return Failure(reason: isSlow ? "reading it takes too long" : "it is damaged: the process that read it broke off")
  }
}
