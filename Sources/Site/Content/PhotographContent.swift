/// What pages say of photographs that a network that others trained was shown.
package struct PhotographContent: Sendable {
  /// The name of the photograph that is followed, as in `chelsea`.
  package var name: String
  /// The network's title, as in `SqueezeNet 1.1`.
  package var network: String
  /// The first class and its probability, as in `Egyptian cat` and `57.6%`.
  package var answer, probability: String
  /// How many classes there are.
  package var classCount: String
  /// The layers that stand in the strip: all of a network of moderate size.
  package var stations: [String]
  /// Whether all layers have pages, and how many have; whether there are a thousand maps.
  package var hasAllPages: Bool
  package var pageCount: String
  package var hasManyMaps: Bool
  /// The layers that are explained at length.
  package var exemplars: [ExplainedLayer]
  /// How many layers have maps in the site, and how many a layer shows at most.
  package var layersWithMaps, mapLimit: String
  /// Whether the network's end tells where a class was seen, so that there is a page about it.
  package var tellsWhere: Bool
  /// Whether the network ends in softmax; or gives any numbers and no probabilities.
  package var isSoftmax, areScores: Bool
  /// Whether the network learned the photographs of the ImageNet contest, and whether the names of its classes are known.
  package var isOfImageNet, namesClasses: Bool
  /// The layer that the site put behind a network that gives maps, so that there is one number for each; nothing behind others.
  package var mean: String?
  /// The output that is explained, of several that do not go together; nothing of others.
  package var chosenOutput: String?
  /// Where the site is left for one with several photographs: the answers of the others.
  package var others: [Other]
  /// Whether there are any.
  package var hasOthers: Bool

  /// A further photograph.
  package struct Other: Sendable {
    /// Its name, its page, the answer and its probability.
    package var name, page, answer, probability: String

    /// Describes a photograph.
    package init(name: String, page: String, answer: String, probability: String) {
      (self.name, self.page, self.answer, self.probability) = (name, page, answer, probability)
    }
  }

  /// Describes photographs.
  package init(
    name: String, network: String, answer: String, probability: String, classCount: String, stations: [String],
    hasAllPages: Bool, pageCount: String, hasManyMaps: Bool, exemplars: [ExplainedLayer], layersWithMaps: String,
    mapLimit: String, tellsWhere: Bool, isSoftmax: Bool,
    areScores: Bool, isOfImageNet: Bool, namesClasses: Bool, others: [Other]
  ) {
    (self.name, self.network, self.answer, self.probability) = (name, network, answer, probability)
    (self.classCount, self.stations, self.exemplars) = (classCount, stations, exemplars)
    (self.hasAllPages, self.pageCount, self.hasManyMaps) = (hasAllPages, pageCount, hasManyMaps)
    (self.layersWithMaps, self.mapLimit, self.tellsWhere) = (layersWithMaps, mapLimit, tellsWhere)
    (self.isSoftmax, self.areScores) = (isSoftmax, areScores)
    (self.isOfImageNet, self.namesClasses) = (isOfImageNet, namesClasses)
    self.others = others
    hasOthers = !others.isEmpty
  }
}

/// How one photograph became numbers.
package struct PreparationContent: Sendable {
  /// The name of the photograph.
  package var name: String
  /// Columns and rows of the file, of the part that is kept, and of what the network reads.
  package var fileSize, keptSize, size: String
  /// Whether something was cut off, and how many columns and rows.
  package var isCropped: Bool
  /// What was cut off, columns and rows.
  package var droppedColumns, droppedRows: String
  /// What a pixel of the result is made of: pixels of the file along each axis, as in `1.34`.
  package var scale: String
  /// The row and the column of the pixel that is worked out.
  package var row, column: String
  /// Its channels in the order in which the network reads them.
  package var levels: [Level]
  /// Whether that is another order than red, green, blue.
  package var isTurned: Bool
  /// The channels' order, as in `blue, green, red`.
  package var order: String
  /// Whether means are taken off, and what is divided by; nothing where that is 1.
  package var hasMeans: Bool
  /// The divisor; nothing where it is 1 or one for each channel.
  package var divisor: String?
  /// Whether each channel has a divisor of its own; whether the bytes stay as they are.
  package var hasDivisors, keepsBytes: Bool
  /// Whether the network reads shades of grey, and whether it is known how its images were prepared.
  package var isGrey, isKnown: Bool
  /// The smallest and the largest number that the network reads.
  package var low, high: String
  /// How many numbers it reads.
  package var count: String

  /// A channel of the pixel.
  package struct Level: Sendable {
    /// Its place, its colour, the byte, the calculation and the result.
    package var index, colour, byte, expression, result: String

    /// Describes a channel.
    package init(index: String, colour: String, byte: String, expression: String, result: String) {
      (self.index, self.colour, self.byte) = (index, colour, byte)
      (self.expression, self.result) = (expression, result)
    }
  }

  /// Describes a preparation.
  package init(
    name: String, fileSize: String, keptSize: String, size: String, isCropped: Bool, droppedColumns: String,
    droppedRows: String, scale: String, row: String, column: String, levels: [Level], isTurned: Bool, order: String,
    hasMeans: Bool, divisor: String?, hasDivisors: Bool, keepsBytes: Bool, isGrey: Bool, isKnown: Bool, low: String,
    high: String, count: String
  ) {
    (self.name, self.fileSize, self.keptSize, self.size) = (name, fileSize, keptSize, size)
    (self.isCropped, self.droppedColumns, self.droppedRows) = (isCropped, droppedColumns, droppedRows)
    (self.scale, self.row, self.column, self.levels) = (scale, row, column, levels)
    (self.isTurned, self.order, self.hasMeans, self.divisor) = (isTurned, order, hasMeans, divisor)
    (self.hasDivisors, self.keepsBytes, self.isGrey, self.isKnown) = (hasDivisors, keepsBytes, isGrey, isKnown)
    (self.low, self.high, self.count) = (low, high, count)
  }
}

