#ifndef NOTEGRAPH_EXTRACT_TRAINING_CALIBRATION_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_CALIBRATION_TRAINER_H_

#include <vector>

#include "extract/learning/calibration.h"

namespace notegraph::extract {

/// Something that a model said of a note that it has not seen.
struct JudgedSaying {
  float probability = 0;
  bool is_right = false;
};

/// The calibration that makes `sayings` likeliest, held near the default where there are few of them.
Calibration fit_calibration(const std::vector<JudgedSaying>& sayings);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_CALIBRATION_TRAINER_H_
