#ifndef NOTEGRAPH_EXTRACT_TRAINING_LOGISTIC_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_LOGISTIC_TRAINER_H_

#include <cstddef>
#include <vector>

#include "extract/learning/logistic_model.h"
#include "extract/training/adagrad.h"

namespace notegraph::extract {

struct LabeledExample {
  Features features;
  std::size_t label = 0;
};

/// Maximises the likelihood of the labels, an example at a time. Deterministic.
LogisticModel train_logistic(const std::vector<const LabeledExample*>& examples, std::size_t labels,
                             const LearningOptions& options);

/// Several views of one thing with one label, such as all places where two entities meet.
struct LabeledBag {
  std::vector<Features> instances;  ///< At least one.
  std::size_t label = 0;            ///< 0: none of the instances says anything.
};

/// Learns from bags (multiple-instance learning, Dietterich et al. 1997): a bag without label says that no
/// instance has one; of a bag with a label only the instance that shows it most clearly so far is learnt from.
/// Deterministic.
LogisticModel train_logistic(const std::vector<const LabeledBag*>& bags, std::size_t labels,
                             const LearningOptions& options);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_LOGISTIC_TRAINER_H_
