/// The network as a whole, with its summary.
struct NetworkPage: Chapter {
  let network: NetworkContent
  static let name = "network"
  let id = NetworkPage.name
  let marks = StripMarks.layers
  var code: [CodeListing] { network.code }
}
