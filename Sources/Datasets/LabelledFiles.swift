import Tensors

/// Two files in the IDX format that belong together: images, and the class of each.
struct LabelledFiles {
  let images: String
  let labels: String

  /// Reads both; labels must be less than `classes`, if that is known.
  func read(classes: Int = 256) throws -> LabelledImages {
    let labels = try IDX(file: labels, axes: 1)
    if let position = labels.bytes.firstIndex(where: { $0 >= classes }) {
      throw DatasetError.labelOutOfRange(
        file: self.labels, byte: labels.headerBytes + position, label: Int(labels.bytes[position]), classes: classes)
    }
    let images = try IDX(file: images, axes: 3)
    guard images.extents[0] == labels.bytes.count else {
      throw DatasetError.countMismatch(
        images: self.images, imageCount: images.extents[0], labels: self.labels, labelCount: labels.bytes.count)
    }
    return LabelledImages(
      pixels: images.bytes, labels: labels.bytes, shape: [1, images.extents[1], images.extents[2]])
  }

  /// Throws where the images of this pair, which train, and those of another, which test, differ in size.
  func checkShape(_ train: LabelledImages, _ other: LabelledFiles, _ test: LabelledImages) throws(DatasetError) {
    guard train.shape == test.shape else {
      throw .shapeMismatch(
        train: images, trainExtents: [train.shape.rows, train.shape.columns],
        test: other.images, testExtents: [test.shape.rows, test.shape.columns])
    }
  }
}
