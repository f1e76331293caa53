#include "api/codec/owner_request_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "api/codec/strict_json.h"

namespace notegraph::codec {
namespace {

using Json = nlohmann::ordered_json;

/// Takes the fields of one object, each by name and kind. The first fault is kept, and told by finish().
class FieldReader {
 public:
  explicit FieldReader(const Json& object) : object_(object) {
    if (!object.is_object()) fault_ = "the body must be a JSON object";
  }

  template <typename Value>
  void take(const char* name, Value& value) {
    if (!fault_.empty()) return;
    const auto field = object_.find(name);
    if (field == object_.end()) return fail(name, "is missing");
    ++taken_;
    try {
      field->get_to(value);
    } catch (const Json::exception&) {
      fail(name, "has the wrong kind of value");
    }
  }

  void take_path(const char* name, std::filesystem::path& path) {
    std::string text;
    take(name, text);
    path = text;
    if (fault_.empty() && !path.is_absolute()) fail(name, "must be an absolute path");
  }

  void take_paths(const char* name, std::vector<std::filesystem::path>& paths) {
    std::vector<std::string> texts;
    take(name, texts);
    paths.assign(texts.begin(), texts.end());
    for (const auto& path : paths) {
      if (fault_.empty() && !path.is_absolute()) fail(name, "must hold absolute paths");
    }
  }

  Status finish() const {
    if (!fault_.empty()) return {StatusCode::invalid_argument, fault_};
    if (taken_ == object_.size()) return {};
    return {StatusCode::invalid_argument, "the body has a field that this request does not know"};
  }

 private:
  void fail(const char* name, const char* reason) {
    fault_ = fmt::format("\"{}\" in the body {}", name, reason);
  }

  const Json& object_;
  std::string fault_;
  std::size_t taken_ = 0;
};

/// The request that `read` takes from the fields of `text`.
template <typename Request, typename Read>
Result<Request> parse(std::string_view text, Read read) {
  const auto json = parse_strict_json(text);
  if (!json) return Status(StatusCode::invalid_argument, json.status().message());
  Request request;
  FieldReader fields(*json);
  read(fields, request);
  if (Status fault = fields.finish(); !fault) return fault;
  return request;
}

std::string print(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string to_json(const IngestRequest& request) {
  std::vector<std::string> paths;
  for (const auto& path : request.paths) paths.push_back(path.string());
  return print({{"paths", paths},
                {"force", request.options.force},
                {"prune", request.options.prune},
                {"threads", request.options.threads},
                {"min_confidence", request.options.min_confidence},
                {"related_to", request.options.related_to}});
}

std::string to_json(const ImportRequest& request) {
  return print({{"file", request.file.string()},
                {"format", request.options.format ? exchange::name_of(*request.options.format) : ""},
                {"name", request.options.name},
                {"skip_bad_lines", request.options.skip_bad_lines},
                {"max_reported", request.options.max_reported},
                {"memory_mebibytes", request.options.memory_mebibytes}});
}

std::string to_json(const BackupRequest& request) {
  return print({{"directory", request.directory.string()},
                {"keep", request.options.keep},
                {"name", request.options.name}});
}

std::string to_json(const WorkReply& reply) {
  Json all = Json::array();
  for (const RunningWork& work : reply.work) {
    all.push_back({{"kind", work.kind},
                   {"subject", work.subject},
                   {"done", work.done},
                   {"total", work.total},
                   {"what", work.what}});
  }
  return print({{"work", all}});
}

Result<WorkReply> parse_work_reply(std::string_view json) {
  Status fault;
  auto reply = parse<WorkReply>(json, [&](FieldReader& fields, WorkReply& into) {
    std::vector<Json> all;
    fields.take("work", all);
    for (const Json& each : all) {
      FieldReader entry(each);
      RunningWork& work = into.work.emplace_back();
      entry.take("kind", work.kind);
      entry.take("subject", work.subject);
      entry.take("done", work.done);
      entry.take("total", work.total);
      entry.take("what", work.what);
      if (fault) fault = entry.finish();
    }
  });
  if (!reply) fault = reply.status();
  if (!fault) return Status(StatusCode::bad_data, fault.message());
  return reply;
}

Result<IngestRequest> parse_ingest_request(std::string_view json) {
  auto request = parse<IngestRequest>(json, [](FieldReader& fields, IngestRequest& into) {
    fields.take_paths("paths", into.paths);
    fields.take("force", into.options.force);
    fields.take("prune", into.options.prune);
    fields.take("threads", into.options.threads);
    fields.take("min_confidence", into.options.min_confidence);
    fields.take("related_to", into.options.related_to);
  });
  if (request && !(request->options.min_confidence >= 0 && request->options.min_confidence <= 1)) {
    return Status(StatusCode::invalid_argument, "\"min_confidence\" in the body must be between 0 and 1");
  }
  if (request && request->options.threads > 1024) {
    return Status(StatusCode::invalid_argument, "\"threads\" in the body must be 1024 at most");
  }
  return request;
}

Result<ImportRequest> parse_import_request(std::string_view json) {
  std::string format;
  auto request = parse<ImportRequest>(json, [&](FieldReader& fields, ImportRequest& into) {
    fields.take_path("file", into.file);
    fields.take("format", format);
    fields.take("name", into.options.name);
    fields.take("skip_bad_lines", into.options.skip_bad_lines);
    fields.take("max_reported", into.options.max_reported);
    fields.take("memory_mebibytes", into.options.memory_mebibytes);
  });
  if (request && !(request->options.memory_mebibytes >= 1 && request->options.memory_mebibytes <= 1 << 20)) {
    return Status(StatusCode::invalid_argument,
                  "\"memory_mebibytes\" in the body must be between 1 and 1048576");
  }
  if (!request || format.empty()) return request;
  const auto known = exchange::parse_graph_format(format);
  if (!known) return known.status();
  request->options.format = *known;
  return request;
}

Result<BackupRequest> parse_backup_request(std::string_view json) {
  return parse<BackupRequest>(json, [](FieldReader& fields, BackupRequest& into) {
    fields.take_path("directory", into.directory);
    fields.take("keep", into.options.keep);
    fields.take("name", into.options.name);
  });
}

}  // namespace notegraph::codec
