#ifndef NOTEGRAPH_API_RENDEZVOUS_SERVICE_FILE_H_
#define NOTEGRAPH_API_RENDEZVOUS_SERVICE_FILE_H_

#include <filesystem>
#include <string>

#include "graph/model/status.h"

// How a command finds the service that has a store open: the service writes a file beside the store, which
// only its owner can read.
namespace notegraph::rendezvous {

/// Where a service can be asked, and what shows that one is its owner.
struct ServiceAddress {
  int pid = 0;
  std::string url;    ///< "http://127.0.0.1:8080".
  std::string token;  ///< For requests that only the owner may make; see http::HttpServer.
};

/// A token that nobody can guess: 128 random bits in hexadecimal.
std::string make_token();

/// The file beside the store in `store`: "graph" -> "graph.service"; beside what a symbolic link leads to.
std::filesystem::path service_file_of(const std::filesystem::path& store);

/// What the service of the store in `store` wrote. Whether that service still runs is for the caller to find
/// out: its pid must be the one that holds the store. Errors: not_found; bad_data, it is no such file;
/// io_error, it cannot be read, or somebody else could have written it.
Result<ServiceAddress> read_service_file(const std::filesystem::path& store);

/// While it lives, others find the service. The store must be open in this process.
class ServiceFile {
 public:
  /// Puts the file there in one step, readable by nobody else; what a service that crashed left is replaced.
  /// Errors: io_error.
  static Result<ServiceFile> write(const std::filesystem::path& store, const ServiceAddress& address);
  ~ServiceFile();
  ServiceFile(ServiceFile&& other) noexcept;
  ServiceFile& operator=(ServiceFile&&) = delete;

 private:
  explicit ServiceFile(std::filesystem::path path) : path_(std::move(path)) {}

  std::filesystem::path path_;  // Empty once moved from.
};

}  // namespace notegraph::rendezvous

#endif  // NOTEGRAPH_API_RENDEZVOUS_SERVICE_FILE_H_
