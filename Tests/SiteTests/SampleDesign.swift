import Site

extension Sample {
  /// The page about designing networks, with made-up numbers.
  static let design: DesignContent = {
    let names = [
      "lecture", "more-filters", "many-filters", "larger-kernels", "fewer-layers", "more-layers", "hidden-layer",
      "dropout", "no-pooling", "strides", "average-pooling", "lecture-deep",
    ]
    let rows = names.map { name in
      DesignContent.Row(
        title: name, change: "what \(name) changes", parameters: "1,382", flops: "0.23", seconds: "0.5",
        accuracy: "97.00%", least: "96.90%", greatest: "97.10%", isBetter: name == "lecture-deep",
        isWorse: name == "dropout", isBase: name == "lecture")
    }
    let course = OverfittingContent.Course(
      turn: "9", leastLoss: "0.3", trainingLoss: "0.001", trainingAccuracy: "100.0%", validationLoss: "0.4",
      validationAccuracy: "91.0%", gap: "9.0", rise: "33%", testAccuracy: "91.0%", testLeast: "90.5%",
      testGreatest: "91.5%")
    return DesignContent(
      count: "12", training: "40,199", validation: "19,801", test: "10,000", epochs: "5", batchSize: "32",
      seeds: "3", seedList: "1, 2, 3", machine: "a processor", rows: rows, names: names, spread: "0.12",
      deep: DesignContent.Deep(
        parameters: "500", flops: "300", seconds: "200", errors: "4", smallWrong: "300", wrong: "75"),
      own: DesignContent.Own(
        name: "lecture", parameters: "1,382", flops: "0.23", accuracy: "97.00%", title: "lecture", isBase: true,
        isDeep: false),
      overfitting: OverfittingContent(
        images: "500", validation: "1,500", epochs: "60", seeds: "3", parameters: "110,000", stop: "12",
        without: course,
        with: course))
  }()
}
