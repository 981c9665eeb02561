/// Why an ONNX file is not read or a network not written as one; a sentence with its full stop.
struct ONNXFailure: Error {
  let reason: String
}
