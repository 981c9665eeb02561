/// The first page of a site about photographs.
struct PhotographOverviewPage: Chapter {
  let id = OverviewPage.name
  let parent: String? = nil
  let prose = "photograph/overview"
  let sections: [String]? = nil
}

/// The network of a site about photographs, of whose training there is nothing to tell.
struct PhotographNetworkPage: Chapter {
  let network: NetworkContent
  let id = NetworkPage.name
  let prose = "photograph/network"
  let sections: [String]? = nil
  let marks = StripMarks.layers
  var code: [CodeListing] { network.code }
}

extension Edition {
  /// The pages of a site about photographs: no training, no tests, and of the general chapters those that layers refer to.
  static func photographPages(_ content: SiteContent) -> [any Chapter] {
    let below = content.pages.map(SubPage.init)
    let stations = below.filter(\.isStation)
    let before: [any Chapter] = [PhotographOverviewPage()] + stations.prefix(1)
    let network: [any Chapter] = [PhotographNetworkPage(network: content.network)] + content.layers.map(LayerPage.init)
    let after: [any Chapter] = [
      ConvolutionPage(), ArithmeticPage(layers: content.layers), FunctionalPage(functional: content.functional),
      ExercisesPage(), FiguresPage(), GlossaryPage(),
    ]
    return before + network + stations.dropFirst() + after + below.filter { !$0.isStation }
  }
}
