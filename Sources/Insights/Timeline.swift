/// Where convolutional networks come from: facts with their sources, from the papers.
public struct Timeline: Equatable, Sendable {
  /// Something that happened.
  public struct Event: Equatable, Sendable {
    /// The year.
    public let year: Int
    /// The name under which the strings describe it.
    public let name: String
    /// The number of its source in the list of references.
    public let reference: Int
  }

  /// A result of the ImageNet classification contest.
  public struct ContestResult: Equatable, Sendable {
    /// The year.
    public let year: Int
    /// The name of the winning entry.
    public let winner: String
    /// The top-5 error on the test set, in percent.
    public let error: Double
  }

  /// The events, the earliest first.
  public let events: [Event]
  /// The winners of the ImageNet contest, the earliest first.
  public let contest: [ContestResult]
  /// The top-5 error of a trained human on the same task, in percent (Russakovsky et al., 2015).
  public let humanError: Double
  /// The sources, in the order of their numbers, from 1.
  public let references: [String]

  /// The history that the lecture tells, from Hubel and Wiesel's cats on.
  public static let convolutionalNetworks = Timeline(
    events: [
      Event(year: 1959, name: "hubel-wiesel", reference: 1),
      Event(year: 1980, name: "neocognitron", reference: 2),
      Event(year: 1986, name: "backpropagation", reference: 3),
      Event(year: 1989, name: "lecun", reference: 4),
      Event(year: 1998, name: "lenet5", reference: 5),
      Event(year: 2009, name: "imagenet", reference: 6),
      Event(year: 2012, name: "alexnet", reference: 7),
      Event(year: 2014, name: "vgg-googlenet", reference: 8),
      Event(year: 2015, name: "resnet", reference: 9),
      Event(year: 2020, name: "vision-transformer", reference: 10),
    ],
    contest: [
      ContestResult(year: 2010, winner: "NEC-UIUC", error: 28.2),
      ContestResult(year: 2011, winner: "XRCE", error: 25.8),
      ContestResult(year: 2012, winner: "AlexNet", error: 16.4),
      ContestResult(year: 2013, winner: "Clarifai", error: 11.7),
      ContestResult(year: 2014, winner: "GoogLeNet", error: 6.7),
      ContestResult(year: 2015, winner: "ResNet", error: 3.57),
      ContestResult(year: 2016, winner: "Trimps-Soushen", error: 2.99),
      ContestResult(year: 2017, winner: "SENet", error: 2.25),
    ],
    humanError: 5.1,
    references: [
      "D. H. Hubel, T. N. Wiesel: Receptive fields of single neurones in the cat's striate cortex. J. Physiol. 148, 574–591 (1959)",
      "K. Fukushima: Neocognitron: a self-organizing neural network model for a mechanism of pattern recognition unaffected by shift in position. Biol. Cybern. 36, 193–202 (1980)",
      "D. E. Rumelhart, G. E. Hinton, R. J. Williams: Learning representations by back-propagating errors. Nature 323, 533–536 (1986)",
      "Y. LeCun et al.: Backpropagation applied to handwritten zip code recognition. Neural Computation 1(4), 541–551 (1989)",
      "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-based learning applied to document recognition. Proc. IEEE 86(11), 2278–2324 (1998)",
      "J. Deng et al.: ImageNet: a large-scale hierarchical image database. CVPR, 248–255 (2009)",
      "A. Krizhevsky, I. Sutskever, G. E. Hinton: ImageNet classification with deep convolutional neural networks. NIPS 25 (2012)",
      "K. Simonyan, A. Zisserman: Very deep convolutional networks for large-scale image recognition. arXiv:1409.1556 (2014); C. Szegedy et al.: Going deeper with convolutions. CVPR (2015)",
      "K. He, X. Zhang, S. Ren, J. Sun: Deep residual learning for image recognition. CVPR, 770–778 (2016), arXiv:1512.03385 (2015)",
      "A. Dosovitskiy et al.: An image is worth 16x16 words: transformers for image recognition at scale. ICLR (2021), arXiv:2010.11929 (2020)",
      "O. Russakovsky et al.: ImageNet large scale visual recognition challenge. Int. J. Comput. Vis. 115, 211–252 (2015)",
      "J. Hu, L. Shen, G. Sun: Squeeze-and-excitation networks. CVPR, 7132–7141 (2018)",
    ])
}
