#ifndef NOTEGRAPH_API_EVALUATION_EVALUATION_H_
#define NOTEGRAPH_API_EVALUATION_EVALUATION_H_

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "api/evaluation/gold_reader.h"
#include "extract/evaluation/annotation.h"
#include "extract/evaluation/scorer.h"
#include "graph/model/status.h"

namespace notegraph::evaluation {

/// One document: both annotations, as they were compared, and what the comparison says.
struct DocumentResult {
  std::string name;      ///< GoldDocument::name.
  bool missing = false;  ///< There was no prediction; it counts as an empty one.
  std::string language;  ///< As predicted.
  bool learnt = false;   ///< As predicted.
  extract::Annotation gold;
  extract::Annotation predicted;  ///< Without what is below the least confidence.
  extract::Comparison comparison;
};

struct Evaluation {
  std::vector<DocumentResult> documents;
  extract::Score total;  ///< Over all documents (micro-average).
};

struct PredictedNote {
  extract::Annotation annotation;
  std::string language;  ///< As language_of() names it; empty where the text is not at hand.
  bool learnt = false;   ///< Who predicts has learnt from this document: the figures flatter.
};

/// What is predicted for a document; nothing where there is no prediction.
using Prediction = Result<std::optional<PredictedNote>>;
using Predictor = std::function<Prediction(const GoldDocument& document)>;

/// Compares what `predict` says of every document with its gold annotation.
/// Errors: those of `predict`; the first one ends the evaluation.
Result<Evaluation> evaluate(std::vector<GoldDocument> gold, const Predictor& predict, double min_confidence);

/// The names of the documents that who predicts has learnt from.
std::vector<std::string> learnt_documents(const Evaluation& evaluation);

/// What differs in one document, one line each: entities missed, of another type, or extra; relations missed
/// or extra.
std::vector<std::string> list_errors(const DocumentResult& document);

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_EVALUATION_H_
