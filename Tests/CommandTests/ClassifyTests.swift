import Foundation
import TestSupport
import Testing

@Suite struct ClassifyTests {
  @Test func photographsAreNamedWithTheirProbabilities() throws {
    let outcome = try Workshop().run("classify", "chelsea", "coffee")
    #expect(outcome.code == 0 && outcome.messages.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 12 && lines[0] == "chelsea" && lines[6] == "coffee")
    #expect(lines[1].hasSuffix("57.58 %  Egyptian cat") && lines[7].hasSuffix("98.68 %  espresso"))
  }

  @Test func theAnswerIsJSONForPrograms() throws {
    struct Answer: Decodable {
      struct Photo: Decodable {
        struct Guess: Decodable {
          let `class`: Int
          let name: String
          let probability: Double
        }
        let file: String
        let top: [Guess]
      }
      let model: String
      let photos: [Photo]
    }
    let outcome = try Workshop().run("classify", "coffee", "--json", "--top", "2")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.model == "squeezenet" && answer.photos.map(\.file) == ["coffee"])
    #expect(answer.photos[0].top.map(\.class) == [967, 925])
    #expect(abs(answer.photos[0].top[0].probability - 0.987) < 0.001)
  }

  @Test func whatIsNoPhotographIsRefusedInOneSentence() throws {
    let workshop = try Workshop()
    let text = try workshop.scratch.write("note.jpg", Array("hello".utf8))
    #expect(try workshop.run("classify", "chelsea", text).isFailure(65, "note.jpg", "neither PNG nor JPEG nor WebP"))
    #expect(try workshop.run("classify", "nowhere.jpg").isFailure(66, "nowhere.jpg"))
    #expect(try workshop.run("classify", workshop.scratch.path).isFailure(65, "not a regular file"))
    #expect(try workshop.run("classify", "chelsea", "--model", "squeeznet").isFailure(64, "did you mean squeezenet"))
    #expect(try workshop.run("classify", "chelsea", "--top", "0").isFailure(64, "--top"))
    #expect(try workshop.run("classify").isFailure(64))
  }
}
