import Foundation
import TestSupport
import Testing

@Suite struct PhotographReportTests {
  @Test func whatIsNoPhotographIsRefusedInOneSentenceAndNothingIsWritten() throws {
    let workshop = try Workshop()
    let text = try workshop.scratch.write("note.jpg", Array("hello".utf8))
    let site = workshop.path("site")
    func report(_ arguments: String...) throws -> Outcome {
      try workshop.start(["report"] + arguments + ["--output", site], shell: "", before: "").wait()
    }
    #expect(try report("squeezenet", "--image", text).isFailure(65, "note.jpg", "neither PNG nor JPEG nor WebP"))
    #expect(try report("squeezenet", "--image", "nowhere.jpg").isFailure(66, "nowhere.jpg"))
    #expect(try report("squeezenet", "--image", workshop.scratch.path).isFailure(65, "not a regular file"))
    #expect(try report("squeezenet", "--image", "chelsea", "--image", "nowhere.png").isFailure(66, "nowhere.png"))
    #expect(try report("squeezenet", "--epochs", "2").isFailure(64, "--epochs"))
    #expect(try report("mnist", "--image", "chelsea").isFailure(64, "--image"))
    #expect(!FileManager.default.fileExists(atPath: site))
  }
}
