/// What pages say of the images.
package struct DatasetContent: Sendable {
  /// The name on the command line, as in `mnist`.
  package var name: String
  /// The name in print, as in `MNIST`.
  package var title: String
  /// Images to train on.
  package var train: String
  /// Images to validate on, taken from the end of the training set.
  package var validation: String
  /// Images to test on.
  package var test: String
  /// Training and validation images together.
  package var trainingSet: String
  /// The share of the training set held back, as in `33 %`.
  package var validationShare: String
  /// Rows of an image.
  package var height: String
  /// Columns of an image.
  package var width: String
  /// Channels of an image.
  package var channels: String
  /// `28 × 28`.
  package var size: String
  /// Values in one image, as in `784`.
  package var pixels: String
  /// How many classes there are.
  package var classCount: String
  /// The classes in order, with their counts in the training set.
  package var classes: [ClassContent]
  /// The commonest class of the training set.
  package var largestClass: ClassContent?
  /// The rarest class of the training set.
  package var smallestClass: ClassContent?
  /// The largest count divided by the smallest.
  package var imbalance: String
  /// Whether images are red, green and blue.
  package var isColour = false
  /// Whether all classes have equally many images.
  package var isBalanced = false
  /// What Keras and torchvision call the data; nothing where they do not have them.
  package var libraries: LibraryNames?
  /// How the data are a folder of images; nothing where they are none.
  package var folder: ImageFolderContent?

  /// Describes the images.
  package init(
    name: String, title: String, train: String, validation: String, test: String, trainingSet: String,
    validationShare: String, height: String, width: String, channels: String, size: String, pixels: String,
    classCount: String, classes: [ClassContent], largestClass: ClassContent?, smallestClass: ClassContent?,
    imbalance: String
  ) {
    self.name = name
    self.title = title
    self.train = train
    self.validation = validation
    self.test = test
    self.trainingSet = trainingSet
    self.validationShare = validationShare
    self.height = height
    self.width = width
    self.channels = channels
    self.size = size
    self.pixels = pixels
    self.classCount = classCount
    self.classes = classes
    self.largestClass = largestClass
    self.smallestClass = smallestClass
    self.imbalance = imbalance
  }
}

/// What libraries call a data set.
package struct LibraryNames: Sendable {
  /// The module in `keras.datasets`, and the class in `torchvision.datasets`.
  package var keras: String, torchvision: String

  /// Describes the names.
  package init(keras: String, torchvision: String) { (self.keras, self.torchvision) = (keras, torchvision) }
}

/// How a folder of images is read in Python.
package struct ImageFolderContent: Sendable {
  /// Whether it has folders to train and to test with.
  package var hasParts: Bool

  /// Describes a folder.
  package init(hasParts: Bool) { self.hasParts = hasParts }
}

/// One class of images.
package struct ClassContent: Sendable {
  /// Its name, as in `7`.
  package var name: String
  /// How many images of the training set belong to it.
  package var count: String
  /// Its share of the training set.
  package var share: String

  /// Describes one class.
  package init(name: String, count: String, share: String) {
    self.name = name
    self.count = count
    self.share = share
  }
}
