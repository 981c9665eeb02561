import Datasets
import Foundation
import Insights
import Networks
import Site

/// What the pages of a site about photographs say.
extension Narrator {
  /// Everything that the pages of this language say.
  func photographSite(_ photographs: PhotographExplanation) throws -> SiteContent {
    let layers = try layerContents(short: "photograph/layer")
    var content = SiteContent(
      language: strings.language, tool: ToolContent(version: run.version, command: run.command),
      dataset: photographData(), network: networkContent(), training: try trainingContent(), evaluation: nil,
      example: photographExample(photographs.hero), layers: layers, pages: try photographPages(photographs),
      functional: try functionalContent(), exercises: try exercisePages(), values: proseValues(),
      checkedSums: numbers.integer(explanation.checkedSums))
    content.subject = strings.subject
    content.photograph = photographContent(photographs)
    return content
  }

  /// The photographs take the place of a data set: there are no classes to count.
  private func photographData() -> DatasetContent {
    let dataset = experiment.dataset
    let shape = dataset.test.shape
    let none = numbers.integer(0)
    return DatasetContent(
      name: dataset.name, title: dataset.title, train: none, validation: none,
      test: numbers.integer(dataset.test.count),
      trainingSet: none, validationShare: numbers.percent(0, places: 0), height: numbers.integer(shape.rows),
      width: numbers.integer(shape.columns), channels: numbers.integer(shape.channels), size: extents(shape.cells),
      pixels: numbers.integer(shape.count), classCount: numbers.integer(dataset.classes.count), classes: [],
      largestClass: nil, smallestClass: nil, imbalance: "")
  }

  private func photographExample(_ study: PhotographStudy) -> ExampleContent {
    ExampleContent(
      index: numbers.integer(study.number), label: study.guesses[0].name, predicted: study.guesses[0].name,
      probability: output(study.guesses[0], study), isCorrect: true)
  }

  private func photographContent(_ photographs: PhotographExplanation) -> PhotographContent {
    let hero = photographs.hero
    let shown = photographs.layers.map(\.layer)
    let ends = network.nodes.filter { !$0.outputShape.isMaps }.map(\.name)
    let isWhole = photographs.paged.isWhole
    var content = PhotographContent(
      name: hero.preparation.name, network: experiment.dataset.title, answer: hero.guesses[0].name,
      probability: output(hero.guesses[0], hero), classCount: numbers.integer(experiment.dataset.classes.count),
      stations: isWhole && network.nodes.count <= Self.stationLimit ? network.nodes.map(\.name) : shown + ends,
      hasAllPages: isWhole, pageCount: numbers.integer(photographs.paged.names.count),
      hasManyMaps: network.nodes.reduce(0) { $0 + ($1.outputShape.isMaps ? $1.outputShape.channels : 0) } >= 1000,
      exemplars: network.nodes.filter { photographs.exemplars.contains($0.name) }
        .map { ExplainedLayer(name: $0.name, kind: $0.kind) },
      layersWithMaps: numbers.integer(shown.count), mapLimit: numbers.integer(StrongestMaps.limit),
      tellsWhere: !hero.maps.isEmpty, isSoftmax: hero.measure == .probabilities, areScores: hero.measure == .scores,
      isOfImageNet: run.origin.isOfImageNet, namesClasses: run.origin.namesClasses,
      others: photographs.studies.dropFirst().map {
        PhotographContent.Other(
          name: $0.preparation.name, page: "photographs/\($0.number)", answer: $0.guesses[0].name,
          probability: output($0.guesses[0], $0))
      })
    (content.mean, content.chosenOutput) = (run.origin.mean, run.origin.chosenOutput)
    return content
  }

  /// Up to how many layers each have a station in the strip.
  private static var stationLimit: Int { 64 }

  private func output(_ guess: PhotographStudy.Guess, _ study: PhotographStudy) -> String {
    numbers.output(guess.probability, isScore: study.measure == .scores)
  }

  /// The pages about the photograph, its answer and the chain behind it; one for each further photograph.
  private func photographPages(_ photographs: PhotographExplanation) throws -> [PageContent] {
    let hero = photographs.hero
    let answer: [String: any Sendable] = ["answer": answerContent(hero)]
    var pages = [
      PageContent(
        id: "photograph", parent: "overview", label: try strings("photograph.pages.photograph"),
        prose: "photograph/photograph", isStation: true, values: ["preparation": try preparationContent(hero)])
    ]
    if !hero.maps.isEmpty {
      pages.append(
        PageContent(
          id: "where", parent: "overview", label: try strings("photograph.pages.where"), prose: "photograph/where",
          isStation: true, values: answer))
    }
    pages.append(
      PageContent(
        id: "answer", parent: "overview", label: try strings("photograph.pages.answer"),
        prose: hero.measure == .probabilities ? "photograph/answer" : "photograph/scores", isStation: true,
        values: answer))
    pages += try tracePages([]).map { page in
      var page = page
      (page.id, page.name, page.parent, page.prose) = ("trace", "trace", "answer", "photograph/trace")
      page.label = try strings("photograph.pages.trace")
      return page
    }
    return try pages
      + photographs.studies.dropFirst().map {
        PageContent(
          id: "photographs/\($0.number)", parent: "answer", label: $0.preparation.name, prose: "photograph/other",
          values: ["answer": answerContent($0), "preparation": try preparationContent($0)])
      }
  }

