import Datasets
import Downloads
import Foundation
import Support
import Tensors
import TestSupport
import Testing

/// An archive with two images in each file, made by Python (`Golden/make_archive.py`).
@Suite("CIFAR-10's archive")
struct CIFAR10Tests {
  private static let small = Bundle.module.bundleURL.appendingPathComponent("Golden/cifar-small.tar.gz").path
  private let scratch = try! Scratch()

  @Test("five files train and one tests, colours plane by plane")
  func contents() throws {
    let data = try Dataset.cifar10(archive: Self.small)
    #expect(data.train.shape == [3, 32, 32] && data.train.count == 10 && data.test.count == 2)
    #expect(data.train.labels == Array(0...9) && data.test.labels == [0, 1])
    for (index, part, position) in [(0, data.train, 0), (7, data.train, 7), (11, data.test, 1)] {
      let expected = (0..<3072).map { UInt8((7 * index + 3 * $0 + $0 / 32) % 256) }
      #expect(Array(part.pixels[position * 3072..<(position + 1) * 3072]) == expected)
    }
    #expect(data.classes[3] == "cat" && data.classes.count == 10)
  }

  @Test("it is fetched from a server, verified and read")
  func fetched() throws {
    setenv("XDG_CACHE_HOME", scratch.path, 1)
    let bytes = try Files.read(Self.small, limit: 1 << 20)
    let server = try FileServer(bytes)
    let download = Download(
      url: "https://example.org/cifar-10-binary.tar.gz", bytes: bytes.count, md5: MD5.of(bytes),
      folder: "datasets/cifar10")
    let path = try Fetch(download, mirror: server.address).run { _ in true }
    #expect(try Dataset.cifar10(archive: path).test.count == 2)
  }

  @Test("an archive that was changed anywhere is read or refused in one sentence")
  func mutations() throws {
    let plain = try unpacked()
    var random = RandomGenerator(seed: 5, stream: "tar")
    var refused = 0
    for round in 0..<300 {
      let path = try scratch.write("archive.tar", plain.mutated(with: &random, within: round % 2 == 0 ? 4096 : .max))
      do {
        _ = try Dataset.cifar10(archive: path)
      } catch {
        refused += 1
        #expect(error is DatasetError && "\(error)".count <= 300, "\(error)")
      }
    }
    #expect(refused > 150)
  }

  @Test("what an archive must not be: cut off, without a file, with one twice, with a class that there is not")
  func refused() throws {
    let plain = try unpacked()
    func complaint(_ bytes: [UInt8]) throws -> String {
      let path = try scratch.write("archive.tar", bytes)
      let error = #expect(throws: DatasetError.self) { try Dataset.cifar10(archive: path) }
      return error.map { "\($0)" } ?? ""
    }
    // A folder, two small files of two blocks each, then files of a header and thirteen blocks.
    let (first, file) = (512 * 5, 512 * 14)
    #expect(try complaint(Array(plain.prefix(first + 2000))).contains("promises more than the archive has"))
    #expect(try complaint(Array(plain.prefix(first + file + 100))).contains("ends in a header"))
    #expect(try complaint(Array(plain[..<first] + plain[(first + file)...])).contains("no file"))
    #expect(try complaint(Array(plain[..<(first + file)] + plain[first...])).contains("twice"))
    var other = plain
    other[first + 512] = 10
    #expect(try complaint(other).contains("class 10"))
    var huge = plain
    huge.replaceSubrange(first + 124..<first + 136, with: Array("77777777777\0".utf8))
    #expect(try complaint(huge).contains("header"))
    #expect(try complaint([]).contains("no file"))
  }

  /// The archive without gzip.
  private func unpacked() throws -> [UInt8] {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", Self.small]
    process.standardOutput = pipe
    try process.run()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Array(bytes)
  }
}
