/// The images that the network learns from.
struct DataPage: Chapter {
  let id = "data"
  let marks = StripMarks.data
}
