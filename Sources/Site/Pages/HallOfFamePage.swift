/// The architectures that made history, and what they cost.
struct HallOfFamePage: Chapter {
  let id = "hall-of-fame"
  let sections: [String]? = nil
}
