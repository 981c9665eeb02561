/// The first page: the whole pipeline at a glance.
struct OverviewPage: Chapter {
  let id = "overview"
  let sections: [String]? = nil
}
