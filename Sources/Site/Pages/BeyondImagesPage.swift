/// Convolution along one axis and along three: signals and volumes.
struct BeyondImagesPage: Chapter {
  let id = "beyond-images"
  let sections: [String]? = nil
}
