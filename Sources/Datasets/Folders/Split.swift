import Tensors

/// Which examples train and which test, class by class, by a seed.
enum Split {
  /// The share that tests, rounded, at least one of each class; the rest trains.
  static let testShare = 0.2

  /// The positions of the examples of each class, split in two and each dealt out.
  static func parts(_ positions: [[Int]], seed: UInt64) -> (train: [Int], test: [Int]) {
    let shuffled = shuffled(positions, seed: seed)
    let counts = shuffled.map { max(1, Int((Double($0.count) * testShare).rounded())) }
    return (
      dealt(zip(shuffled, counts).map { Array($0.dropFirst($1)) }),
      dealt(zip(shuffled, counts).map { Array($0.prefix($1)) })
    )
  }

  /// All examples in a random order.
  static func order(_ positions: [[Int]], seed: UInt64) -> [Int] { dealt(shuffled(positions, seed: seed)) }

  private static func shuffled(_ positions: [[Int]], seed: UInt64) -> [[Int]] {
    positions.enumerated().map { label, positions in
      var random = RandomGenerator(seed: seed, stream: "split \(label)")
      return random.permutation(positions.count).map { positions[$0] }
    }
  }

  /// The examples of all classes in one row, those of each class spread evenly over it: whatever share is cut off at the end, as
  /// validation cuts it off, has nearly the same share of every class.
  private static func dealt(_ positions: [[Int]]) -> [Int] {
    let cards = positions.enumerated().flatMap { label, own in
      own.enumerated().map { (place: (Double($0) + 0.5) / Double(own.count), label: label, position: $1) }
    }
    return cards.sorted { ($0.place, $0.label) < ($1.place, $1.label) }.map(\.position)
  }
}

extension Array where Element: BinaryInteger {
  /// The positions of each label, in order.
  func positions(of classes: Int) -> [[Int]] {
    var result = [[Int]](repeating: [], count: classes)
    for (position, label) in enumerated() { result[Int(label)].append(position) }
    return result
  }
}
