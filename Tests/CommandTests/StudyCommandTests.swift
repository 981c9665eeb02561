import Testing

@Suite("Running a study")
struct StudyCommandTests {
  @Test("a name that is none is refused with what there is")
  func names() throws {
    let workshop = try Workshop()
    #expect(try workshop.run("study", "desing").isFailure(64, "desing", "design"))
    #expect(try workshop.run("study", "design", "--variant", "lectur").isFailure(64, "lectur", "lecture"))
    #expect(try workshop.run("study", "design", "--threads", "0").isFailure(64, "--threads"))
    #expect(try workshop.run("study", "design", "--variant", "lecture", "--save", "/proc/none/x").code == 73)
  }
}
