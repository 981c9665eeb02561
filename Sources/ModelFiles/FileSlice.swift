import Support

/// A part of an open file.
struct FileSlice {
  let file: OpenFile
  /// Where it begins, and how many bytes it has.
  let offset, length: Int

  init(_ file: OpenFile, offset: Int = 0, length: Int? = nil) {
    (self.file, self.offset, self.length) = (file, offset, length ?? file.size)
  }

  var descriptor: Int32 { file.descriptor }
}
