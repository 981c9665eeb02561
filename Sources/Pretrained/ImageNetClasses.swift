import Support

/// The names of the classes of the ImageNet contest, in the order of the networks' outputs.
public enum ImageNetClasses {
  /// Every name with its synonyms, as in `tabby, tabby cat`.
  ///
  /// Throws `FileError` or `PretrainedError.damaged` if the file that comes with the program is not whole.
  public static func names(in file: String) throws -> [String] {
    let names = String(decoding: try Files.read(file, limit: 1 << 20), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    guard names.count == 1000 else { throw PretrainedError.damaged(file: file, lines: names.count) }
    return names
  }

  /// Every name without its synonyms, except where two classes share the first one (a crane is a bird and a machine).
  public static func short(_ names: [String]) -> [String] {
    let first = names.map { $0.split(separator: ",").first.map(String.init) ?? $0 }
    let counts = Dictionary(first.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(first, names).map { counts[$0] == 1 ? $0 : $1 }
  }
}
