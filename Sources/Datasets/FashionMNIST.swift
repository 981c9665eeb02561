import Downloads

extension DataSource {
  /// Ten kinds of clothes and shoes, as large and as many as MNIST's digits (H. Xiao, K. Rasul, R. Vollgraf, 2017).
  ///
  /// Sizes and MD5 digests are those of the authors' files; they publish no stronger checksum. Debian's package has the same
  /// images packed anew, so its files are read as they are and not held against the digests.
  static let fashionMNIST = DataSource(
    name: "fashion-mnist", licence: "MIT",
    place: .files(
      [
        file("train-images-idx3-ubyte.gz", 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
        file("train-labels-idx1-ubyte.gz", 29_515, "25c81989df183df01b3e8a0aad5dffbe"),
        file("t10k-images-idx3-ubyte.gz", 4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
        file("t10k-labels-idx1-ubyte.gz", 5_148, "bb300cfdad3c16e7a12a480ee83cd310"),
      ], package: "/usr/share/datasets/fashion-mnist"),
    defaults: .lecture, make: { directory in try Dataset.fashionMNIST(directory: try directory()) })

  private static func file(_ name: String, _ bytes: Int, _ md5: String) -> Download {
    Download(
      url: "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/\(name)", bytes: bytes,
      md5: md5, folder: "datasets/fashion-mnist")
  }
}

extension Dataset {
  /// Fashion-MNIST in a directory, in four IDX files with MNIST's names.
  ///
  /// Throws `FileError` or `DatasetError` where a file is missing, damaged or does not fit the others.
  public static func fashionMNIST(directory: String) throws -> Dataset {
    try likeMNIST(
      directory: directory, name: "fashion-mnist", title: "Fashion-MNIST",
      classes: [
        "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot",
      ], loader: .libraries(keras: "fashion_mnist", torchvision: "FashionMNIST"))
  }
}
