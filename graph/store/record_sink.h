#ifndef NOTEGRAPH_GRAPH_STORE_RECORD_SINK_H_
#define NOTEGRAPH_GRAPH_STORE_RECORD_SINK_H_

#include <string>

namespace notegraph::store {

/// Where the records of a write go. What goes wrong is kept until its owner asks; what comes after is of no
/// use.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  virtual void put(const std::string& key, const std::string& value) = 0;
  virtual void erase(const std::string& key) = 0;
};

}  // namespace notegraph::store

#endif  // NOTEGRAPH_GRAPH_STORE_RECORD_SINK_H_
