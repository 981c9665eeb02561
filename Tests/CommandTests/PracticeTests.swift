import Foundation
import Testing

/// The experiments of the page "Practice", done as a reader does them.
@Suite struct PracticeTests {
  /// What one language's page asks its reader to save and to type, and what it says comes out.
  private struct Page {
    var files: [(name: String, text: String)] = []
    var commands: [String] = []
    /// Test accuracy in percent, by the command that prints it.
    var results: [(command: String, accuracy: Double)] = []

    init(_ language: String) throws {
      let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../..")
      let text = try String(
        contentsOf: root.appendingPathComponent("Templates/prose/\(language)/practice.md"), encoding: .utf8)
      for block in text.matches(of: #/```(sh|yaml)\n((?:.|\n)*?)```/#) {
        if block.1 == "sh" {
          commands += block.2.split(separator: "\n").map(String.init)
        } else if let name = block.2.firstMatch(of: #/# (\S+)\n/#) {
          files.append((String(name.1), String(block.2)))
        }
      }
      results = text.matches(of: #/\| `(cnn-viz [^`]*)` \| ([0-9.,]+) % \|/#).compactMap { row in
        Double(row.2.replacing(",", with: ".")).map { (String(row.1), $0) }
      }
    }
  }

  @Test func `both languages ask for the same and tell the same`() throws {
    let (english, spanish) = (try Page("en"), try Page("es"))
    #expect(english.files.map(\.text) == spanish.files.map(\.text) && english.files.count >= 4)
    #expect(english.commands == spanish.commands && english.commands.count > 15)
    #expect(english.results.map(\.command) == spanish.results.map(\.command))
    #expect(english.results.map(\.accuracy) == spanish.results.map(\.accuracy) && english.results.count > 15)
  }

  @Test func `every command does what the page says`() throws {
    let page = try Page("en")
    let workshop = try Workshop()
    for file in page.files { _ = try workshop.scratch.write(file.name, Array(file.text.utf8)) }
    var accuracies: [String: Double] = [:]
    for command in page.commands {
      let (code, output) = try type(command, in: workshop)
      #expect(code == 0, "\(command)")
      accuracies[command] = output.firstMatch(of: #/accuracy ([0-9.]+)/#).flatMap { Double($0.1) }.map { $0 * 100 }
    }
    for result in page.results {
      let accuracy = try #require(accuracies[result.command], "\(result.command) is not among the commands")
      // Not all processors round alike, and what they round differently grows while a network learns.
      #expect(abs(accuracy - result.accuracy) < 1, "\(result.command): \(accuracy)")
    }
    #expect(try #require(accuracies["cnn-viz train mnist --learning-rate 0.00001"]) < 60)
    #expect(try #require(accuracies["cnn-viz train mnist --learning-rate 0.1 --seed 2"]) < 92)
    let after = try String(contentsOfFile: workshop.path("after.svg"), encoding: .utf8)
    #expect(after.contains("commonest confusions: 9 → 4"))
    #expect(FileManager.default.fileExists(atPath: workshop.path("Output/mine/index.html")))
  }

  /// Types a line in a shell that finds the program.
  private func type(_ line: String, in workshop: Workshop) throws -> (code: Int32, output: String) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", line]
    process.currentDirectoryURL = URL(fileURLWithPath: workshop.scratch.path)
    process.environment = workshop.environment
    let folder = URL(fileURLWithPath: Workshop.program).deletingLastPathComponent().path
    process.environment?["PATH"] = "\(folder):/usr/bin:/bin"
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }
}
