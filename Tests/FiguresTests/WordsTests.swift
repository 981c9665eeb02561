import Localization
import Testing

@Suite struct WordsTests {
  @Test func `both languages have the same entries with the same placeholders`() throws {
    let english = try Fixture.strings(.english).entries
    let spanish = try Fixture.strings(.spanish).entries
    #expect(Set(english.keys).symmetricDifference(spanish.keys).sorted() == [])
    for (key, pattern) in english {
      guard let other = spanish[key] else { continue }
      #expect(placeholders(pattern) == placeholders(other), "\(key)")
    }
  }

  private func placeholders(_ pattern: String) -> Set<Substring> {
    Set(
      pattern.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
        .compactMap { $0.split(separator: "}").first })
  }
}
