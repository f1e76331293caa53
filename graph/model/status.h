#ifndef NOTEGRAPH_GRAPH_MODEL_STATUS_H_
#define NOTEGRAPH_GRAPH_MODEL_STATUS_H_

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace notegraph {

/// The closed list of ways in which a call can fail. Each edge (exit codes, HTTP codes) maps it once, without
/// default.
enum class StatusCode {
  ok,
  not_found,         ///< The thing asked for is not there: an unknown entity, no path.
  ambiguous,         ///< A name means several things; `Status::candidates` lists them.
  invalid_argument,  ///< The caller asked for something that makes no sense.
  limit_exceeded,    ///< The answer would be larger or slower than the limits allow.
  conflict,          ///< What the caller expects to be there has changed meanwhile: look again, then decide.
  busy,              ///< Another process holds what this call needs; the same call may do later.
  unavailable,       ///< A helper program is not installed or did not answer in time, or the store takes no
                     ///< writes for now. Nothing was done; the same call may do later.
  bad_data,          ///< A file given by the user cannot be read as what it should be.
  corruption,        ///< Our own stored bytes are damaged.
  io_error,          ///< The operating system refused a read or a write; nothing was changed.
  unknown_outcome,   ///< It refused a write of which a part may last: look whether it does.
};

/// The name of `code` as it stands in the source, for logs and for JSON.
const char* to_string(StatusCode code);

/// What became of a call that has no value to give. The message says what was wrong with which input, and
/// what to do.
class [[nodiscard]] Status {
 public:
  Status() = default;
  Status(StatusCode code, std::string message, std::vector<std::string> candidates = {})
      : code_(code), message_(std::move(message)), candidates_(std::move(candidates)) {}

  bool ok() const { return code_ == StatusCode::ok; }
  explicit operator bool() const { return ok(); }
  StatusCode code() const { return code_; }
  const std::string& message() const { return message_; }
  /// What the caller may have meant (`type:name` for entities), best first; often empty.
  const std::vector<std::string>& candidates() const { return candidates_; }

 private:
  StatusCode code_ = StatusCode::ok;
  std::string message_;
  std::vector<std::string> candidates_;
};

/// A value, or the Status that says why there is none.
template <typename T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}         // NOLINT(google-explicit-constructor)
  Result(Status status) : value_(std::move(status)) {}  // NOLINT(google-explicit-constructor)

  bool ok() const { return std::holds_alternative<T>(value_); }
  explicit operator bool() const { return ok(); }
  /// Only when !ok().
  const Status& status() const { return std::get<Status>(value_); }
  /// Only when ok().
  const T& operator*() const& { return std::get<T>(value_); }
  T& operator*() & { return std::get<T>(value_); }
  T&& operator*() && { return std::get<T>(std::move(value_)); }
  const T* operator->() const { return &std::get<T>(value_); }
  T* operator->() { return &std::get<T>(value_); }

 private:
  std::variant<T, Status> value_;
};

}  // namespace notegraph

#endif  // NOTEGRAPH_GRAPH_MODEL_STATUS_H_
