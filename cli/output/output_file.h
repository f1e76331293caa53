#ifndef NOTEGRAPH_CLI_OUTPUT_OUTPUT_FILE_H_
#define NOTEGRAPH_CLI_OUTPUT_OUTPUT_FILE_H_

#include <filesystem>
#include <iosfwd>
#include <memory>

#include "graph/model/status.h"

namespace notegraph::cli {

/// A file that comes into being whole or not at all: it is written beside its place and moved there by
/// commit(). Without commit() nothing remains. What is no regular file (/dev/null, a pipe) is written in
/// place.
class OutputFile {
 public:
  /// Compresses with gzip if the name ends in ".gz". Errors: io_error.
  static Result<OutputFile> create(const std::filesystem::path& file);
  OutputFile(OutputFile&&) noexcept;
  OutputFile& operator=(OutputFile&&) noexcept;
  ~OutputFile();

  std::ostream& stream();
  /// Errors: io_error, also for any write before that failed.
  Status commit();

 private:
  struct State;
  explicit OutputFile(std::unique_ptr<State> state);

  std::unique_ptr<State> state_;
};

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_OUTPUT_FILE_H_
