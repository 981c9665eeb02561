/// How far a picture may move: a share of its size, or a number of whole pixels, as Keras's `width_shift_range`.
public enum ShiftRange: Hashable, Sendable {
  /// Up to this share of the size to either side, all of it equally likely.
  case share(Double)
  /// Fewer whole pixels than this to either side.
  case pixels(Int)

  init(_ value: AugmentationValue) throws(AugmentationError) {
    let number = try value.number("a share of the size below 1, or a whole number of pixels from 1") {
      $0 > 0 && ($0 < 1 || ($0 == $0.rounded() && $0 <= 4096))
    }
    self = number < 1 ? .share(number) : .pixels(Int(number))
  }

  var text: String {
    switch self {
    case .share(let share): share.plain
    case .pixels(let pixels): "\(pixels)"
    }
  }

  /// A shift in pixels, of a picture of `extent` pixels.
  func draw(_ random: inout AugmentationRandom, _ extent: Int) -> Double {
    switch self {
    case .share(let share): random.uniform(-share...share) * Double(extent)
    // As NumPy draws it for Keras: a distance, then a direction.
    case .pixels(let pixels): Double(random.whole(below: pixels) * (random.coin() ? 1 : -1))
    }
  }

  /// The shift of each of `n` examples in PyTorch; `extent` names the size.
  func pytorch(_ extent: String) -> String {
    switch self {
    case .share(let share): "\(extent) * torch.empty(n).uniform_(-\(share.plain), \(share.plain))"
    case .pixels(let pixels): "torch.randint(0, \(pixels), (n,)) * (2.0 * torch.randint(0, 2, (n,)) - 1)"
    }
  }
}
