#include "api/rendezvous/service_file.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iterator>
#include <random>
#include <system_error>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"

namespace notegraph::rendezvous {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Status failure(const fs::path& file) {
  return {StatusCode::io_error, fmt::format("'{}': {}", file.string(), std::strerror(errno))};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

/// A file that others can write could send our requests, with what they hold, to anybody.
Status check_private(const fs::path& file) {
  struct stat info {};
  if (stat(file.c_str(), &info) != 0) {
    if (errno == ENOENT) return {StatusCode::not_found, fmt::format("there is no '{}'", file.string())};
    return failure(file);
  }
  if (info.st_uid == geteuid() && (info.st_mode & (S_IRWXG | S_IRWXO)) == 0) return {};
  return {StatusCode::io_error, fmt::format("'{}' is not yours alone, and is not trusted", file.string())};
}

}  // namespace

std::string make_token() {
  std::random_device random;
  std::string token;
  for (int i = 0; i < 4; ++i) token += fmt::format("{:08x}", static_cast<std::uint32_t>(random()));
  return token;
}

fs::path service_file_of(const fs::path& store) {
  std::error_code unreadable;  // Then the name as it was given has to do.
  fs::path place = fs::weakly_canonical(store, unreadable);
  if (unreadable) place = fs::absolute(store).lexically_normal();
  std::string name = place.string();
  if (name.ends_with('/')) name.pop_back();
  return name + ".service";
}

Result<ServiceAddress> read_service_file(const fs::path& store) {
  const fs::path file = service_file_of(store);
  if (Status status = check_private(file); !status) return status;
  std::ifstream in(file, std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (!in) return failure(file);
  const auto json = codec::parse_strict_json(text);
  if (!json) return json.status();
  try {
    return ServiceAddress{json->at("pid").get<int>(), json->at("url").get<std::string>(),
                          json->at("token").get<std::string>()};
  } catch (const Json::exception& wrong_shape) {
    return Status(StatusCode::bad_data, fmt::format("'{}': {}", file.string(), wrong_shape.what()));
  }
}

Result<ServiceFile> ServiceFile::write(const fs::path& store, const ServiceAddress& address) {
  const fs::path file = service_file_of(store);
  const Json json = {{"pid", address.pid}, {"url", address.url}, {"token", address.token}};
  std::string draft = file.string() + ".XXXXXX";
  const int descriptor = mkstemp(draft.data());  // 0600 from the first moment.
  if (descriptor < 0) return failure(file);
  const bool written = write_all(descriptor, json.dump() + "\n");
  if (close(descriptor) == 0 && written && std::rename(draft.c_str(), file.c_str()) == 0)
    return ServiceFile(file);
  const Status status = failure(file);
  unlink(draft.c_str());
  return status;
}

ServiceFile::ServiceFile(ServiceFile&& other) noexcept : path_(std::exchange(other.path_, {})) {}

ServiceFile::~ServiceFile() {
  if (!path_.empty()) unlink(path_.c_str());
}

}  // namespace notegraph::rendezvous
