import Support
import Testing

@Suite struct SpellingTests {
  @Test func aNameWithATypingErrorSuggestsTheNearestOne() {
    #expect(Spelling.nearest(to: "lectrue-deep", among: ["lecture", "lecture-deep", "lenet5"]) == "lecture-deep")
    #expect(Spelling.nearest(to: "MNIST", among: ["mnist"]) == "mnist")
  }

  @Test func aNameThatIsNearNothingSuggestsNothing() {
    #expect(Spelling.nearest(to: "resnet", among: ["lecture", "lenet5"]) == nil)
    #expect(Spelling.nearest(to: "", among: ["mnist"]) == nil)
  }

  @Test func theAdviceListsWhatThereIs() {
    #expect(Spelling.advice(for: "x", among: ["lecture", "lenet5"]) == "there are: lecture, lenet5.")
    #expect(
      Spelling.advice(for: "lenet", among: ["lecture", "lenet5"])
        == "did you mean lenet5? There are: lecture, lenet5.")
  }
}
