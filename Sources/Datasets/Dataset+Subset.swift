extension Dataset {
  /// The same data with only the first images: `training` of those to train and validate with, `test` of those to test with.
  ///
  /// Where there are fewer, all are taken. Without a number, all are taken.
  public func first(training: Int? = nil, test testing: Int? = nil) -> Dataset {
    Dataset(
      name: name, title: title, train: train[0..<min(training ?? train.count, train.count)],
      test: test[0..<min(testing ?? test.count, test.count)], classes: classes)
  }
}
