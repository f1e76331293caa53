#ifndef NOTEGRAPH_EXTRACT_TRAINING_PAIR_NETWORK_TRAINER_H_
#define NOTEGRAPH_EXTRACT_TRAINING_PAIR_NETWORK_TRAINER_H_

#include <cstddef>
#include <vector>

#include "extract/learning/pair_network.h"

namespace notegraph::extract {

/// What one note teaches a PairNetwork.
struct NetworkLesson {
  struct Pair {
    std::vector<NetworkMeeting> meetings;  ///< At least one.
    std::size_t outcome = 0;               ///< As PairNetwork::outcomes numbers them.
  };
  NetworkNote note;
  std::vector<Pair> pairs;
};

struct NetworkOptions {
  int epochs = 8;
  float rate = 2e-3F;        ///< Of the first epoch; falls evenly to nearly nothing in the last one.
  std::size_t batch = 4;     ///< Notes that a step learns from.
  int min_count = 3;         ///< Words that fewer tokens have are not learnt from.
  float unread = 0.1F;       ///< How many words are left out, while it learns.
  float unheard = 0.3F;      ///< Likewise of the vectors of words, and of channels.
  float unconnected = 0.3F;  ///< Likewise of what is seen of a meeting.
};

/// By steps that adapt to each weight (Kingma and Ba 2015, "Adam"), and with parts of the network left out at
/// random (Srivastava et al. 2014, "Dropout"). Deterministic.
PairNetwork train_pair_network(const std::vector<const NetworkLesson*>& lessons, std::size_t outcomes,
                               const NetworkOptions& options);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_TRAINING_PAIR_NETWORK_TRAINER_H_
