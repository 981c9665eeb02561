import Foundation
import Localization
import Site
import Testing

@Suite struct ProseTests {
  @Test(arguments: Language.allCases)
  func proseHoldsForEveryKindOfLayerAndActivation(_ language: Language) throws {
    let pages = try build(ProseSample.content(language))
    for layer in ProseSample.layers { #expect(pages["\(language.rawValue)/layers/\(layer.name).html"] != nil) }
  }

  @Test(arguments: Language.allCases)
  func proseHoldsForWeightsFromAFileAndForAnImageThatWasMisread(_ language: Language) throws {
    var content = Sample.content(language)
    content.training.isTrained = false
    content.training.history = []
    (content.training.first, content.training.last, content.training.best) = (nil, nil, nil)
    content.training.gap = nil
    content.example.isCorrect = false
    let pages = try build(content)
    #expect(pages["\(language.rawValue)/training.html"]?.contains(content.training.stepsPerEpoch) == false)
  }

  @Test(arguments: Language.allCases)
  func proseHoldsForANetworkWithoutConvolution(_ language: Language) throws {
    var content = ProseSample.content(language)
    content.layers.removeAll { $0.kind == "Conv2D" }
    (content.network.firstConvolution, content.network.firstKernels) = (nil, nil)
    // The small grids of the arithmetic are there without any network.
    content.values = content.values.filter { $0.key.hasPrefix("arithmetic") }
    _ = try build(content)
  }

  @Test(arguments: Language.allCases)
  func `the page about the data shows how a folder of images is read, and nothing of data that no program gets at`(
    _ language: Language
  ) throws {
    var content = ProseSample.content(language)
    func page() throws -> String { try #require(build(content)["\(language.rawValue)/data.html"]) }
    content.dataset.libraries = nil
    #expect(try !page().contains("keras.datasets") && !page().contains("ImageFolder"))
    content.dataset.isColour = true
    content.dataset.folder = ImageFolderContent(hasParts: false)
    let split = try page()
    #expect(split.contains("validation_split") && split.contains("rgb") && !split.contains("Grayscale"))
    content.dataset.folder = ImageFolderContent(hasParts: true)
    #expect(try page().contains("mnist/test") && !page().contains("random_split"))
  }

  @Test func bothLanguagesSayTheSameWithTheSameFiguresTermsAndValues() throws {
    let library = try TemplateLibrary()
    let files = library.paths(under: "prose/en/").map { $0.dropFirst("prose/en/".count) }
    #expect(!files.isEmpty)
    for file in files {
      let english = ProseSample.skeleton(String(decoding: try library.bytes("prose/en/\(file)"), as: UTF8.self))
      let spanish = ProseSample.skeleton(String(decoding: try library.bytes("prose/es/\(file)"), as: UTF8.self))
      #expect(english == spanish, "\(file)")
    }
  }

  @Test(arguments: Language.allCases)
  func `the prose about every activation function stands on the pages of its layers`(_ language: Language) throws {
    let library = try TemplateLibrary()
    let folder = "prose/\(language.rawValue)/functions/"
    let names = library.paths(under: folder).map { String($0.dropFirst(folder.count).dropLast(3)) }
    #expect(names.count == 20)
    for name in names {
      var content = ProseSample.content(language)
      content.layers = ProseSample.layers(with: name)
      content.network.heaviestLayer = content.layers[0].name
      let pages = try build(content)
      for layer in content.layers {
        let page = try #require(pages["\(language.rawValue)/layers/\(layer.name).html"])
        #expect(page.contains("<math"), "\(name) in \(layer.kind)")
      }
    }
  }

  @Test(arguments: Language.allCases)
  func `a prose file that is included but not there is reported`(_ language: Language) throws {
    var content = ProseSample.content(language)
    content.layers = ProseSample.layers(with: "nonsense")
    content.network.heaviestLayer = content.layers[0].name
    #expect(throws: SiteError.self) { try build(content) }
  }

  @Test(arguments: Language.allCases)
  func theGlossaryIsInTheOrderOfItsLanguage(_ language: Language) throws {
    let text = String(decoding: try TemplateLibrary().bytes("prose/\(language.rawValue)/glossary.md"), as: UTF8.self)
    let titles = text.matches(of: #/::term \S+ (.+)/#).map { match in
      match.1.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
    #expect(titles.count >= 45)
    #expect(titles == titles.sorted())
  }

  private func build(_ content: SiteContent) throws -> [String: String] {
    let figures = [content.language: Sample.figures(content.language)]
    let site = try SiteBuilder(library: TemplateLibrary()).build([content], figures: figures)
    return Dictionary(uniqueKeysWithValues: site.pages.map { ($0.path, $0.html) })
  }
}

/// A network with every kind of layer, and what two translations of a text must have in common.
enum ProseSample {
  static let layers: [LayerContent] = {
    let (map, small) = (Sample.map(28, 28, 1), Sample.map(14, 14, 8))
    let vector = ShapeContent(text: "100", cells: "100", dimensions: [100])
    var layers = [
      Sample.layer("pad", "ZeroPadding2D", "1", map, small),
      Sample.layer("conv", "Conv2D", "2", map, small, parameters: "80", formula: "(3 × 3 × 1 + 1) × 8", field: "3 × 3"),
      Sample.layer("max", "MaxPooling2D", "3", map, small, field: "4 × 4"),
      Sample.layer("average", "AveragePooling2D", "4", map, small, field: "4 × 4"),
      Sample.layer("drop", "Dropout", "5", vector, vector),
      Sample.layer("flat", "Flatten", "6", small, vector),
      Sample.layer("flat-vector", "Flatten", "7", vector, vector),
    ]
    layers[1].settings.isPadded = true
    layers[2].settings.droppedRows = "1"
    layers[2].settings.droppedColumns = "1"
    layers[3].settings.isPadded = true
    for index in [1, 2, 3, 5] { layers[index].worked = Sample.worked }
    for function in ["relu", "softmax", "tanh", nil] {
      for kind in ["Dense", "Activation"] {
        var layer = Sample.layer("\(kind)-\(function ?? "linear")".lowercased(), kind, "8", vector, vector)
        (layer.activation, layer.function) = (function, function)
        (layer.isRelu, layer.isSoftmax) = (function == "relu", function == "softmax")
        layers.append(layer)
      }
    }
    for (kind, function) in [
      ("ReLU", "bounded_relu"), ("LeakyReLU", "leaky_relu"), ("ELU", "elu"), ("Softmax", "softmax"),
      ("PReLU", nil), ("Rescaling", nil), ("Normalization", nil), ("GroupNormalization", nil),
    ] as [(String, String?)] {
      var layer = Sample.layer(kind.lowercased(), kind, "9", vector, vector)
      (layer.activation, layer.function) = (function, function)
      layer.values = parameters
      layers.append(layer)
    }
    return layers
  }()

  /// What functions with parameters have as values.
  private static let parameters = [
    "slope": "0.3", "threshold": "0.5", "maximum": "6", "alpha": "1", "scale": "0.5", "offset": "0", "groups": "2",
    "groupChannels": "4", "epsilon": "0.001",
  ]

  /// A layer of each kind that can have an activation function, with this one.
  static func layers(with function: String) -> [LayerContent] {
    let (map, small) = (Sample.map(28, 28, 1), Sample.map(14, 14, 8))
    return [("conv", "Conv2D"), ("dense", "Dense"), ("activation", "Activation")].map { name, kind in
      var layer = Sample.layer(name, kind, "1", map, small)
      (layer.activation, layer.function, layer.isSoftmax, layer.values) = (function, function, false, parameters)
      return layer
    }
  }

  static func content(_ language: Language) -> SiteContent {
    var content = Sample.content(language, layers: layers)
    content.network.heaviestLayer = "dense-relu"
    return content
  }

  /// The directives without their headings, the values and the links of a text, sorted.
  static func skeleton(_ text: String) -> [String] {
    let directives = text.matches(of: #/(?m)^::(section|figure\??|insert|include|term) (\S+)/#).map {
      "\($0.1) \($0.2)"
    }
    let blocks = text.matches(of: #/(?m)^::(exercise|exercises|answer|predict|mistake|note|end)\b/#).map {
      String($0.1)
    }
    let values = text.matches(of: #/\{\{[^}]*\}\}/#).map { String($0.0) }
    let links = text.matches(of: #/\]\(([^)]*)\)/#).map { String($0.1) }
    return (directives + blocks + values + links).sorted()
  }
}
