/// More images out of few, and which changes an image bears. Only of data that are images.
struct AugmentationPage: Chapter {
  let id = "augmentation"
  let marks = StripMarks.data
}
