#include "graph/query/search_scratch.h"

namespace notegraph::query {

SearchScratch& SearchScratch::of_this_thread() {
  thread_local SearchScratch scratch;
  return scratch;
}

}  // namespace notegraph::query
