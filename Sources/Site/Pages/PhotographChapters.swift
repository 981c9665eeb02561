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
    var pages: [any Chapter] = [PhotographOverviewPage()]
    pages += stations.prefix(1).map { $0 as any Chapter }
    pages.append(PhotographNetworkPage(network: content.network))
    pages += content.layers.filter(\.hasPage).map { LayerPage(layer: $0) as any Chapter }
    pages += stations.dropFirst().map { $0 as any Chapter }
    pages += [
      ConvolutionPage(), ArithmeticPage(layers: content.layers), FunctionalPage(functional: content.functional),
      ExercisesPage(), FiguresPage(), GlossaryPage(),
    ]
    pages += below.filter { !$0.isStation }.map { $0 as any Chapter }
    return pages
  }
}
