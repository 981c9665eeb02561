import Foundation
import Synchronization

/// A small web server on this machine that gives one file, well or badly; it ends with the test that has it.
package final class FileServer: Sendable {
  /// How it gives the file.
  package struct Manners: Sendable {
    /// The status of every answer, if not the right one.
    package var status: String?
    /// Whether it can begin in the middle.
    package var hasRanges = true
    /// After how many bytes it hangs up, if before the end.
    package var cutAfter: Int?
    /// How many bytes it sends before it waits a hundredth of a second.
    package var pace: Int?
    /// Whether it says how much will come.
    package var tellsLength = true

    /// A good server.
    package init() {}
  }

  private let content: [UInt8]
  private let manners: Mutex<Manners>
  private let starts = Mutex<[Int]>([])
  private let socket: Int32

  /// The address of the folder with the file.
  package let address: String

  /// Starts to serve `content` under every name.
  package init(_ content: [UInt8], _ manners: Manners = Manners()) throws {
    self.content = content
    self.manners = Mutex(manners)
    let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    self.socket = socket
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && listen(socket, 8) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard socket >= 0, bound else { throw POSIXError(.EADDRNOTAVAIL) }
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))/files"
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(socket, nil, nil)
        guard connection >= 0, let self else { return }
        answer(connection)
        close(connection)
      }
    }
  }

  deinit {
    shutdown(socket, Int32(SHUT_RDWR))
    close(socket)
  }

  /// Serves differently from now on.
  package func behave(_ manners: Manners) { self.manners.withLock { $0 = manners } }

  /// At which byte each of the answers so far was asked to begin.
  package var requestedStarts: [Int] { starts.withLock { $0 } }

  private func answer(_ connection: Int32) {
    var request = ""
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !request.contains("\r\n\r\n") {
      let count = read(connection, &buffer, buffer.count)
      guard count > 0 else { return }
      request += String(decoding: buffer.prefix(count), as: UTF8.self)
    }
    let manners = manners.withLock { $0 }
    let asked = request.firstMatch(of: /(?i)range: bytes=([0-9]+)-/).flatMap { Int($0.1) } ?? 0
    starts.withLock { $0.append(asked) }
    let start = manners.hasRanges ? min(asked, content.count) : 0
    let status = manners.status ?? (start > 0 ? "206 Partial Content" : "200 OK")
    let body = manners.status == nil ? Array(content[start...]) : Array("no".utf8)
    var head = "HTTP/1.1 \(status)\r\nConnection: close\r\n"
    if manners.tellsLength { head += "Content-Length: \(body.count)\r\n" }
    if start > 0 { head += "Content-Range: bytes \(start)-\(content.count - 1)/\(content.count)\r\n" }
    send(Array((head + "\r\n").utf8), on: connection)
    let end = min(body.count, manners.cutAfter ?? .max)
    let pace = manners.pace ?? max(1, end)
    for first in stride(from: 0, to: end, by: pace) {
      guard send(Array(body[first..<min(first + pace, end)]), on: connection) else { return }
      if manners.pace != nil { usleep(10_000) }
    }
  }

  @discardableResult
  private func send(_ bytes: [UInt8], on connection: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      // Without a signal where the other side has hung up.
      let count = bytes[done...].withUnsafeBytes {
        Glibc.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
