import Support
import Testing

@Suite struct MessageTextTests {
  @Test func controlCharactersAreEscaped() {
    #expect("a\u{1b}[31m\nb\u{202e}c".printable() == "a\\u{1b}[31m\\u{a}b\\u{202e}c")
  }

  @Test func lettersOfOtherLanguagesStay() {
    #expect("añó 数".printable() == "añó 数")
  }

  @Test func theMiddleOfALongTextIsLeftOut() {
    let text = String(repeating: "a", count: 500) + "/end.png"
    let short = text.printable(limit: 20)
    #expect(short == "aaaaaaaaa…aa/end.png")
  }
}
