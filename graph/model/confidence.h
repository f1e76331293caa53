#ifndef NOTEGRAPH_GRAPH_MODEL_CONFIDENCE_H_
#define NOTEGRAPH_GRAPH_MODEL_CONFIDENCE_H_

namespace notegraph {

/// What is at least as sure is accepted as it is; below, doubtful: it is shown as such and asked about.
inline constexpr double kAcceptedConfidence = 0.8;

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_CONFIDENCE_H_
