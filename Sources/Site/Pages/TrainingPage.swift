/// How the network learns.
struct TrainingPage: Chapter {
  let training: TrainingContent
  let id = "training"
  let marks = StripMarks.layers
  var code: [CodeListing] { training.code }
}
