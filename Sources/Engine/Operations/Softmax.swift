/// Exponentials divided by their sum, over the features of a vector or the channels of each cell.
struct Softmax: Operation {
  let input, output: Value

  var inputs: [Value] { [input] }
}
