extension HallOfFame {
  /// What is known of an architecture from its publication and from those who measured it.
  public struct Record: Equatable, Sendable {
    /// The name among the named networks, under which the strings describe it as well.
    public let network: String
    /// The name that its authors gave it.
    public let title: String
    /// The year in which it was made public.
    public let year: Int
    /// What it is built on.
    public let family: Family
    /// What it reaches on the validation images of ImageNet, in percent; nothing of one for digits.
    public let accuracy: Accuracy?
    /// The number of its paper in the page's list of references.
    public let reference: Int
  }

  /// Shares of 50,000 validation images that are recognized from one crop of their centre, in percent.
  public struct Accuracy: Equatable, Sendable {
    /// The right class is the network's first guess, or among its first five.
    public let top1, top5: Double
    /// Who measured it.
    public let source: Source
  }

  /// Where an accuracy stands.
  public enum Source: String, CaseIterable, Sendable {
    /// The field `_metrics` of torchvision 0.29's weights `IMAGENET1K_V1`.
    case torchvision
    /// The table of keras.io/api/applications.
    case keras = "Keras"
    /// The table of the package pytorchcv 0.0.74: errors of 39.79 and 17.27.
    case pytorchcv
  }
}

extension HallOfFame.Record {
  /// Every architecture, the earliest first. Of each, the accuracy is that of the implementation that its graph follows.
  static let all: [Self] = [
    Self("lenet5", "LeNet-5", 1998, .chains, nil, 1),
    Self("alexnet", "AlexNet", 2012, .chains, .torchvision(56.522, 79.066), 2),
    Self("zfnet", "ZFNet", 2013, .chains, .pytorchcv(60.21, 82.73), 3),
    Self("vgg16", "VGG-16", 2014, .chains, .torchvision(71.592, 90.382), 4),
    Self("vgg19", "VGG-19", 2014, .chains, .torchvision(72.376, 90.876), 4),
    Self("googlenet", "GoogLeNet", 2014, .branches, .torchvision(69.778, 89.53), 5),
    Self("inception-v3", "Inception V3", 2015, .branches, .keras(77.9, 93.7), 6),
    Self("resnet18", "ResNet-18", 2015, .shortcuts, .torchvision(69.758, 89.078), 7),
    Self("resnet50", "ResNet-50", 2015, .shortcuts, .torchvision(76.13, 92.862), 7),
    Self("resnet152", "ResNet-152", 2015, .shortcuts, .torchvision(78.312, 94.046), 7),
    Self("squeezenet", "SqueezeNet 1.1", 2016, .branches, .torchvision(58.178, 80.624), 8),
    Self("densenet121", "DenseNet-121", 2016, .shortcuts, .torchvision(74.434, 91.972), 9),
    Self("mobilenet-v2", "MobileNetV2", 2018, .economy, .torchvision(71.878, 90.286), 10),
    Self("efficientnet-b0", "EfficientNet-B0", 2019, .economy, .torchvision(77.692, 93.532), 11),
  ]

  /// The depths of the contest's winners. 2013: K. He, "Deep residual networks: deep learning gets way deeper", tutorial at
  /// ICML 2016, slide "Revolution of depth"; the others: their papers. Of 2016 several networks of several depths won together.
  static let winnersDepths: [(year: Int, depth: Int)] = [(2012, 8), (2013, 8), (2014, 22), (2015, 152), (2017, 154)]

  private init(
    _ network: String, _ title: String, _ year: Int, _ family: HallOfFame.Family, _ accuracy: HallOfFame.Accuracy?,
    _ reference: Int
  ) {
    (self.network, self.title, self.year, self.family) = (network, title, year, family)
    (self.accuracy, self.reference) = (accuracy, reference)
  }
}

extension HallOfFame.Accuracy {
  fileprivate static func torchvision(_ top1: Double, _ top5: Double) -> Self {
    Self(top1: top1, top5: top5, source: .torchvision)
  }

  fileprivate static func keras(_ top1: Double, _ top5: Double) -> Self {
    Self(top1: top1, top5: top5, source: .keras)
  }

  fileprivate static func pytorchcv(_ top1: Double, _ top5: Double) -> Self {
    Self(top1: top1, top5: top5, source: .pytorchcv)
  }
}
