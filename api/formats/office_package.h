#ifndef NOTEGRAPH_API_FORMATS_OFFICE_PACKAGE_H_
#define NOTEGRAPH_API_FORMATS_OFFICE_PACKAGE_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/formats/markup_parser.h"
#include "api/formats/zip_archive.h"
#include "graph/model/status.h"

namespace notegraph::formats {

/// A part that another part refers to.
struct PartReference {
  std::string name;  ///< As the reference calls it; often empty.
  std::string part;
};

/// An Office Open XML file: a zip archive of XML parts that refer to one another (ECMA-376 part 2).
class OfficePackage {
 public:
  /// `bytes` must outlive the package. Errors: bad_data, it is no such file or has no part `main`.
  static Result<OfficePackage> open(std::string_view bytes, const std::string& main);

  bool has(const std::string& part) const { return archive_.has(part); }
  /// Errors: those of ZipArchive::read() and parse_xml().
  Status parse(const std::string& part, MarkupHandler& handler);
  /// The parts that the elements `element` of `part` refer to, in their order. Errors: those of parse();
  /// bad_data, a reference leads nowhere.
  Result<std::vector<PartReference>> references(const std::string& part, std::string_view element);

 private:
  explicit OfficePackage(ZipArchive archive) : archive_(std::move(archive)) {}

  ZipArchive archive_;
};

}  // namespace notegraph::formats

#endif  // NOTEGRAPH_API_FORMATS_OFFICE_PACKAGE_H_
