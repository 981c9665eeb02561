import Networks
import Tensors
import Testing

private let forms = "[height, width, channels], [steps, channels], [depth, height, width, channels] or [features]"
private let kinds = LayerKinds.all.prefix(12).map { $0.kind }.joined(separator: ", ") + ", …"

/// A text that is no network, and the message that says why.
private let badFiles: [(text: String, message: String)] = [
  ("", "n.yml:1:1: a network file must be a mapping with the entries name, input and layers, not nothing"),
  ("5", "n.yml:1:1: a network file must be a mapping with the entries name, input and layers, not 5"),
  ("input: [4]\nlayers: [Flatten", "n.yml:3:1: this is not YAML: did not find expected ',' or ']'"),
  ("input: [4]\n\tlayers: 3", "n.yml:2:1: this is not YAML: found character that cannot start any token"),
  ("input: [4]\ninput: [5]", "n.yml:1:1: this is not YAML: the key 'input' stands twice in one mapping"),
  (
    "a: &x [1]\nb: *x",
    "n.yml:1:4: anchors (&name) and aliases (*name) are not read in a network file: write the values out"
  ),
  ("input: !!set [4]", "n.yml:1:8: this is not YAML: tags such as 'tag:yaml.org,2002:set' are not read"),
  ("[a]: 4", "n.yml:1:1: this is not YAML: a key must be a word"),
  (
    "input: [4]\nlayer: [Flatten]",
    "n.yml:2:1: a network file has no entry 'layer' (did you mean 'layers'?); it knows name, input, layers, outputs"
  ),
  ("layers: [Flatten]", "n.yml:1:1: the network file has no entry 'input'"),
  ("input: [4]", "n.yml:1:1: the network file has no entry 'layers'"),
  ("input: [4]\nlayers: []", "n.yml:2:9: a network needs at least one layer"),
  ("input: [4]\nlayers: Flatten", "n.yml:2:9: layers must be a list of layers, not 'Flatten'"),
  (
    "input: [2, 2, 2, 2, 2]\nlayers: [Flatten]",
    "n.yml:1:8: input must be \(forms), each from 1 to 1048576, not a list of 5"
  ),
  (
    "input: [28, 0, 1]\nlayers: [Flatten]",
    "n.yml:1:13: input must be \(forms), each from 1 to 1048576, not 0"
  ),
  (
    "input: [99999, 99999, 3]\nlayers: [Flatten]",
    "n.yml:1:8: an input is \(forms), each from 1 to 1048576 and at most 67108864 values "
      + "in all, not [99999, 99999, 3]"
  ),
  (
    "input: {a b: [4]}\nlayers: [Flatten]",
    "n.yml:1:8: 'a b' is no name: up to 64 letters, digits, '_', '-' and '.', beginning with a letter or a digit"
  ),
  ("name: [a]\ninput: [4]\nlayers: [Flatten]", "n.yml:1:7: name must be a line of 1 to 100 letters, not a list of 1"),
  (
    "input: [4]\nlayers:\n  - Conv2d: {filters: 3}",
    "n.yml:3:5: there is no layer kind 'Conv2d' (did you mean 'Conv2D'?); there are \(kinds)"
  ),
  (
    "input: [4]\nlayers:\n  - LSTM",
    "n.yml:3:5: there is no layer kind 'LSTM'; there are \(kinds)"
  ),
  (
    "input: [4]\nlayers:\n  - 7",
    "n.yml:3:5: a layer must be a kind such as Flatten, or a kind with arguments such as Dense: {units: 10}, not 7"
  ),
  ("input: [4]\nlayers:\n  - Dense: 10", "n.yml:3:12: what follows Dense must be a mapping of its arguments, not 10"),
  (
    "input: [4]\nlayers:\n  - Dense:\n    units: 10",
    "n.yml:4:5: 'units' stands beside 'Dense': indent the arguments of a layer below its kind, or put them in braces"
  ),
  ("input: [4]\nlayers:\n  - Dense: {unit: 10}", "n.yml:3:5: Dense needs the argument 'units'"),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 10, activaton: relu}",
    "n.yml:3:24: Dense has no argument 'activaton' (did you mean 'activation'?); it knows units, activation, use_bias, "
      + "name, inputs"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: ten}",
    "n.yml:3:20: units of Dense must be a whole number from 1 to 1048576, not 'ten'"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 0}",
    "n.yml:3:20: units of Dense must be a whole number from 1 to 1048576, not 0"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 2.5}",
    "n.yml:3:20: units of Dense must be a whole number from 1 to 1048576, not 2.5"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 99999999999999999999}",
    "n.yml:3:20: units of Dense must be a whole number from 1 to 1048576, not 1e+20"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 3, use_bias: yes}",
    "n.yml:3:33: use_bias of Dense must be true or false, not 'yes'"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 3, activation: rleu}",
    "n.yml:3:35: activation of Dense must be one of linear, relu, relu6, leaky_relu, elu, selu, gelu, silu, "
      + "hard_sigmoid, hard_silu, softplus, softsign, … (did you mean 'relu'?), not 'rleu'"
  ),
  (
    "input: [4]\nlayers:\n  - Dense: {units: 3, activation: {elu: {alfa: 1}}}",
    "n.yml:3:42: elu has no argument 'alfa' (did you mean 'alpha'?); it knows alpha"
  ),
  (
    "input: [4]\nlayers:\n  - Activation: {activation: {tanh: {alpha: 1}}}",
    "n.yml:3:38: tanh has no argument 'alpha'; it takes none"
  ),
  (
    "input: [4]\nlayers:\n  - Rescaling",
    "n.yml:3:5: Rescaling needs the argument 'scale'"
  ),
  (
    "input: [2, 2, 3]\nlayers:\n  - Rescaling: {scale: [1, 2]}",
    "n.yml:3:5: layer 'rescaling' (Rescaling): scale has 2 numbers, but the input has 3 channels: give one for all, or "
      + "one for each"
  ),
  ("input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 3}", "n.yml:3:5: Resizing needs the argument 'width'"),
  (
    "input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 3, width: 0}",
    "n.yml:3:34: width of Resizing must be a whole number from 1 to 1048576, not 0"
  ),
  (
    "input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 3, width: 3, interpolation: bicubic}",
    "n.yml:3:52: interpolation of Resizing must be one of nearest, bilinear, not 'bicubic'"
  ),
  (
    "input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 3, width: 3, rounding: floor}",
    "n.yml:3:5: rounding of Resizing must be left out where cells are mixed, not floor"
  ),
  (
    "input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 3, width: 3, scale: [1, 2, 3]}",
    "n.yml:3:44: scale of Resizing must be a positive number, or a list of 2, not a list of 3"
  ),
  (
    "input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 3, width: 3, scale: [0.9, 1]}",
    "n.yml:3:5: layer 'resizing' (Resizing): scale of Resizing must be a factor that makes 3 of 4, not 1.0"
  ),
  (
    "input: [4, 4, 1]\nlayers:\n  - Resizing: {height: 1048576, width: 1048576}",
    "n.yml:3:5: layer 'resizing' (Resizing): its output has more than 67108864 values for one example, which is too large"
  ),
  (
    "input: [4]\nlayers:\n  - Resizing: {height: 3, width: 3}",
    "n.yml:3:5: layer 'resizing' (Resizing): it needs feature maps (height, width, channels), but gets a vector of 4"
  ),
  (
    "input: [4]\nlayers:\n  - Normalization: {mean: 1}",
    "n.yml:3:5: Normalization needs the argument 'variance'"
  ),
  (
    "input: [4]\nlayers:\n  - Normalization: {mean: 1, variance: [-1]}",
    "n.yml:3:5: variance of Normalization must be 0 or more, not -1.0"
  ),
  (
    "input: [4]\nlayers:\n  - GroupNormalization: {groups: 0}",
    "n.yml:3:34: groups of GroupNormalization must be -1 or a whole number from 1 on, not 0"
  ),
  (
    "input: [4]\nlayers:\n  - GroupNormalization: {groups: 3}",
    "n.yml:3:5: layer 'group_normalization' (GroupNormalization): the 4 channels cannot be divided into 3 equal groups"
  ),
  (
    "input: [4]\nlayers:\n  - PReLU: {shared_axes: [1, 2]}",
    "n.yml:3:5: layer 'p_re_lu' (PReLU): there is no axis 2 to share slopes along: with the batch as axis 0, 4 has 1 to 1"
  ),
  (
    "input: [4, 4, 1]\nlayers:\n  - Conv2DTranspose: {filters: 1, kernel_size: 3, strides: 2, output_padding: 2}",
    "n.yml:3:5: layer 'conv2d_transpose' (Conv2DTranspose): output_padding [2, 2] does not fit: with so many cells the "
      + "windows that come back would be more or less than the input"
  ),
  (
    "input: [4]\nlayers:\n  - LeakyReLU: {negative_slope: -0.1}",
    "n.yml:3:33: negative_slope of LeakyReLU must be a number that is not negative, not -0.1"
  ),
  (
    "input: [4]\nlayers:\n  - Softmax: {axis: 1}",
    "n.yml:3:21: axis of Softmax must be -1: softmax runs over the channels, not 1"
  ),
  (
    "input: [4]\nlayers:\n  - Dropout: {rate: 1}",
    "n.yml:3:21: rate of Dropout must be a number from 0.0 to less than 1.0, not 1"
  ),
  (
    "input: [4]\nlayers:\n  - Dropout: {rate: .nan}",
    "n.yml:3:21: rate of Dropout must be a number from 0.0 to less than 1.0, not '.nan'"
  ),
  ("input: [4]\nlayers:\n  - Activation", "n.yml:3:5: Activation needs the argument 'activation'"),
  (
    "input: [9, 9, 1]\nlayers:\n  - Conv2D: {filters: 3, kernel_size: [3, 3, 3]}",
    "n.yml:3:39: kernel_size of Conv2D must be one whole number or a list of two, not a list of 3"
  ),
  (
    "input: [9, 9, 1]\nlayers:\n  - Conv2D: {filters: 3, kernel_size: [3, -3]}",
    "n.yml:3:43: kernel_size of Conv2D must be a whole number from 1 to 1048576, not -3"
  ),
  (
    "input: [9, 9, 1]\nlayers:\n  - Conv2D: {filters: 3, kernel_size: 3, padding: full}",
    "n.yml:3:51: padding of Conv2D must be valid or same, not 'full'"
  ),
  (
    "input: [9, 9, 1]\nlayers:\n  - ZeroPadding2D: {padding: [[1, 2, 3], 3]}",
    "n.yml:3:31: padding of ZeroPadding2D must be one whole number or a list of two, not a list of 3"
  ),
  (
    "input: [4, 9, 1]\nlayers:\n  - Conv2D: {name: big, filters: 3, kernel_size: 5}",
    "n.yml:3:5: layer 'big' (Conv2D): a window of 5×5 does not fit into maps of 4×9: make it smaller or use padding: same"
  ),
  (
    "input: [9, 9, 1]\nlayers:\n  - Dense: {units: 3}",
    "n.yml:3:5: layer 'dense' (Dense): it needs a vector, but gets maps of 9×9×1: put Flatten before it"
  ),
  (
    "input: [9]\nlayers:\n  - MaxPooling2D",
    "n.yml:3:5: layer 'max_pooling2d' (MaxPooling2D): it needs feature maps (height, width, channels), but gets a vector of 9"
  ),
  (
    "input: [9]\nlayers:\n  - Flatten: {inputs: [input, input]}",
    "n.yml:3:5: layer 'flatten' (Flatten): it takes one input, not 2"
  ),
  (
    "input: [9]\nlayers:\n  - Flatten: {name: a}\n  - Flatten: {name: a}",
    "n.yml:4:21: the name 'a' is taken: every layer and every input needs its own"
  ),
  (
    "input: [9]\nlayers:\n  - Flatten: {name: a/b}",
    "n.yml:3:21: 'a/b' is no name: up to 64 letters, digits, '_', '-' and '.', beginning with a letter or a digit"
  ),
  ("input: [9]\nlayers:\n  - Flatten: {name: 5}", "n.yml:3:21: name of Flatten must be a text, not 5"),
  (
    "input: [9]\nlayers:\n  - Flatten: {inputs: 5}",
    "n.yml:3:23: inputs of Flatten must be a name or a list of names, not 5"
  ),
  (
    "input: [9]\nlayers:\n  - Flatten: {name: stem}\n  - Flatten: {inputs: sten}",
    "n.yml:4:23: there is no layer or input 'sten' (did you mean 'stem'?)"
  ),
  (
    "input: [9]\nlayers:\n  - Flatten: {inputs: b}\n  - Flatten: {name: b}",
    "n.yml:3:23: 'b' comes later: a layer reads only from layers before it"
  ),
  (
    "input: [9]\nlayers: [Flatten]\noutputs: flat",
    "n.yml:3:10: there is no layer or input 'flat' (did you mean 'flatten'?)"
  ),
  (
    "input: [1024, 1024, 1]\nlayers:\n  - Conv2D: {filters: 1048576, kernel_size: 1}",
    "n.yml:3:5: layer 'conv2d' (Conv2D): its output has more than 67108864 values for one example, which is too large"
  ),
  (
    "input: [1048576]\nlayers:\n  - Dense: {units: 1048576}",
    "n.yml:3:5: layer 'dense' (Dense): the network has more than 536870912 parameters, which is too many"
  ),
  (
    "name: \"a\\nb\"\ninput: [9]\nlayers: [Flatten]",
    "n.yml:1:7: name must be a line of 1 to 100 letters, not 'a\\u{a}b'"
  ),
]

