import Tensors

extension Tensor {
  /// A picture, `[channels, rows, columns]` of values from 0 to 1, after some changes: those of place in one interpolation
  /// before the first that needs the values.
  public func changed(by changes: [Change], fill: Fill = Fill()) -> Tensor {
    var picture = self
    var map: AffineMap?
    for change in changes {
      switch change {
      case .none: break
      case .place(let next): map = map?.after(next) ?? next
      case .values(let change):
        if let place = map { picture = picture.moved(by: place, fill: fill) }
        map = nil
        change(&picture)
      }
    }
    return map.map { picture.moved(by: $0, fill: fill) } ?? picture
  }
}

extension LabelledImages {
  /// One image as it is seen, from 0, black, to 1, after what an augmentation does to it in an epoch, counted from 1.
  public func picture(_ index: Int, augmentedBy augmentation: Augmentation, epoch: Int, seed: UInt64) -> Tensor {
    picture(index).changed(
      by: augmentation.changes(of: index, epoch: epoch, seed: seed, shape: shape), fill: augmentation.fill)
  }

  /// Images as the network reads them, `[indices.count, channels, rows, columns]`, after what an augmentation does to them in an
  /// epoch, counted from 1.
  public func tensor(
    _ indices: some Collection<Int>, augmentedBy augmentation: Augmentation, epoch: Int, seed: UInt64
  ) -> Tensor {
    let values = [Float](unsafeUninitializedCapacity: indices.count * shape.count) { buffer, count in
      for index in indices {
        let picture = units(index).changed(
          by: augmentation.changes(of: index, epoch: epoch, seed: seed, shape: shape), fill: augmentation.fill)
        picture.values.withUnsafeBufferPointer { scale($0, to: buffer.baseAddress! + count) }
        count += shape.count
      }
    }
    return Tensor(shape.batched(indices.count), values)
  }

  /// One image from 0 to 1 in the order of its own channels.
  private func units(_ index: Int) -> Tensor {
    Tensor(
      shape,
      [Float](unsafeUninitializedCapacity: shape.count) { buffer, count in
        pixels.withUnsafeBufferPointer { bytes in
          let start = index * shape.count
          for offset in 0..<shape.count { buffer[offset] = Float(bytes[start + offset]) / 255 }
        }
        count = shape.count
      })
  }

  /// Brings values from 0 to 1 to those that the network reads.
  private func scale(_ values: UnsafeBufferPointer<Float>, to target: UnsafeMutablePointer<Float>) {
    if scaling == .unit {
      target.update(from: values.baseAddress!, count: values.count)
      return
    }
    let plane = shape.count / shape.channels
    for channel in 0..<shape.channels {
      let source = scaling.source(of: channel) * plane
      let (mean, divisor) = (scaling.mean(of: channel), scaling.divisor(of: channel))
      for offset in 0..<plane {
        target[channel * plane + offset] = (values[source + offset] * 255 - mean) / divisor
      }
    }
  }
}
