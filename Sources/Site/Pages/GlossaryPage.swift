/// The words of the field, each with an anchor.
struct GlossaryPage: Chapter {
  let id = "glossary"
  let sections: [String]? = nil
}
