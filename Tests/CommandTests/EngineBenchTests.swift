import Foundation
import TestSupport
import Testing

@Suite struct EngineBenchTests {
  private static let program = URL(fileURLWithPath: Workshop.program).deletingLastPathComponent()
    .appendingPathComponent("engine-bench").path

  private func run(_ arguments: String...) throws -> (code: Int32, output: Data) {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Self.program)
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, data)
  }

  private func numbers(_ data: Data) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func trainingStepsAreCountedAndTimed() throws {
    let result = try numbers(run("train", "lecture", "--batch", "48", "--steps", "7", "--threads", "2").output)
    #expect(result["steps"] as? Int == 7)
    #expect(result["batch"] as? Int == 48)
    #expect(try #require(result["millisecondsPerStep"] as? Double) > 0)
  }

  @Test func theTimeOfTheKindsIsThatOfTheLayers() throws {
    let result = try numbers(run("layers", "lecture", "--runs", "3").output)
    func sum(_ rows: String) throws -> Double {
      try #require(result[rows] as? [[String: Any]]).reduce(0) { $0 + ($1["shareOfTime"] as? Double ?? .nan) }
    }
    for rows in ["kinds", "layers"] { #expect(abs(try sum(rows) - 1) < 1e-9) }
  }

  @Test func whatIsFusedIntoAConvolutionIsTheConvolutions() throws {
    let scratch = try Scratch()
    let file = "\(scratch.path)/fused.yml"
    let network = """
      name: fused
      input: [28, 28, 1]
      layers:
        - Conv2D: {filters: 32, kernel_size: 3}
        - BatchNormalization
        - Activation: {activation: relu}
        - Dropout: {rate: 0.2}
        - Flatten
        - Dense: {units: 10, activation: softmax}
      """
    try network.write(toFile: file, atomically: true, encoding: .utf8)
    let result = try numbers(run("layers", file, "--inference", "--runs", "2").output)
    let layers = try #require(result["layers"] as? [[String: Any]])
    #expect(layers.prefix(4).map { $0["gigaflopsPerSecond"] == nil } == [false, true, true, true])
    #expect(try #require(layers[0]["shareOfTime"] as? Double) > 0)
  }

  @Test func whatWasMeasuredIsDrawnAsBothFiles() throws {
    let scratch = try Scratch()
    let json = "\(scratch.path)/cost.json"
    #expect(try run("cost", "--rounds", "1", "--seconds", "0", "--json", json).code == 0)
    #expect(try run("plot", json, "--output", "\(scratch.path)/cost").code == 0)
    #expect(try String(contentsOfFile: "\(scratch.path)/cost.svg", encoding: .utf8).contains("<title"))
    #expect(FileManager.default.contents(atPath: "\(scratch.path)/cost.png")?.starts(with: [0x89, 0x50]) == true)
  }

  @Test func anUnknownNetworkIsRefused() throws {
    #expect(try run("infer", "no-such-network").code != 0)
  }
}
