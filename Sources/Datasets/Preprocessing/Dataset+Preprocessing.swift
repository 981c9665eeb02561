extension Dataset {
  /// The same images as a network of others reads them: in its size, with its channels (grey ones as three equal ones, colours
  /// as shades of grey), its scaling.
  package func prepared(_ preparation: Preprocessing) -> Dataset {
    Dataset(
      name: name, title: title, train: train.prepared(preparation), test: test.prepared(preparation), classes: classes,
      loader: loader)
  }
}

extension LabelledImages {
  fileprivate func prepared(_ preparation: Preprocessing) -> LabelledImages {
    precondition(shape.isMaps && (shape.channels == 1 || shape.channels == 3), "only images are made larger or smaller")
    let bytes =
      shape == preparation.shape
      ? pixels : (0..<count).flatMap { preparation.planes(preparation.framed(photograph($0))) }
    return LabelledImages(pixels: bytes, labels: labels, shape: preparation.shape, scaling: preparation.scaling)
  }

  /// An image as a photograph.
  private func photograph(_ index: Int) -> Photograph {
    let (plane, first) = (shape.rows * shape.columns, index * shape.count)
    let channels = (0..<3).map { first + ($0 % shape.channels) * plane }
    return Photograph(
      rows: shape.rows, columns: shape.columns,
      pixels: (0..<plane).flatMap { cell in channels.map { pixels[$0 + cell] } })
  }
}