@Suite struct BadYAMLTests {
  @Test("what is wrong is said with line and column", arguments: badFiles)
  func message(text: String, message: String) {
    let error = #expect(throws: NetworkError.self) { try Network(yaml: text, file: "n.yml") }
    #expect(error?.description == message)
    #expect(message.count <= 300)
  }

  @Test func longAndDeepFilesAreRefusedAtOnce() {
    func message(_ text: String) -> String? {
      #expect(throws: NetworkError.self) { try Network(yaml: text, file: "n.yml") }?.description
    }
    #expect(
      message(String(repeating: "#", count: 2_000_000)) == "n.yml:1:1: a network file has at most 1048576 bytes")
    for open in ["[", "{", "- ", "? ", "{? ", "[{"] {
      let deep = String(repeating: open, count: 100_000)
      #expect(message(deep)?.hasPrefix("n.yml:1:") == true)
    }
    #expect(
      message("input: " + String(repeating: "[", count: 40) + String(repeating: "]", count: 40))
        == "n.yml:1:23: this is not YAML: it is nested too deeply")
    let many = "input: [9]\nlayers:\n" + String(repeating: "  - Flatten\n", count: 5000)
    #expect(message(many)?.hasSuffix("a network has at most 4096 layers") == true)
  }

  @Test(
    "an alias is found however it is hidden",
    arguments: [
      "a: [*x]", "a: {b: *x}", "*x : 1", "a: \"#\" \nb: *x", "a: 'it''s' # 'x'\nb: *x", "a: \"text\n # \", *x", "? *x",
      "a: b\r*x : 1", "- *x", "a: '# ' \n? &x b", "a: [b,*x]",
    ])
  func aliases(text: String) {
    let error = #expect(throws: NetworkError.self) { try Network(yaml: text, file: "n.yml") }
    #expect(error?.description.hasSuffix(NetworkError.alias.description) == true)
  }

  @Test func aMessageStaysShortHoweverLongThePathAndTheWords() {
    let long = String(repeating: "x\u{7}", count: 500)
    for text in [
      "input: [4]\nlayers:\n  - Conv2D:\n    \(long): 1", "input: [4]\nlayers:\n  - Dense: {units: 1, '\(long)': 2}",
      "input: [4]\nlayers: [{'\(long)': 1, 'b\(long)': 2}]", "'\(long)': 1",
    ] {
      let plain = text.replacing("\u{7}", with: "y")
      let error = #expect(throws: NetworkError.self) { try Network(yaml: plain, file: long) }
      #expect(error.map { $0.description.count <= 300 } == true)
    }
  }

  @Test func commentsAndNamesMayHoldStarsAndAmpersands() throws {
    let text = "# *important* & true\nname: R&D  # a *small* one\ninput: [4]\nlayers: [Flatten]"
    #expect(try Network(yaml: text, file: "n.yml").name == "R&D")
  }

  @Test func noMutationOfAFileCrashes() throws {
    let source = Array(
      (try Network.named("lecture-deep").yaml + "outputs: [dense2]\n# x\n").unicodeScalars)
    let pieces: [String] = [
      "", "[", "]", "{", "}", ":", ": ", "-", "- ", "\n", "  ", "\t", "&a ", "*a", "!", "!!int ", "\"", "'", "#", "|\n",
      ">-\n",
      "0", "-1", "9223372036854775807", "1e400", "null", "~", "\u{0}", "\u{85}", "\u{FEFF}", "\u{1F600}", "? ", "---\n",
      "...\n", "%YAML 1.1\n", "same", "input", "\\", "\u{202E}", "é", "1048576", "<<: ",
    ]
    var generator = RandomGenerator(seed: 1, stream: "mutations")
    func pick(_ count: Int) -> Int { Int(generator.next() % UInt64(count)) }
    for _ in 0..<2000 {
      var text = source
      for _ in 0...pick(4) {
        let start = pick(text.count)
        let end = min(text.count, start + pick(12))
        text.replaceSubrange(start..<end, with: Array(pieces[pick(pieces.count)].unicodeScalars))
      }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: text)
      do {
        let network = try Network(yaml: String(string), file: "n.yml")
        #expect(try Network(yaml: network.yaml, file: "n.yml") == network)
      } catch let error as NetworkError {
        #expect(error.description.count <= 300)
      }
    }
  }
}
