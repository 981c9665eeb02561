extension ReportRecord {
  /// `report.json`, with the number of links that were followed in the site.
  package func json(links: Int) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("tool") { writer in
        writer.object(compact: true) { writer in
          writer.member("name", toolName)
          writer.member("version", toolVersion)
        }
      }
      writer.member("configuration") { writeConfiguration(&$0) }
      writer.member("dataset") { writeDataset(&$0) }
      writer.member("network") { writeNetwork(&$0) }
      writer.member("history") { ReportRecord.write(history, &$0) }
      writer.member("evaluation") { ReportRecord.writeEvaluation(loss, accuracy, confusion, &$0) }
      writer.member("checks") { writer in
        writer.object(compact: true) { writer in
          writer.member("sums", checkedSums)
          writer.member("links", links)
        }
      }
    }
    return writer.bytes
  }

  private func writeConfiguration(_ writer: inout JSONWriter) {
    writer.object { writer in
      for (name, setting) in configuration {
        switch setting {
        case .text(let value): writer.member(name, value)
        case .number(let value): writer.member(name, value)
        case .decimal(let value): writer.member(name, value)
        case .flag(let value): writer.member(name, value)
        case .texts(let values): writer.member(name, values)
        }
      }
    }
  }

  private func writeDataset(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", datasetName)
      writer.member("train", trainCount)
      writer.member("validation", validationCount)
      writer.member("test", testCount)
      writer.member("classes", classes)
    }
  }

  private func writeNetwork(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", networkName)
      writer.member("parameters", parameters)
      writer.member("layers") { writer in
        writer.array(layers) { writer, layer in
          writer.object(compact: true) { writer in
            writer.member("name", layer.name)
            writer.member("kind", layer.kind)
            writer.member("outputShape", layer.outputShape)
            writer.member("parameters", layer.parameters)
            writer.member("flops", layer.flops)
            writer.member("receptiveField") { writer in
              if let field = layer.receptiveField { writer.value(field) } else { writer.null() }
            }
          }
        }
      }
    }
  }

  /// Writes a history, an epoch to a line.
  package static func write(_ history: [Epoch], _ writer: inout JSONWriter) {
    writer.array(history) { writer, epoch in
      writer.object(compact: true) { writer in
        writer.member("epoch", epoch.epoch)
        writer.member("loss", epoch.loss)
        writer.member("accuracy", epoch.accuracy)
        writer.member("val_loss", epoch.validationLoss)
        writer.member("val_accuracy", epoch.validationAccuracy)
      }
    }
  }

  /// Writes a result on the test images; of a network that was not tested, without numbers.
  package static func writeEvaluation(
    _ loss: Double?, _ accuracy: Double?, _ confusion: [[Int]], _ writer: inout JSONWriter
  ) {
    writer.object { writer in
      for (name, value) in [("loss", loss), ("accuracy", accuracy)] {
        writer.member(name) { writer in
          if let value { writer.value(value) } else { writer.null() }
        }
      }
      writer.member("confusion") { writer in writer.array(confusion) { $0.value($1) } }
    }
  }
}

extension FigureRecord {
  /// `figures.json`, in the order given.
  package static func json(_ figures: [FigureRecord], sequences: [SequenceRecord] = []) -> [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("figures") { writer in
        writer.array(figures) { writer, figure in
          writer.object { writer in
            writer.member("id", figure.id)
            writer.member("language", figure.language.rawValue)
            writer.member("title", figure.title)
            writer.member("caption", figure.caption)
            writer.member("alt", figure.alternative)
            writer.member("page", figure.page)
            writer.member("width", figure.width)
            writer.member("height", figure.height)
            writer.member("files") { writer in
              writer.object(compact: true) { writer in
                writer.member("svg", figure.files.svg)
                writer.member("png", figure.files.png)
                writer.member("pdf", figure.files.pdf)
              }
            }
          }
        }
      }
      writer.member("sequences") { writer in writer.array(sequences) { SequenceRecord.write($1, &$0) } }
    }
    return writer.bytes
  }
}

extension SequenceRecord {
  fileprivate static func write(_ sequence: SequenceRecord, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("id", sequence.id)
      writer.member("language", sequence.language.rawValue)
      writer.member("title", sequence.title)
      writer.member("caption", sequence.caption)
      writer.member("alt", sequence.alternative)
      writer.member("page", sequence.page)
      writer.member("frames", sequence.frames)
      writer.member("files") { writer in
        writer.object(compact: true) { writer in writer.member("pdf", sequence.pdf) }
      }
    }
  }
}
