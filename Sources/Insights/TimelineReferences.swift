extension Timeline.Reference {
  /// The sources of the history of convolutional networks.
  static let convolutionalNetworks = [
    Self(
      number: 1, short: "Hubel, Wiesel. J. Physiology 148, 1959",
      full: "D. H. Hubel, T. N. Wiesel. Receptive fields of single neurones in the cat's striate cortex. "
        + "Journal of Physiology 148, 574–591, 1959. doi:10.1113/jphysiol.1959.sp006308"),
    Self(
      number: 2, short: "Fukushima. Biol. Cybernetics 36, 1980",
      full: "K. Fukushima. Neocognitron: a self-organizing neural network model for a mechanism of pattern recognition "
        + "unaffected by shift in position. Biological Cybernetics 36, 193–202, 1980. doi:10.1007/BF00344251"),
    Self(
      number: 3, short: "Rumelhart, Hinton, Williams. Nature 323, 1986",
      full: "D. E. Rumelhart, G. E. Hinton, R. J. Williams. Learning representations by back-propagating errors. "
        + "Nature 323, 533–536, 1986. doi:10.1038/323533a0"),
    Self(
      number: 4, short: "LeCun et al. Neural Computation 1, 1989",
      full: "Y. LeCun, B. Boser, J. S. Denker, D. Henderson, R. E. Howard, W. Hubbard, L. D. Jackel. Backpropagation "
        + "applied to handwritten zip code recognition. Neural Computation 1(4), 541–551, 1989. "
        + "doi:10.1162/neco.1989.1.4.541"),
    Self(
      number: 5, short: "LeCun et al. Proc. IEEE 86, 1998",
      full: "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner. Gradient-based learning applied to document recognition. "
        + "Proceedings of the IEEE 86(11), 2278–2324, 1998. doi:10.1109/5.726791"),
    Self(
      number: 6, short: "Deng et al. CVPR 2009",
      full: "J. Deng, W. Dong, R. Socher, L.-J. Li, K. Li, L. Fei-Fei. ImageNet: a large-scale hierarchical image "
        + "database. CVPR, 248–255, 2009. doi:10.1109/CVPR.2009.5206848"),
    Self(
      number: 7, short: "Krizhevsky, Sutskever, Hinton. NIPS 2012",
      full:
        "A. Krizhevsky, I. Sutskever, G. E. Hinton. ImageNet classification with deep convolutional neural networks. "
        + "Advances in Neural Information Processing Systems 25, 1097–1105, 2012."),
    Self(
      number: 8, short: "Simonyan, Zisserman. ICLR 2015; Szegedy et al. CVPR 2015",
      full:
        "K. Simonyan, A. Zisserman. Very deep convolutional networks for large-scale image recognition. ICLR, 2015, "
        + "arXiv:1409.1556. C. Szegedy et al. Going deeper with convolutions. CVPR, 1–9, 2015. "
        + "doi:10.1109/CVPR.2015.7298594"),
    Self(
      number: 9, short: "He et al. CVPR 2016",
      full: "K. He, X. Zhang, S. Ren, J. Sun. Deep residual learning for image recognition. CVPR, 770–778, 2016. "
        + "doi:10.1109/CVPR.2016.90"),
    Self(
      number: 10, short: "Dosovitskiy et al. ICLR 2021",
      full: "A. Dosovitskiy et al. An image is worth 16x16 words: transformers for image recognition at scale. ICLR, "
        + "2021. arXiv:2010.11929"),
    Self(
      number: 11, short: "Russakovsky et al. IJCV 115, 2015",
      full:
        "O. Russakovsky et al. ImageNet large scale visual recognition challenge. International Journal of Computer "
        + "Vision 115, 211–252, 2015. doi:10.1007/s11263-015-0816-y"),
    Self(
      number: 12, short: "Hu, Shen, Sun. CVPR 2018",
      full: "J. Hu, L. Shen, G. Sun. Squeeze-and-excitation networks. CVPR, 7132–7141, 2018. "
        + "doi:10.1109/CVPR.2018.00745"),
    Self(
      number: 17, short: "ILSVRC 2016, image-net.org",
      full: "Large Scale Visual Recognition Challenge 2016, results. image-net.org/challenges/LSVRC/2016/results"),
    Self(
      number: 18, short: "Liu et al. CVPR 2022",
      full: "Z. Liu, H. Mao, C.-Y. Wu, C. Feichtenhofer, T. Darrell, S. Xie. A ConvNet for the 2020s. CVPR, "
        + "11976–11986, 2022. arXiv:2201.03545"),
  ]
}