  private func preparationContent(_ study: PhotographStudy) throws -> PreparationContent {
    let value = study.preparation
    let colours = try (value.isGrey ? ["grey"] : ["red", "green", "blue"])
      .map { try strings("photograph-channels.\($0)") }
    let (range, divisors) = (value.input.range, value.scaling.divisors)
    return PreparationContent(
      name: value.name, fileSize: extents([value.columns, value.rows]),
      keptSize: extents([value.kept.columns, value.kept.rows]),
      size: extents([value.framed.columns, value.framed.rows]), isCropped: value.isCropped,
      droppedColumns: numbers.integer(value.columns - value.kept.columns),
      droppedRows: numbers.integer(value.rows - value.kept.rows),
      scale: numbers.decimal(Double(value.kept.columns) / Double(value.framed.columns)),
      row: numbers.integer(value.pixel.place.row), column: numbers.integer(value.pixel.place.column),
      levels: value.pixel.levels.enumerated().map { index, level in
        PreparationContent.Level(
          index: numbers.integer(index), colour: colours[level.source], byte: numbers.integer(Int(level.byte)),
          expression: expression(level), result: numbers.decimal(level.value, places: 3))
      }, isTurned: !value.scaling.order.isEmpty,
      order: value.pixel.levels.map { colours[$0.source] }.joined(separator: ", "),
      hasMeans: !value.scaling.means.isEmpty,
      divisor: divisors == [1] || divisors.count > 1 ? nil : numbers.short(Double(divisors[0])),
      hasDivisors: divisors.count > 1, keepsBytes: value.scaling == .bytes, isGrey: value.isGrey,
      isKnown: run.origin.isPreparationKnown,
      low: numbers.decimal(range.lowerBound), high: numbers.decimal(range.upperBound),
      count: numbers.integer(value.input.count))
  }

  /// `(131 − 127.5) / 127.5`, without what changes nothing.
  private func expression(_ level: PhotographPreparation.Level) -> String {
    let byte = numbers.integer(Int(level.byte))
    let difference = level.mean == 0 ? byte : "\(byte) \u{2212} \(numbers.short(Self.asWritten(level.mean)))"
    guard level.divisor != 1 else { return difference }
    let divisor = numbers.short(Self.asWritten(level.divisor))
    return (level.mean == 0 ? difference : "(\(difference))") + "\u{202F}/\u{202F}" + divisor
  }

  /// A number with the digits that it was written with.
  private static func asWritten(_ value: Float) -> Double { Double(value.description) ?? Double(value) }

  private func answerContent(_ study: PhotographStudy) -> AnswerContent {
    let softmax = study.softmax
    let guesses = study.guesses.enumerated().map { place, guess in
      AnswerContent.Guess(
        rank: numbers.integer(place + 1), name: guess.name, probability: output(guess, study),
        score: softmax.map { numbers.decimal($0.logits[guess.label], places: 3) },
        exponential: softmax.map { exponential($0.exponentials[guess.label]) })
    }
    let (first, second) = (study.guesses[0], study.guesses[min(1, study.guesses.count - 1)])
    let difference = softmax.map { $0.logits[first.label] - $0.logits[second.label] } ?? 0
    return AnswerContent(
      name: study.preparation.name, suffix: study.number == 1 ? "" : "-\(study.number)", guesses: guesses,
      hasMore: experiment.dataset.classes.count > guesses.count, isSoftmax: study.measure == .probabilities,
      areScores: study.measure == .scores,
      total: softmax.map { exponential($0.total) },
      factor: numbers.decimal(Double(first.probability) / max(Double(second.probability), 1e-30), places: 1),
      difference: numbers.decimal(difference, places: 3),
      rest: numbers.certainty(max(0, 1 - study.guesses.reduce(0.0) { $0 + Double($1.probability) })),
      map: study.maps.first.map { map($0, study) }, evidence: study.evidence.map(evidence))
  }

  private func exponential(_ value: Double) -> String {
    value < 1e15 ? numbers.decimal(value, places: value < 1000 ? 2 : 0) : number(Float(value))
  }

  private func map(_ found: ClassMap, _ study: PhotographStudy) -> AnswerContent.Map {
    let seen = study.seen.map {
      extents([$0.rows.count, $0.columns.count])
    }
    return AnswerContent.Map(
      layer: study.mapLayer ?? "", size: extents(found.map.shape.dimensions), cells: numbers.integer(found.map.count),
      mean: numbers.decimal(found.mean, places: 3), bias: found.bias.map { numbers.decimal($0, places: 3) },
      score: numbers.decimal(found.score, places: 3), row: numbers.integer(found.strongest.row),
      column: numbers.integer(found.strongest.column),
      value: numbers.decimal(found.map[found.strongest.row, found.strongest.column], places: 2), seen: seen)
  }

  private func evidence(_ found: ClassEvidence) -> AnswerContent.Evidence {
    AnswerContent.Evidence(
      isCell: found.cell != nil, layer: found.layer, source: found.source,
      terms: found.terms.map {
        AnswerContent.Term(
          channel: numbers.integer($0.channel), expression: product($0.value, $0.weight), result: number($0.product))
      }, others: number(found.others), otherCount: numbers.integer(found.otherCount), bias: number(found.bias ?? 0),
      sum: number(found.sum))
  }
}
