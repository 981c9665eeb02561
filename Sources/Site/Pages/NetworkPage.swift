/// The network as a whole, with its summary.
struct NetworkPage: Chapter {
  let network: NetworkContent
  let id = "network"
  let marks = StripMarks.layers
  var code: [CodeListing] { network.code }
}
