import Foundation
import Insights
import Networks
import Site
import TestSupport
import Testing

/// Complete sites of networks out of the ordinary: every template and every text with the values of real layers.
@Suite struct WholeSiteTests {
  @Test func `the odd networks have every kind of layer`() throws {
    let kinds = try OddNetwork.allCases.flatMap { try Network(yaml: $0.yaml, file: "odd.yml").nodes.map(\.kind) }
    #expect(Set(kinds) == Set(LayerKinds.all.map { $0.kind }))
  }

  @Test(arguments: OddNetwork.allCases)
  func `a site of any network is complete, and all its links lead somewhere`(network: OddNetwork) throws {
    let site = try SiteOf.network(network)
    let scratch = try Scratch()
    let stage = try SitePlace(scratch.path + "/site").stage()
    for (language, figures) in site.figures { try site.stand(in: stage, for: figures, language) }
    let outcome = try SiteWriter(stage).publish(site.built, report: site.report, contentKey: "odd")
    #expect(outcome.links > 500)
    #expect(try SiteChecker(scratch.path + "/site").check().findings.map(\.description) == [])
    let built = try Network(yaml: network.yaml, file: "odd.yml")
    let paged = PagedLayers(built, NetworkModules(built))
    #expect(paged.isWhole == (network != .tower))
    for node in built.nodes {
      for language in ["en", "es"] {
        let hasPage = site.page("\(language)/layers/\(SitePath.stem(node.name)).html") != nil
        #expect(hasPage == paged.names.contains(node.name), "\(language) \(node.name)")
      }
    }
  }

  @Test(arguments: OddNetwork.allCases)
  func `no page has a placeholder left, and none is heavier than it should be`(network: OddNetwork) throws {
    // The pages of figures hold snippets of LaTeX, which has braces of its own.
    for page in try SiteOf.network(network).built.pages where !page.path.contains("/figures/") {
      #expect(!page.html.contains(#/\{\{|\}\}|\{[a-z]+[a-zA-Z.]*\}/#), "\(page.path)")
      #expect(page.html.utf8.count < 400_000, "\(page.path)")
    }
  }

  @Test func `of a large network few layers are worked out at length, and the page of the network says which`() throws {
    let site = try SiteOf.network(.tower)
    let network = try site.text("network")
    #expect(network.contains("Which layers are explained") && network.contains("Of all 76 layers"))
    // The first of each kind, the last convolution, and what has no maps.
    let explained = ["stem", "block1_norm", "block1_relu", "block1_sum", "block12_two", "pool", "mean", "answer"]
    let page = try #require(site.page("en/network.html"))
    for layer in explained {
      #expect(page.contains("<a href=\"layers/\(layer).html\">\(layer)</a> · <code>"), "\(layer)")
    }
    let (long, short) = (try site.text("layers/stem"), try site.text("layers/block12_one"))
    #expect(long.contains("The size of the maps") && !short.contains("The size of the maps"))
    #expect(short.contains("How a layer of the kind Conv2D works, number by number"))
    let figures = Set(try #require(site.figures[.english]).map(\.id))
    #expect(figures.isSuperset(of: ["stem-kernels", "block12_two-kernels", "block12_one-maps"]))
    #expect(figures.isDisjoint(with: ["block12_one-kernels", "block5_two-maps", "stem-maps"]))
    #expect(site.page("en/layers/block5_two.html") == nil && page.contains("block5_two"))
  }

  @Test func `a layer without biases or function of its own says so, and adds none`() throws {
    let site = try SiteOf.network(.strides)
    let (tall, wide) = (try site.text("layers/tall"), try site.text("layers/wide"))
    #expect(tall.contains("This layer has no biases") && !tall.contains("the bias is added"))
    #expect(wide.contains("no activation function of its own") && wide.contains("the bias is added"))
    #expect(try site.text("layers/scores").contains("This layer has no biases"))
  }

  @Test func `borders, gaps between windows and dropped cells are told`() throws {
    let site = try SiteOf.network(.strides)
    #expect(try site.text("layers/border").contains("1 above, 2 below, 0 at the left, 3 at the right"))
    let sparse = try site.text("layers/sparse")
    #expect(sparse.contains("between them are cells that no window reaches") && !sparse.contains("cover the map"))
  }

  @Test func `a network without convolutions is not called convolutional`() throws {
    let site = try SiteOf.network(.perceptron)
    #expect(try site.text("index").contains("opens up one neural network"))
    #expect(try site.text("what-is-a-cnn").contains("has no convolution layer"))
    #expect(try SiteOf.network(.many).text("index").contains("opens up one convolutional neural network"))
  }

  @Test func `convolutions over signals are convolutions, whose kernels are not drawn`() throws {
    let site = try SiteOf.network(.signals)
    #expect(try site.text("index").contains("opens up one convolutional neural network"))
    #expect(try site.text("what-is-a-cnn").contains("Take causal, the first convolution layer"))
    #expect(try !site.text("convolution").contains("shows the kernels that this network learned"))
  }

  @Test func `gaps, groups and padding of chosen cells are told`() throws {
    let site = try SiteOf.network(.planes)
    let wide = try site.text("layers/wide")
    #expect(
      wide.contains("over 5\u{202F}×\u{202F}5 cells")
        && wide.contains("1 above, 2 below, 0 at the left, 3 at the right"))
    #expect(wide.contains("16 + 3 \u{2212} 5 + 1 = 15") && wide.contains("15 + 3 \u{2212} 5 + 1 = 14"))
    #expect(try site.text("layers/grouped").contains("divided into 4 groups"))
    #expect(try site.text("layers/mean").contains("The zeros of the padding count"))
  }

