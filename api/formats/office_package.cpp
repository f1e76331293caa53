#include "api/formats/office_package.h"

#include <filesystem>
#include <map>

#include <fmt/format.h>

namespace notegraph::formats {
namespace {

namespace fs = std::filesystem;

/// Collects one attribute pair of every element of one name.
class PairReader final : public MarkupHandler {
 public:
  PairReader(std::string_view element, std::string_view first, std::string_view second)
      : element_(element), first_(first), second_(second) {}

  void start(std::string_view element, const Attributes& attributes) override {
    if (element != element_) return;
    pairs.emplace_back(attributes.find(first_), attributes.find(second_));
  }
  void end(std::string_view) override {}
  void text(std::string_view) override {}

  std::vector<std::pair<std::string, std::string>> pairs;

 private:
  std::string_view element_, first_, second_;
};

/// Where the part `from` keeps what it refers to: "ppt/_rels/presentation.xml.rels".
std::string relationships_of(const fs::path& from) {
  return (from.parent_path() / "_rels" / from.filename()).string() + ".rels";
}

/// `target` as `from` writes it, as the name of a part: relative to `from`, or from the root.
std::string resolve(const fs::path& from, const std::string& target) {
  return (from.parent_path() / target).lexically_normal().relative_path().string();
}

}  // namespace

Result<OfficePackage> OfficePackage::open(std::string_view bytes, const std::string& main) {
  auto archive = ZipArchive::open(bytes);
  if (!archive) return archive.status();
  if (!archive->has(main)) {
    return Status(StatusCode::bad_data,
                  fmt::format("has no part {}, so it is not what its ending says", main));
  }
  return OfficePackage(*std::move(archive));
}

Status OfficePackage::parse(const std::string& part, MarkupHandler& handler) {
  const auto xml = archive_.read(part);
  if (!xml) return xml.status();
  const Status status = parse_xml(*xml, handler);
  if (!status) return {status.code(), fmt::format("its part {}: {}", part, status.message())};
  return {};
}

Result<std::vector<PartReference>> OfficePackage::references(const std::string& part,
                                                             std::string_view element) {
  PairReader named(element, "name", "r:id");
  if (Status status = parse(part, named); !status) return status;
  PairReader targets("Relationship", "Id", "Target");
  if (Status status = parse(relationships_of(part), targets); !status) return status;
  const std::map<std::string, std::string> target_of(targets.pairs.begin(), targets.pairs.end());
  std::vector<PartReference> references;
  for (const auto& [name, id] : named.pairs) {
    const auto target = target_of.find(id);
    if (target == target_of.end()) {
      return Status(StatusCode::bad_data,
                    fmt::format("its part {} refers to \"{}\", which is not there", part, id));
    }
    references.push_back({name, resolve(part, target->second)});
  }
  return references;
}

}  // namespace notegraph::formats
