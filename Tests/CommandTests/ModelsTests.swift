import Foundation
import TestSupport
import Testing

@Suite struct ModelsTests {
  /// A workshop with an empty cache, which fetches from a server on this machine.
  private func workshop(_ server: FileServer) throws -> Workshop {
    var workshop = try Workshop()
    workshop.environment["XDG_CACHE_HOME"] = workshop.scratch.path
    workshop.environment["CNN_VIZ_MIRROR"] = server.address
    return workshop
  }

  private let partial = "cnn-viz/models/inception_v3_weights_tf_dim_ordering_tf_kernels.h5.partial"

  @Test func modelsAreListedWithTheirStateSizeAndLicence() throws {
    let server = try FileServer([])
    let outcome = try workshop(server).run("models")
    let lines = outcome.output.split(separator: "\n")
    #expect(outcome.code == 0)
    #expect(lines.contains { $0.hasPrefix("squeezenet ") && $0.contains("embedded") && $0.contains("BSD-2-Clause") })
    #expect(lines.contains { $0.hasPrefix("inception_v3 ") && $0.contains("to be fetched") && $0.contains("96.1 MB") })
    #expect(server.requestedStarts.isEmpty)
  }

  @Test func anEmbeddedModelNeedsNoServer() throws {
    let server = try FileServer([])
    let outcome = try workshop(server).run("models", "fetch", "squeezenet")
    #expect(outcome.code == 0 && outcome.output.hasSuffix("squeezenet1_1.safetensors\n"))
    #expect(server.requestedStarts.isEmpty)
  }

  @Test func aModelThatIsNotThereSaysHowToGetIt() throws {
    let outcome = try workshop(FileServer([])).run("classify", "chelsea", "--model", "inception_v3")
    #expect(outcome.isFailure(66, "cnn-viz models fetch inception_v3"))
  }

  @Test func ctrlCKeepsWhatHasCome() throws {
    var manners = FileServer.Manners()
    manners.pace = 1000
    let server = try FileServer([UInt8](repeating: 7, count: 3_000_000), manners)
    let workshop = try workshop(server)
    let run = try workshop.start(["models", "fetch", "inception_v3"])
    let file = workshop.path(partial)
    func size() -> Int { (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int) ?? 0 }
    let deadline = Date().addingTimeInterval(60)
    while size() < 20_000, Date() < deadline { usleep(5000) }
    run.send(SIGINT)
    let outcome = run.wait()
    #expect(outcome.isFailure(130, "interrupted after", "are kept"))
    let kept = size()
    #expect(kept >= 20_000)
    let next = try workshop.start(["models", "fetch", "inception_v3"])
    while server.requestedStarts.count < 2, Date() < deadline { usleep(5000) }
    next.send(SIGTERM)
    #expect(next.wait().code == 130)
    #expect(server.requestedStarts == [0, kept])
    #expect(try workshop.run("models").output.contains("begun, "))
  }

  @Test func aServerWithAnotherFileEndsWithOneSentence() throws {
    let server = try FileServer(Array("no model".utf8))
    let outcome = try workshop(server).run("models", "fetch", "inception_v3")
    #expect(outcome.isFailure(74, "ended too early", "8 bytes are kept"))
    var manners = FileServer.Manners()
    manners.status = "404 Not Found"
    server.behave(manners)
    #expect(try workshop(server).run("models", "fetch", "inception_v3").isFailure(74, "404"))
    #expect(try workshop(server).run("models", "fetch", "nothing").isFailure(64, "There is no trained network"))
  }

  /// A file system of its own that has too little room would need rights that tests do not have; a limit on the size of files
  /// fails in the same call.
  @Test func aFileThatCannotGrowIsSaid() throws {
    let server = try FileServer([UInt8](repeating: 7, count: 3_000_000))
    let workshop = try workshop(server)
    let outcome = try workshop.start(["models", "fetch", "inception_v3"], before: "trap '' XFSZ; ulimit -f 100").wait()
    #expect(outcome.isFailure(73, "cannot be written"))
  }
}
