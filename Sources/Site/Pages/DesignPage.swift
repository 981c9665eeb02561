/// What more filters, larger kernels, more layers and Dropout bring, and what they cost.
struct DesignPage: Chapter {
  let id = "design"
  let marks = StripMarks.layers
  let sections: [String]? = nil
}
