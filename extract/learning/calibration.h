#ifndef NOTEGRAPH_EXTRACT_LEARNING_CALIBRATION_H_
#define NOTEGRAPH_EXTRACT_LEARNING_CALIBRATION_H_

namespace notegraph::extract {

/// From what a model says to how often that is right: a sigmoid over the model's log odds, fitted on notes
/// that the model has not seen (Platt 1999, "Probabilistic outputs for support vector machines").
struct Calibration {
  float odds = 1;  ///< What the model's log odds count.
  float offset = 0;

  /// How sure it is that what the model gives `probability` is right.
  float confidence(float probability) const;
};

/// The logarithm of p / (1 - p), bounded where p is close to 0 or 1.
float log_odds(float probability);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LEARNING_CALIBRATION_H_