  @Test func `what acts only in training is said to do so`() throws {
    for (network, layer) in [(OddNetwork.planes, "noise"), (.planes, "drop"), (.signals, "drop"), (.volumes, "drop")] {
      #expect(try SiteOf.network(network).text("layers/\(layer)").contains("so this layer changes none of them"))
    }
  }

  @Test func `only the last softmax is the network's answer`() throws {
    let site = try SiteOf.network(.many)
    #expect(try !#require(site.page("en/layers/second.html")).contains("softmax.svg"))
    #expect(try #require(site.page("en/layers/answer.html")).contains("softmax.svg"))
  }

  @Test func `every function is told by its own name, formula and numbers`() throws {
    let (functions, bends) = (try SiteOf.network(.functions), try SiteOf.network(.bends))
    #expect(try functions.text("layers/gelu").contains("a standard normal distribution"))
    #expect(try functions.text("layers/leaky").contains("multiplied by 0.125"))
    #expect(try functions.text("layers/leaking").contains("multiplies negative ones by 0.3"))
    #expect(try functions.text("layers/elu").contains("bends negative ones towards −0.5"))
    #expect(try functions.text("layers/bounded").contains("becomes no larger than 4"))
    #expect(try functions.text("layers/threshold").contains("here 0.25, stays as it is"))
    #expect(try bends.text("layers/none").contains("multiplies negative ones by 0."))
    #expect(try bends.text("layers/tanh").contains("an approximation of GELU"))
    #expect(try bends.text("layers/sign").contains("9 becomes 0.9"))
  }

  @Test func `only functions that cut off say how much became zero`() throws {
    let (functions, bends) = (try SiteOf.network(.functions), try SiteOf.network(.bends))
    for name in ["gelu", "leaky", "swish", "soft", "elu", "bounded"] {
      #expect(try !functions.text("layers/\(name)").contains("exactly 0"), "\(name)")
    }
    for name in ["sign", "stretched", "exponential", "tanh"] {
      #expect(try !bends.text("layers/\(name)").contains("are exactly 0"), "\(name)")
    }
    #expect(try functions.text("layers/hard").contains("are exactly 0"))
    #expect(try bends.text("layers/six").contains("are exactly 0"))
    #expect(try bends.text("layers/plain").contains("Exactly 0 are"))
  }

  @Test func `where layers read from, and whose weights they use, is told in both languages`() throws {
    let site = try SiteOf.network(.branches)
    let sum = try #require(site.page("en/layers/sum.html"))
    #expect(sum.contains("<a href=\"step.html\">step</a>, <a href=\"stem.html\">stem</a>"))
    let stem = try #require(site.page("es/layers/stem.html"))
    #expect(stem.contains("Lee de") && stem.contains("<a href=\"../data.html\">Imagen</a>"))
    #expect(try site.text("layers/again").contains("They are the weights of step"))
    #expect(try site.text("layers/answer").contains("Answer") && site.text("network").contains("weights of step"))
    #expect(try site.text("layers/rectify").contains("has a layer of its own here because"))
    #expect(try site.text("layers/rows").contains("Their rows are put one behind the other: 8 + 8 = 16"))
    #expect(try site.text("layers/gated").contains("is repeated along it"))
    #expect(try !site.text("network").contains("is a chain of simple functions"))
    #expect(try SiteOf.network(.many).text("network").contains("is a chain of simple functions"))
  }

  @Test func `the strip shows no arrow where none leads, and says what is read instead`() throws {
    let page = try #require(SiteOf.network(.branches).page("en/index.html"))
    #expect(page.contains("← step, stem") && page.contains("← features"))
    #expect(page.components(separatedBy: "station apart").count > 10)
    #expect(try !#require(SiteOf.network(.many).page("en/index.html")).contains("apart"))
  }

  @Test func `one epoch is told as one, and weights from a file without a history`() throws {
    let one = try SiteOf.network(.strides).text("training")
    #expect(one.components(separatedBy: "After epoch 1 ").count == 2 && !one.contains("lowest after epoch"))
    #expect(try SiteOf.network(.many).text("training").contains("lowest after epoch"))
    #expect(try SiteOf.network(.perceptron).text("training").contains("its weights came from a file"))
  }
}