/// What the network answered for one photograph.
package struct AnswerContent: Sendable {
  /// The name of the photograph, and what stands behind the names of its figures: nothing, or as in `-2`.
  package var name, suffix: String
  /// The first class, its probability and its score.
  package var first: Guess
  /// The second class; the first again where there is no other.
  package var second: Guess
  /// Whether there are two classes, and whether there are more than are named.
  package var hasSecond, hasMore: Bool
  /// Whether the network ends in softmax; or gives any numbers and no probabilities.
  package var isSoftmax, areScores: Bool
  /// The most probable classes.
  package var guesses: [Guess]
  /// The sum of all exponentials; nothing where softmax is not worked out.
  package var total: String?
  /// How many times as probable the first class is as the second, and by how much its score is larger.
  package var factor, difference: String
  /// What the classes that are not named share.
  package var rest: String
  /// The layer whose maps are averaged, its rows × columns, and how many cells that are; nothing where the end does not tell.
  package var map: Map?
  /// What the score is made of; nothing where the end does not tell.
  package var evidence: Evidence?

  /// A class.
  package struct Guess: Sendable {
    /// Its place from 1, its name, probability, score and the score's exponential.
    package var rank, name, probability: String
    package var score, exponential: String?

    /// Describes a class.
    package init(rank: String, name: String, probability: String, score: String?, exponential: String?) {
      (self.rank, self.name, self.probability, self.score) = (rank, name, probability, score)
      self.exponential = exponential
    }
  }

  /// The map of the first class.
  package struct Map: Sendable {
    /// The layer, the size of its maps, the number of cells.
    package var layer, size, cells: String
    /// The mean; what is added, nothing where nothing is; the score.
    package var mean: String
    package var bias: String?
    package var score: String
    /// The strongest cell and its value; what it sees of the photograph, nothing where that is not known.
    package var row, column, value: String
    package var seen: String?

    /// Describes a map.
    package init(
      layer: String, size: String, cells: String, mean: String, bias: String?, score: String, row: String,
      column: String, value: String, seen: String?
    ) {
      (self.layer, self.size, self.cells, self.mean) = (layer, size, cells, mean)
      (self.bias, self.score, self.row, self.column) = (bias, score, row, column)
      (self.value, self.seen) = (value, seen)
    }
  }

  /// What a score, or its strongest cell, is made of.
  package struct Evidence: Sendable {
    /// Whether it is a cell that is worked out.
    package var isCell: Bool
    /// The layer with the weights, and the layer of the channels.
    package var layer, source: String
    /// The largest products.
    package var terms: [Term]
    /// All other products and their number, the bias, the sum.
    package var others, otherCount, bias, sum: String

    /// Describes a sum.
    package init(
      isCell: Bool, layer: String, source: String, terms: [Term], others: String, otherCount: String, bias: String,
      sum: String
    ) {
      (self.isCell, self.layer, self.source, self.terms) = (isCell, layer, source, terms)
      (self.others, self.otherCount, self.bias, self.sum) = (others, otherCount, bias, sum)
    }
  }

  /// A product.
  package struct Term: Sendable {
    /// The channel, the calculation, the result.
    package var channel, expression, result: String

    /// Describes a product.
    package init(channel: String, expression: String, result: String) {
      (self.channel, self.expression, self.result) = (channel, expression, result)
    }
  }

  /// Describes an answer.
  package init(
    name: String, suffix: String, guesses: [Guess], hasMore: Bool, isSoftmax: Bool, areScores: Bool, total: String?,
    factor: String, difference: String, rest: String, map: Map?, evidence: Evidence?
  ) {
    (self.name, self.suffix, self.guesses, self.total) = (name, suffix, guesses, total)
    (first, second) = (guesses[0], guesses[min(1, guesses.count - 1)])
    (hasSecond, self.hasMore, self.isSoftmax, self.areScores) = (guesses.count > 1, hasMore, isSoftmax, areScores)
    (self.factor, self.difference, self.rest) = (factor, difference, rest)
    (self.map, self.evidence) = (map, evidence)
  }
}
