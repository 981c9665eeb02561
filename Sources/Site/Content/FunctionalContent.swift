/// What the page about the functional API says of this network and of the examples on it.
package struct FunctionalContent: Sendable {
  /// Whether every layer reads only the one before, so that both ways of writing serve.
  package var isChain: Bool
  /// The first layer that reads something else, or is read by several; nothing in a chain.
  package var breaking: Breaking?
  /// The network in tf.Keras: with `Sequential`, if that can build it, and with the functional API.
  package var pair: [CodeListing]
  /// The residual block of the page, its inception module and its network of several inputs and outputs in tf.Keras.
  package var residual: CodeListing, inception: CodeListing, several: CodeListing
  /// The shapes of the lecture's inception module, joined along the channels and along axis 1.
  package var joined: Joined
  /// What cnn-viz says where the shapes of a sum differ.
  package var addError: String

  /// Where `Sequential` gives up.
  package struct Breaking: Sendable {
    /// The layer's name and kind, and what it reads.
    package var layer: String, kind: String, reads: String

    /// Describes the layer.
    package init(layer: String, kind: String, reads: String) {
      (self.layer, self.kind, self.reads) = (layer, kind, reads)
    }
  }

  /// Shapes of a concatenation, channels last, as in `28 × 28 × 64`.
  package struct Joined: Sendable {
    /// What comes in, and what each branch brings.
    package var input: String, branch: String
    /// How many branches there are, and how many filters each has.
    package var count: String, filters: String
    /// Joined along the last axis, and along axis 1.
    package var channels: String, rows: String
    /// The extents along these axes that add up, as in `64 + 64 + 64 = 192`.
    package var channelSum: String, rowSum: String

    /// Describes a concatenation.
    package init(
      input: String, branch: String, count: String, filters: String, channels: String, rows: String,
      channelSum: String, rowSum: String
    ) {
      (self.input, self.branch, self.count, self.filters) = (input, branch, count, filters)
      (self.channels, self.rows, self.channelSum, self.rowSum) = (channels, rows, channelSum, rowSum)
    }
  }

  /// Describes the page.
  package init(
    isChain: Bool, breaking: Breaking?, pair: [CodeListing], residual: CodeListing, inception: CodeListing,
    several: CodeListing, joined: Joined, addError: String
  ) {
    (self.isChain, self.breaking, self.pair) = (isChain, breaking, pair)
    (self.residual, self.inception, self.several) = (residual, inception, several)
    (self.joined, self.addError) = (joined, addError)
  }
}
