import Localization

/// The strip with the whole pipeline, as one page shows it.
struct PipelineStrip {
  let edition: Edition

  /// The stations with the page's own marked.
  func items(for marks: StripMarks, from path: String) throws -> [StripItem] {
    let content = edition.content
    let shapes = [content.layers.first?.input].compactMap { $0 } + content.layers.map(\.output)
    let largest = shapes.flatMap { $0.dimensions.count > 1 ? Array($0.dimensions.dropLast()) : [] }.max() ?? 1
    var items: [StripItem] = []
    let layers = Set(content.layers.map(\.name))
    let start = try edition.strings("site.strip.data")
    func add(
      _ name: String, _ kind: String, _ shape: ShapeContent, _ page: String, _ mark: StripMarks, reads: [String] = []
    ) {
      // What is no layer is the image.
      let sources = reads.map { layers.contains($0) ? $0 : start }
      let isNext = reads.isEmpty || sources == items.last.map { [$0.name] }
      items.append(
        StripItem(
          name: name, kind: kind, shape: shape.text,
          href: SitePath.relative(SitePath.page(page, edition.language), from: path),
          from: isNext ? nil : "← " + sources.joined(separator: ", "), isCurrent: marks == mark, isMarked: false,
          glyph: StripGlyph(shape.dimensions, largest: largest)))
    }
    guard let first = content.layers.first, let last = content.layers.last else { return [] }
    let answer = content.layers.first { $0.name == content.network.lastLayer } ?? last
    let photograph = content.photograph
    add(start, photograph?.name ?? content.dataset.title, first.input, edition.dataPage, .data)
    // Of a large network some stations stand for all.
    let stations = (photograph?.stations ?? content.network.selection?.stations).map { Set($0) } ?? layers
    for layer in content.layers where stations.contains(layer.name) {
      add(
        layer.name, layer.kind, layer.output, "layers/\(SitePath.stem(layer.name))", .layer(layer.name),
        reads: stations.count < layers.count ? [] : layer.sources)
      items[items.count - 1].isMarked =
        marks == .layers || marks == .kind(layer.kind) || marks == .within(layer: layer.name)
    }
    add(
      try edition.strings("site.strip.answers"), photograph?.probability ?? content.evaluation?.accuracy ?? "",
      answer.output,
      edition.answerPage, .answers, reads: stations.count < layers.count ? [] : [answer.name])
    return items
  }

  /// In words, where the page stands in the pipeline.
  func place(of chapter: any Chapter) throws -> String {
    let strings = edition.strings
    let count = edition.content.network.layerCount
    switch chapter.marks {
    case .none: return try strings("site.place.none")
    case .data: return try strings("site.place.data")
    case .layers: return try strings("site.place.layers", ["count": count])
    case .kind(let kind): return try strings("site.place.kind", ["kind": kind])
    case .answers: return try strings("site.place.answers")
    case .layer(let name), .within(let name):
      let index = edition.content.layers.first { $0.name == name }?.index ?? ""
      return try strings("site.place.layer", ["index": index, "count": count, "name": name])
    }
  }
}
