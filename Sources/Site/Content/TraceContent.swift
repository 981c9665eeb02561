/// What the page of one image says about why the network answered what it did.
package struct TraceContent: Sendable {
  /// The number that its page and figures go by.
  package var number: String
  /// The image's index in the test set and its true class.
  package var index, label: String
  /// The class that was answered, and what the network gave for it.
  package var predicted, output: String
  /// What the network gave for the true class.
  package var outputOfLabel: String
  /// Whether the answer is right.
  package var isRight: Bool
  /// How softmax made the output, as in `e^9.4 / 12,095 = 0.98`; nothing without softmax.
  package var softmax: String?
  /// The chain behind the answer.
  package var chain: TraceChain
  /// The chain behind the true class of a mistake; nothing of a right answer.
  package var rival: TraceChain?
  /// What set the answer apart from another class; nothing where no dense layer gives the answer.
  package var contrast: TraceContrastContent?

  /// Describes an image that is explained.
  package init(
    number: String, index: String, label: String, predicted: String, output: String, outputOfLabel: String,
    isRight: Bool, softmax: String?, chain: TraceChain, rival: TraceChain?, contrast: TraceContrastContent?
  ) {
    (self.number, self.index, self.label, self.predicted) = (number, index, label, predicted)
    (self.output, self.outputOfLabel, self.isRight, self.softmax) = (output, outputOfLabel, isRight, softmax)
    (self.chain, self.rival, self.contrast) = (chain, rival, contrast)
  }
}

/// A chain of strongest contributions, link by link.
package struct TraceChain: Sendable {
  /// Its figure.
  package var figure: String
  /// The links from the answer to the input.
  package var steps: [TraceStepContent]
  /// Where it ends, in words: a pixel, or a value from which no rule leads on.
  package var end: String
  /// Whether it ends at a value of the input.
  package var reachesInput: Bool
  /// The part of the image that the value at the end can see; nothing where that is not known.
  package var field: String?
  /// The largest terms of the sum, how many there are in all, and what the others and the bias add.
  package var terms: [TraceTermContent]
  package var termCount, shownCount, others, otherCount, bias, sum: String
  /// Whether there are terms.
  package var hasTerms: Bool

  /// Describes a chain.
  package init(
    figure: String, steps: [TraceStepContent], end: String, reachesInput: Bool, field: String?,
    terms: [TraceTermContent], termCount: String, others: String, otherCount: String, bias: String, sum: String
  ) {
    (self.figure, self.steps, self.end) = (figure, steps, end)
    (self.reachesInput, self.field, self.terms, hasTerms) = (reachesInput, field, terms, !terms.isEmpty)
    (self.termCount, shownCount, self.others) = (termCount, String(terms.count), others)
    (self.otherCount, self.bias, self.sum) = (otherCount, bias, sum)
  }
}

/// One link of a chain.
package struct TraceStepContent: Sendable {
  /// The layer, the value's place in it, and the page that explains it.
  package var layer, place, page: String
  /// How the value came about, with its numbers.
  package var text: String

  /// A link.
  package init(layer: String, place: String, page: String, text: String) {
    (self.layer, self.place, self.page, self.text) = (layer, place, page, text)
  }
}

/// One term of the sum behind an answer.
package struct TraceTermContent: Sendable {
  /// The place in the vector, and the cell that it comes from with the page that explains it.
  package var index, cell, page: String
  /// The product as it is worked out, and what it comes to.
  package var expression, result: String
  /// What the cell sees of the image; a dash where that is not known.
  package var field: String

  /// A term.
  package init(index: String, cell: String, page: String, expression: String, result: String, field: String) {
    (self.index, self.cell, self.page) = (index, cell, page)
    (self.expression, self.result, self.field) = (expression, result, field)
  }
}

/// What set an answer apart from another class.
package struct TraceContrastContent: Sendable {
  /// The two classes.
  package var first, second: String
  /// By how much the sum of the first is larger, and how many times as likely that makes it; nothing without softmax.
  package var difference: String
  package var factor: String?
  /// The largest terms of the difference, what the others add, how many these are, and what the biases do.
  package var terms: [TraceTermContent]
  package var others, otherCount, bias: String

  /// A comparison.
  package init(
    first: String, second: String, difference: String, factor: String?, terms: [TraceTermContent], others: String,
    otherCount: String, bias: String
  ) {
    (self.first, self.second, self.difference, self.factor) = (first, second, difference, factor)
    (self.terms, self.others, self.otherCount, self.bias) = (terms, others, otherCount, bias)
  }
}

/// A link to the page of an image that is explained.
package struct TraceLink: Sendable {
  /// The page's name and its title.
  package var page, title: String
  /// Whether the answer is right.
  package var isRight: Bool

  /// A link.
  package init(page: String, title: String, isRight: Bool) {
    (self.page, self.title, self.isRight) = (page, title, isRight)
  }
}
