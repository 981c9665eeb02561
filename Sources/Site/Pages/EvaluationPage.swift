/// The network's answers on images that it has never seen.
struct EvaluationPage: Chapter {
  let evaluation: EvaluationContent
  let id = "evaluation"
  let marks = StripMarks.answers
  var code: [CodeListing] { evaluation.code }
}
