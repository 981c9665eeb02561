/// The operation of convolution, on a photograph and by hand.
struct ConvolutionPage: Chapter {
  let id = "convolution"
  let marks = StripMarks.kind("Conv2D")
}
