#ifndef NOTEGRAPH_API_EVALUATION_ABLATION_H_
#define NOTEGRAPH_API_EVALUATION_ABLATION_H_

#include <functional>
#include <vector>

#include "api/evaluation/evaluation.h"
#include "extract/extractor_steps.h"

// What each step of the extractor brings: the same notes are read once more without it.
namespace notegraph::evaluation {

/// What is predicted for a document by an extractor that takes these steps.
using SteppedPredictor =
    std::function<Prediction(const GoldDocument& document, const extract::ExtractorSteps& steps)>;

/// The score without one step.
struct Ablation {
  extract::ExtractorStep left_out;
  extract::Score score;  ///< Over all documents.
};

/// One evaluation for each of kExtractorSteps, in their order. Errors: those of `predict`.
Result<std::vector<Ablation>> ablate(const std::vector<GoldDocument>& gold, const SteppedPredictor& predict,
                                     double min_confidence);

}  // namespace notegraph::evaluation

#endif  // NOTEGRAPH_API_EVALUATION_ABLATION_H_
