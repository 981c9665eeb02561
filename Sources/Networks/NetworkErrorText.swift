import Support

/// The sentences.
extension NetworkError {
  /// One sentence that says what is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .located(let location, let error): located(location, error.description)
    case .layer(let name, let kind, let error):
      name == kind ? "\(kind): \(error)" : "layer \(name.quoted) (\(kind)): \(error)"
    default: readingSentence ?? graphSentence ?? useSentence
    }
  }

  /// The sentence behind its place; a long path gives way, so that the whole stays within 300 characters.
  private func located(_ location: SourceLocation, _ sentence: String) -> String {
    let file = location.file.printable(limit: max(20, 270 - sentence.count))
    return "\(file):\(location.line):\(location.column): \(sentence)"
  }

  private var readingSentence: String? {
    switch self {
    case .syntax(let problem): "this is not YAML: \(problem.printable(limit: 120))"
    case .alias: "anchors (&name) and aliases (*name) are not read in a network file: write the values out"
    case .tooLong(let limit): "a network file has at most \(limit) bytes"
    case .expected(let expected, let what, let found): "\(what) must be \(expected), not \(found)"
    case .unknownKey(let key, let known):
      "a network file has no entry \(key.quoted)\(key.suggestion(known)); it knows \(known.listed)"
    case .missingKey(let key): "the network file has no entry '\(key)'"
    case .kindBesideOthers(let kind, let other):
      "\(other.quoted) stands beside \(kind.quoted): indent the arguments of a layer below its kind, or put them in braces"
    case .unknownKind(let kind, let known):
      "there is no layer kind \(kind.quoted)\(kind.suggestion(known)); there are \(known.listed)"
    case .unknownArgument(let argument, let kind, let known):
      "\(kind) has no argument \(argument.quoted)\(argument.suggestion(known)); "
        + (known.isEmpty ? "it takes none" : "it knows \(known.listed)")
    case .missingArgument(let argument, let kind): "\(kind) needs the argument '\(argument)'"
    default: nil
    }
  }

  private var graphSentence: String? {
    switch self {
    case .noLayers: "a network needs at least one layer"
    case .tooManyLayers(let limit): "a network has at most \(limit) layers"
    case .badName(let name):
      "\(name.quoted) is no name: up to 64 letters, digits, '_', '-' and '.', beginning with a letter or a digit"
    case .duplicateName(let name): "the name \(name.quoted) is taken: every layer and every input needs its own"
    case .unknownInput(let name, let known): "there is no layer or input \(name.quoted)\(name.suggestion(known))"
    case .laterInput(let name): "\(name.quoted) comes later: a layer reads only from layers before it"
    case .inputCount(let count): "it takes one input, not \(count)"
    case .badInputShape(let shape):
      "an input is \(NetworkInput.forms), each from 1 to \(NetworkLimits.extent) and at most "
        + "\(NetworkLimits.values) values in all, not \(shape)"
    case .needsMaps(let shape, let axes):
      "it needs \(Self.inputName(axes: axes)), but gets "
        + (shape.rank == 1 ? "a vector of \(shape)" : "an input of \(shape.channelsLastText)")
    case .needsVector(let shape): "it needs a vector, but gets maps of \(shape.channelsLastText): put Flatten before it"
    case .windowTooLarge(let window, let maps):
      "a window of \(window) does not fit into maps of \(maps): make it smaller or use padding: same"
    case .mergeCount(let count, let needs):
      "it joins \(needs) inputs, not \(count): name them in inputs: [first, second]"
    case .unequalShapes(let shapes):
      "its inputs do not fit together: \(shapes.map(\.channelsLastText).listed)"
    case .noAxis(let axis, let shape):
      "there is no axis \(axis) to join along: with the batch as axis 0, \(shape.channelsLastText) has 1 to \(shape.rank)"
    case .unknownSharedLayer(let name, let known):
      "there is no layer \(name.quoted) before this one to share\(name.suggestion(known))"
    case .sharedParameters(let name, let reads, let found):
      "its weights are those of \(name.quoted), which reads \(reads.channelsLastText); they do not fit "
        + found.map(\.channelsLastText).listed
    default: extentSentence
    }
  }

  /// What does not fit together because of its size.
  private var extentSentence: String? {
    switch self {
    case .borderCount(let count, let axes): "padding has \(count) borders, but the maps have \(axes) axes"
    case .paddingTooLarge(let window): "padding must be smaller than the window of \(window)"
    case .croppedAway(let maps): "nothing would be left of maps of \(maps): take less away"
    case .outputPadding(let cells):
      "output_padding \(cells) does not fit: with so many cells the windows that come back would be more or less than the input"
    case .groups(let groups, let channels): "the \(channels) channels cannot be divided into \(groups) equal groups"
    case .channelNumbers(let argument, let count, let channels):
      "\(argument) has \(count) numbers, but the input has \(channels) channels: give one for all, or one for each"
    case .noSharedAxis(let axis, let shape):
      "there is no axis \(axis) to share slopes along: with the batch as axis 0, \(shape.channelsLastText) has 1 to "
        + "\(shape.rank)"
    case .reshape(let target, let values):
      "the \(values) values of the input cannot be cut into the shape \(target)"
    case .permutation(let dims, let axes): "dims must name each axis from 1 to \(axes) once, not \(dims)"
    case .outputTooLarge(let limit): "its output has more than \(limit) values for one example, which is too large"
    case .tooManyParameters(let limit): "the network has more than \(limit) parameters, which is too many"
    default: nil
    }
  }

  /// What a layer reads whose maps have so many axes.
  private static func inputName(axes: Int) -> String {
    switch axes {
    case 1: "signals (steps, channels)"
    case 2: "feature maps (height, width, channels)"
    default: "volumes (depth, height, width, channels)"
    }
  }

  private var useSentence: String {
    switch self {
    case .unknownNetwork(let name, let known):
      "there is no network \(name.quoted)\(name.suggestion(known)); 'cnn-viz networks' lists them, or give a YAML file"
    case .missingWeights(let name): "the weights \(name.quoted) of the network are missing"
    case .unknownWeights(let name): "the network has no weights \(name.quoted)"
    case .weightsShape(let name, let expected, let found):
      "the weights \(name.quoted) have the shape \(found), but the network needs \(expected)"
    case .imagesShape(let expected, let found):
      "the images are \(found.channelsLastText), but the network takes \(expected.channelsLastText)"
    case .severalInputs(let count): "the network has \(count) inputs; images can be given to a network with one"
    case .inputsGiven(let count, let expected): "the network has \(expected) inputs, but \(count) were given"
    default: "the network is wrong"
    }
  }
}
