#include "api/evaluation/ablation.h"

#include <utility>

namespace notegraph::evaluation {

Result<std::vector<Ablation>> ablate(const std::vector<GoldDocument>& gold, const SteppedPredictor& predict,
                                     double min_confidence) {
  std::vector<Ablation> ablations;
  for (const extract::ExtractorStep step : extract::kExtractorSteps) {
    const auto steps = extract::ExtractorSteps::without(step);
    auto evaluation = evaluate(
        gold, [&](const GoldDocument& document) { return predict(document, steps); }, min_confidence);
    if (!evaluation) return evaluation.status();
    ablations.push_back({step, std::move(evaluation->total)});
  }
  return ablations;
}

}  // namespace notegraph::evaluation
