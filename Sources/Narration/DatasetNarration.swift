import Insights
import Site

extension Narrator {
  func datasetContent() -> DatasetContent {
    let dataset = experiment.dataset
    let balance = explanation.classBalance
    let shape = dataset.train.shape
    let total = dataset.train.count
    func classContent(_ index: Int) -> ClassContent {
      ClassContent(
        name: balance.classes[index], count: numbers.integer(balance.counts[index]),
        share: numbers.percent(Double(balance.counts[index]) / Double(max(1, total))))
    }
    var content = DatasetContent(
      name: dataset.name, title: dataset.title, train: numbers.integer(total - experiment.validationCount),
      validation: numbers.integer(experiment.validationCount), test: numbers.integer(dataset.test.count),
      trainingSet: numbers.integer(total),
      validationShare: numbers.percent(Double(experiment.validationCount) / Double(max(1, total)), places: 0),
      height: numbers.integer(shape.cells[shape.cells.count - 2]), width: numbers.integer(shape.cells.last ?? 1),
      channels: numbers.integer(shape.channels), size: extents(strings.shown(shape.cells)),
      pixels: numbers.integer(shape.count), classCount: numbers.integer(balance.classes.count),
      classes: balance.classes.indices.map(classContent), largestClass: classContent(balance.largest),
      smallestClass: classContent(balance.smallest), imbalance: numbers.decimal(balance.ratio))
    content.isBalanced = balance.counts.min() == balance.counts.max()
    content.isColour = shape.isMaps && shape.channels == 3
    switch dataset.loader {
    case .libraries(let keras, let torchvision):
      content.libraries = LibraryNames(keras: keras, torchvision: torchvision)
    case .folder(let hasParts): content.folder = ImageFolderContent(hasParts: hasParts)
    case nil: break
    }
    return content
  }
}
