/// What a convolutional network is, and where it comes from.
struct HistoryPage: Chapter {
  let id = "what-is-a-cnn"
  let sections: [String]? = nil
}
