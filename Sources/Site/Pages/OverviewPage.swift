/// The first page: the whole pipeline at a glance.
struct OverviewPage: Chapter {
  static let name = "overview"
  let id = OverviewPage.name
  let parent: String? = nil
  let sections: [String]? = nil
}
