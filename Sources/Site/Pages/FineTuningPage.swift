/// A new head on a network that others trained: what stays, what learns, and what that is worth.
struct FineTuningPage: Chapter {
  let id = "fine-tuning"
  let sections: [String]? = nil
}
