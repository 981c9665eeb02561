/// Guided experiments with the lecture's network: change one thing, predict, run, compare.
struct PracticePage: Chapter {
  let id = "practice"
  let sections: [String]? = nil
}
