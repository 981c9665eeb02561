import Support

/// A folder of images: one folder for each class, or a folder of such folders for each part, `train` and `test`.
///
/// Class folders hold images (by their endings) and nothing else but files that are none; links are followed. Two parts are
/// recognised where there is a folder `train` or `training` and beside it `test`, `testing`, or, without these, `validation`,
/// `valid` or `val`; where there are both, the images of `validation` train.
struct ImageFolder {
  /// The names of the classes, in the order of their bytes.
  let classes: [String]
  /// The paths of the images to train with, for each class; where no part tests, of all images.
  let train: [[String]]
  /// The paths of the images to test with, for each class; `nil` where they have to be chosen.
  let test: [[String]]?

  /// Labels have 16 bits.
  static let classLimit = 65_535

  /// Looks through a folder without opening an image; throws `FileError` or `DatasetError`.
  init(_ path: String) throws {
    let listing = try Listing(path)
    if let picture = listing.files.first(where: Self.isPicture) {
      throw DatasetError.unusableFolder(
        path: "\(path)/\(picture)", reason: "an image must stand in a folder with the name of its class")
    }
    guard let parts = try Self.parts(path, listing.folders) else {
      (classes, train, test) = (listing.folders, try Self.files(path, listing.folders), nil)
      try check(path)
      return
    }
    let names = try parts.train.map { try Listing("\(path)/\($0)").folders }
    classes = names[0]
    for (part, folders) in zip(parts.train + [parts.test], names + [try Listing("\(path)/\(parts.test)").folders])
    where folders != names[0] {
      let other = Set(folders).symmetricDifference(names[0]).sorted().first ?? ""
      throw DatasetError.unusableFolder(
        path: path, reason: "\(part) and \(parts.train[0]) must have the same classes, but '\(other)' is in one only")
    }
    let files = try parts.train.map { [classes] part in try Self.files("\(path)/\(part)", classes) }
    train = classes.indices.map { index in files.flatMap { $0[index] } }
    test = try Self.files("\(path)/\(parts.test)", classes)
    try check(path)
  }

  /// Every image.
  var files: [String] { (train + (test ?? [])).flatMap(\.self) }

  /// Whether a file is called as images are: those that are read, and those that somebody may take for readable.
  private static func isPicture(_ name: String) -> Bool {
    let ending = name.split(separator: ".").last?.lowercased() ?? ""
    return ["png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif", "jxl"].contains(ending)
  }

  /// The folders of the parts; `nil` where the folders are classes, as `train` may be one beside `bus`.
  private static func parts(_ path: String, _ folders: [String]) throws -> (train: [String], test: String)? {
    func first(_ names: String...) -> String? { names.lazy.compactMap { folders.contains($0) ? $0 : nil }.first }
    let validation = first("validation", "valid", "val")
    guard let train = first("train", "training"), let test = first("test", "testing") ?? validation,
      try !Listing("\(path)/\(train)").folders.isEmpty
    else { return nil }
    let known = [train, test, validation ?? train]
    if let other = folders.first(where: { !known.contains($0) }) {
      throw DatasetError.unusableFolder(
        path: path, reason: "beside \(train) and \(test) it has the folder '\(other)', which is neither")
    }
    return ([train] + (validation.map { $0 == test ? [] : [$0] } ?? []), test)
  }

  /// The images of each class.
  private static func files(_ path: String, _ classes: [String]) throws -> [[String]] {
    try classes.map { name in
      let folder = "\(path)/\(name)"
      let listing = try Listing(folder)
      if let inner = listing.folders.first {
        throw DatasetError.unusableFolder(
          path: "\(folder)/\(inner)", reason: "images must stand directly in the folder of their class")
      }
      let pictures = listing.files.filter(isPicture)
      guard !pictures.isEmpty else {
        throw DatasetError.unusableFolder(path: folder, reason: "it has no PNG, JPEG or WebP file")
      }
      return pictures.map { "\(folder)/\($0)" }
    }
  }

  private func check(_ path: String) throws(DatasetError) {
    func fail(_ reason: String) -> DatasetError { .unusableFolder(path: path, reason: reason) }
    switch classes.count {
    case 0: throw fail("it has no folders; it needs one for each class, with images in it")
    case 1: throw fail("it has only the class '\(classes[0])', but there must be at least two to choose from")
    case ...Self.classLimit: break
    default: throw fail("it has \(classes.count) folders, but there can be at most \(Self.classLimit) classes")
    }
    if let name = classes.first(where: { $0.printable(limit: 60) != $0 }) {
      throw .unusableFolder(
        path: "\(path)/\(name)", reason: "the name of a class must be printable and have at most 60 letters")
    }
    if test == nil, let index = train.firstIndex(where: { $0.count < 2 }) {
      throw .unusableFolder(
        path: "\(path)/\(classes[index])", reason: "it has one image, but a class needs two: to train and to test with")
    }
  }
}
