/// All figures, small, with links to their own pages.
struct FiguresPage: Chapter {
  let id = "figures"
  let sections: [String]? = nil
  let template = "pages/figures"
}
