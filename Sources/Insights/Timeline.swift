/// Where convolutional networks come from: facts with their sources, from the papers.
public struct Timeline: Equatable, Sendable {
  /// Something that happened.
  public struct Event: Equatable, Sendable {
    /// The year.
    public let year: Int
    /// The name under which the strings describe it.
    public let name: String
    /// The number of its source.
    public let reference: Int
  }

  /// A result of the ImageNet classification contest.
  public struct ContestResult: Equatable, Sendable {
    /// The year.
    public let year: Int
    /// The winning network, or its team.
    public let winner: String
    /// The top-5 error on the test set, in percent: the lowest with the contest's own training data.
    public let error: Double
    /// Whether the winner was a convolutional network.
    public let isConvolutional: Bool
    /// The number of its source.
    public let reference: Int
  }

  /// A publication.
  public struct Reference: Equatable, Sendable {
    /// Its number in the list of references of the page about the history.
    public let number: Int
    /// Authors, journal and year, to stand in a figure.
    public let short: String
    /// The whole reference.
    public let full: String
  }

  /// The events, the earliest first.
  public let events: [Event]
  /// The winners of the ImageNet contest, the earliest first.
  public let contest: [ContestResult]
  /// The top-5 error of a trained human on 1,500 images of the same task, in percent.
  public let humanError: Double
  /// The number of the source of the human's error.
  public let humanReference: Int
  /// The sources, by their numbers.
  public let references: [Reference]

  /// The events before the contest's data existed: the first half century.
  public var beginnings: [Event] { events.filter { $0.year < (contest.first?.year ?? .max) - 1 } }
  /// The events from then on.
  public var modern: [Event] { Array(events.dropFirst(beginnings.count)) }
  /// The first contest that a convolutional network won; `nil` if none did.
  public var turningPoint: ContestResult? { contest.first(where: \.isConvolutional) }
  /// The first result below the human's error; `nil` if there is none.
  public var belowHuman: ContestResult? { contest.first { $0.error < humanError } }
}

extension Timeline {
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
      Event(year: 2022, name: "convnext", reference: 18),
    ],
    contest: [
      ContestResult(year: 2010, winner: "NEC-UIUC", error: 28.2, isConvolutional: false, reference: 11),
      ContestResult(year: 2011, winner: "XRCE", error: 25.8, isConvolutional: false, reference: 11),
      ContestResult(year: 2012, winner: "AlexNet", error: 16.4, isConvolutional: true, reference: 11),
      ContestResult(year: 2013, winner: "Clarifai", error: 11.7, isConvolutional: true, reference: 11),
      ContestResult(year: 2014, winner: "GoogLeNet", error: 6.7, isConvolutional: true, reference: 11),
      ContestResult(year: 2015, winner: "ResNet", error: 3.57, isConvolutional: true, reference: 9),
      ContestResult(year: 2016, winner: "Trimps-Soushen", error: 2.99, isConvolutional: true, reference: 17),
      ContestResult(year: 2017, winner: "SENet", error: 2.25, isConvolutional: true, reference: 12),
    ],
    humanError: 5.1, humanReference: 11, references: Reference.convolutionalNetworks)
}
