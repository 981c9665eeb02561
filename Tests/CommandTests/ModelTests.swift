import Foundation
import Testing

@Suite("Weights from files are explained, or refused with a sentence")
struct ModelTests {
  private let workshop = try! Workshop()
  private let bytes = Array((try? Data(contentsOf: URL(fileURLWithPath: Trained.weights))) ?? Data())

  @Test("trained weights make a site without a training")
  func site() throws {
    let report = try workshop.run("report", "mnist", "--model", Trained.weights, "--language", "es", "--output", "site")
    #expect(report.code == 0 && report.output == "site/index.html\n" && !report.messages.contains("epoch"))
    #expect(try workshop.run("check", "site").code == 0)
    #expect(!FileManager.default.fileExists(atPath: workshop.path("site/es/figures/learning-curves.html")))
    #expect(try workshop.run("figure", "list", "--model", Trained.weights).output.contains("conv1-kernels\n"))
  }

  @Test("a file that is cut short, empty, or promises too much")
  func damaged() throws {
    for (name, content) in [
      ("empty", []), ("short", Array(bytes.prefix(bytes.count / 2))), ("header", Array(bytes.prefix(100))),
      ("huge", [UInt8](repeating: 0xff, count: 7) + [0x7f] + bytes.dropFirst(8)),
    ] {
      let file = try workshop.scratch.write(name + ".safetensors", content)
      #expect(try workshop.run("report", "mnist", "--model", file).isFailure(65, name), "\(name)")
    }
  }

  @Test("weights of another shape than the network's")
  func shape() throws {
    let file = try workshop.scratch.write("shape.safetensors", replacing("filters: 2", "filters: 3"))
    #expect(try workshop.run("report", "mnist", "--model", file).isFailure(65, "conv1/kernel", "3×3×1×3"))
  }

  @Test("weights too large to compute with are no crash")
  func large() throws {
    let count = 4 * (9 * 2 + 2 + 162 * 10 + 10)
    let one: [UInt8] = [0xff, 0xff, 0x7f, 0x7f]  // the largest 32-bit number
    let file = try workshop.scratch.write(
      "large.safetensors", bytes.dropLast(count) + (0..<count / 4).flatMap { _ in one })
    #expect(try workshop.run("report", "mnist", "--model", file, "--output", "s").isFailure(65, "'conv1'"))
    #expect(!FileManager.default.fileExists(atPath: workshop.path("s")))
  }

  private func replacing(_ old: String, _ new: String) -> [UInt8] {
    guard let range = Data(bytes).range(of: Data(old.utf8)) else { return [] }
    return Array(bytes[..<range.lowerBound]) + Array(new.utf8) + Array(bytes[range.upperBound...])
  }
}
