/// The shape of one example at some place of the network.
package struct ShapeContent: Sendable {
  /// Channels last, as in `26 × 26 × 8`, or the length of a vector.
  package var text: String
  /// Rows of a map; nothing for a vector.
  package var height: String?
  /// Columns of a map; nothing for a vector.
  package var width: String?
  /// How many maps, of signals and volumes too; nothing for a vector.
  package var channels: String?
  /// Whether these are signals: maps with one axis.
  package var isSignal: Bool
  /// Whether these are maps of rows and columns.
  package var isPlane: Bool
  /// Whether these are volumes: maps of slices, rows and columns.
  package var isVolume: Bool
  /// Whether this is a vector.
  package var isVector: Bool
  /// Whether there is more than one map.
  package var hasSeveralMaps: Bool
  /// The extents of one map, as in `26 × 26`; nothing for a vector.
  package var size: String?
  /// How many values in all, as in `5,408`.
  package var cells: String
  /// The dimensions as numbers, channels last: `[26, 26, 8]` or `[100]`. They draw the strip.
  package var dimensions: [Int]

  /// Describes a shape.
  package init(
    text: String, height: String? = nil, width: String? = nil, channels: String? = nil, size: String? = nil,
    cells: String, dimensions: [Int]
  ) {
    self.text = text
    self.height = height
    self.width = width
    self.channels = channels
    hasSeveralMaps = dimensions.count == 3 && dimensions[2] > 1
    (isVector, isSignal) = (dimensions.count == 1, dimensions.count == 2)
    (isPlane, isVolume) = (dimensions.count == 3, dimensions.count == 4)
    self.size = size
    self.cells = cells
    self.dimensions = dimensions
  }
}

/// The settings of a layer that only some kinds have, as text; nothing where the kind does not have it.
package struct LayerSettings: Sendable {
  /// Convolutions: `3 × 3`.
  package var kernelSize: String?
  /// Conv2D: rows of the kernel.
  package var kernelHeight: String?
  /// Conv2D: columns of the kernel.
  package var kernelWidth: String?
  /// Conv2D: weights in one slice of the kernel, rows times columns, as in `9`.
  package var kernelCells: String?
  /// Conv2D: weights of one filter over all input channels, as in `72`.
  package var filterWeights: String?
  /// Conv2D: how many filters.
  package var filters: String?
  /// Pooling: `2 × 2`.
  package var poolSize: String?
  /// Pooling: values in one window, as in `4`.
  package var poolCells: String?
  /// Conv2D and pooling: `1 × 1`.
  package var strides: String?
  /// Conv2D and pooling: whether the window moves by more than one cell.
  package var isStrided = false
  /// Convolutions and pooling: the padding as in a network file: `valid`, `same`, `causal` or `[[1, 2], [0, 3]]`.
  package var padding: String?
  /// Conv2D and pooling: whether the border is padded; `border` says by how much.
  package var isPadded = false
  /// Convolutions and pooling: whether the padding is `same`.
  package var isSame = false
  /// Convolutions over signals: whether the padding is `causal`.
  package var isCausal = false
  /// Convolutions and pooling: how the extents of the output come about, as in `28 − 3 + 1 = 26`.
  package var sizeFormula: String?
  /// Convolutions: how far the cells that a kernel sees are apart, as in `2 × 2`; nothing where there are no gaps.
  package var dilation: String?
  /// Convolutions with gaps: how many cells lie between the first and the last one seen, both included, as in `5 × 5`.
  package var reach: String?
  /// Convolutions: into how many groups the channels are divided; nothing where each filter reads all.
  package var groups: String?
  /// Convolutions: how many channels one filter reads.
  package var filterChannels: String?
  /// Average pooling: whether the zeros of the padding count in the mean.
  package var countsPadding = false
  /// UpSampling2D and Resizing: whether new cells are made of several neighbours.
  package var isBilinear = false
  /// Resizing: whether the middles of cells lie on each other.
  package var isHalfPixel = false
  /// Resizing: whether the first edges lie on each other.
  package var isAsymmetric = false
  /// Resizing: whether the middles of the outermost cells lie on each other.
  package var alignsCorners = false
  /// Resizing: which cell is copied.
  package var rounding: String?
  /// Conv2D and Dense: whether there are biases.
  package var hasBias = false
  /// Pooling: whether the window moves further than it is large, so that cells between windows are left out.
  package var hasGaps = false
  /// Conv2D and pooling: rows at the bottom that fill no whole window; nothing where all are used.
  package var droppedRows: String?
  /// Conv2D and pooling: columns at the right that fill no whole window; nothing where all are used.
  package var droppedColumns: String?
  /// Dense: how many units.
  package var units: String?
  /// Dropout: the share set to zero, as in `20 %`.
  package var rate: String?
  /// What is put around the maps, or of a cropping what is taken away: `1 above, 1 below, 2 at the left, 2 at the right`.
  package var border: String?

  /// Layers that join branches: how many inputs they have.
  package var joinCount: String?
  /// Layers that join branches: whether an input of extent 1 is repeated along an axis.
  package var repeatsInputs = false
  /// Concatenate: the name of the axis, as in `channels`.
  package var joinAxis: String?
  /// Concatenate: the extents that are laid side by side, as in `4 + 8 + 4`.
  package var joinParts: String?
  /// Concatenate: the extent that they add up to.
  package var joinTotal: String?
  /// Activation: whether it reads a layer that joins branches, and so could not be an argument of the layer before.
  package var followsMerge = false

  /// Settings, all of them nothing.
  package init() {}
}
