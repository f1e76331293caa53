// The house's arrows: who may include whom. CMake declares them (PUBLIC and PRIVATE of notegraph_library),
// this test reads every #include line and compares. A room is a folder.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace notegraph {
namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

const fs::path kRoot(NOTEGRAPH_SOURCE_DIR);

Names words(const std::string& text) {
  std::istringstream in(text);
  return Names(std::istream_iterator<std::string>(in), {});
}

struct Library {
  Names folders, public_links, private_links;
};

std::map<std::string, Library> declared_libraries() {
  std::map<std::string, Library> libraries;
  std::ifstream in(NOTEGRAPH_ARROWS_FILE);
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream cells(line);
    std::string name, folders, public_links, private_links;
    std::getline(cells, name, '|');
    std::getline(cells, folders, '|');
    std::getline(cells, public_links, '|');
    std::getline(cells, private_links, '|');
    libraries[name] = {words(folders), words(public_links), words(private_links)};
  }
  return libraries;
}

/// `names` and all that they make visible through PUBLIC links.
Names visible_from(Names names, const std::map<std::string, Library>& libraries) {
  std::vector<std::string> open(names.begin(), names.end());
  while (!open.empty()) {
    const auto library = libraries.find(open.back());
    open.pop_back();
    if (library == libraries.end()) continue;
    for (const std::string& link : library->second.public_links) {
      if (names.insert(link).second) open.push_back(link);
    }
  }
  return names;
}

/// For each folder the folders that its files may include from.
std::map<std::string, Names> allowed_folders() {
  const auto libraries = declared_libraries();
  std::map<std::string, Names> allowed;
  for (const auto& [name, library] : libraries) {
    Names direct{name};
    direct.insert(library.public_links.begin(), library.public_links.end());
    direct.insert(library.private_links.begin(), library.private_links.end());
    for (const std::string& visible : visible_from(direct, libraries)) {
      const auto seen = libraries.find(visible);
      if (seen == libraries.end()) continue;
      for (const std::string& folder : library.folders) {
        allowed[folder].insert(seen->second.folders.begin(), seen->second.folders.end());
      }
    }
  }
  return allowed;
}

struct Include {
  std::string file;    // Relative to the root.
  std::string folder;  // Of the file.
  std::string target;  // As written, with its < > or " ".
};

std::vector<Include> includes_below(const std::vector<std::string>& rooms) {
  static const std::regex kInclude(R"(^\s*#\s*include\s*([<"][^>"]+[>"]))");
  std::vector<Include> includes;
  for (const std::string& room : rooms) {
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / room)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      const fs::path file = fs::relative(entry.path(), kRoot);
      std::ifstream in(entry.path());
      std::string line;
      std::smatch match;
      while (std::getline(in, line)) {
        if (std::regex_search(line, match, kInclude)) {
          includes.push_back({file.string(), file.parent_path().string(), match[1]});
        }
      }
    }
  }
  return includes;
}

const std::vector<std::string> kProductRooms{"graph", "extract", "api", "cli"};

TEST(Arrows, EveryIncludeFollowsALinkThatCMakeDeclares) {
  const auto allowed = allowed_folders();
  ASSERT_FALSE(allowed.empty());
  for (const Include& include : includes_below(kProductRooms)) {
    if (include.target.front() != '"' || !allowed.contains(include.folder)) continue;
    const std::string path = include.target.substr(1, include.target.size() - 2);
    const std::string folder = fs::path(path).parent_path().string();
    EXPECT_TRUE(allowed.at(include.folder).contains(folder) || folder == include.folder)
        << include.file << " includes " << path << ", but no library of " << include.folder
        << " links one of " << folder;
  }
}

TEST(Arrows, OwnHeadersAreIncludedByTheirWholePath) {
  for (const Include& include : includes_below(kProductRooms)) {
    if (include.target.front() != '"') continue;
    const std::string path = include.target.substr(1, include.target.size() - 2);
    EXPECT_TRUE(fs::exists(kRoot / path)) << include.file << " includes " << path;
  }
}

bool is_in(const std::string& folder, const std::string& room) {
  return folder == room || folder.starts_with(room + "/");
}

struct OnlyIn {
  const char* header;  // Prefix of what stands between the brackets.
  Names rooms;
};

// Libraries from outside, each known to few rooms.
const OnlyIn kOnlyIn[] = {
    {"<rocksdb/", {"graph/store"}},
    {"<boost/", {"graph/query", "graph/analysis", "graph/store"}},
    {"<boost/graph/", {"graph/query", "graph/analysis"}},
    {"<httplib.h", {"api/http", "api/client"}},
    {"<CLI/", {"cli", "extract/training"}},
    {"<cmark", {"extract"}},
    {"<md4c", {"extract"}},
    {"<libxml/", {"api/formats"}},
    {"<zip.h", {"api/formats"}},
    {"<serd/", {"api/exchange"}},
    {"<simdjson.h", {"api/exchange"}},
};

/// Whether `folder` may know the library whose headers begin with `header`.
bool is_at_home(const std::string& header, const std::string& folder) {
  for (const OnlyIn& rule : kOnlyIn) {
    if (header != rule.header) continue;
    return std::any_of(rule.rooms.begin(), rule.rooms.end(),
                       [&](const std::string& room) { return is_in(folder, room); });
  }
  return false;
}

TEST(Arrows, OutsideLibrariesStayInTheirRooms) {
  for (const Include& include : includes_below(kProductRooms)) {
    for (const OnlyIn& rule : kOnlyIn) {
      if (!include.target.starts_with(rule.header)) continue;
      EXPECT_TRUE(is_at_home(rule.header, include.folder)) << include.file << " includes " << include.target;
    }
  }
}

// A header that names a heavy library makes everyone who includes it slow to build, so it stays within its
// room and those that know the library themselves.
TEST(Arrows, HeavyLibrariesStayOutOfHeadersThatOtherRoomsInclude) {
  const std::vector<Include> includes = includes_below(kProductRooms);
  std::multimap<std::string, std::string> heavy_headers;  // With the library that each names.
  for (const Include& include : includes) {
    if (!include.file.ends_with(".h")) continue;
    for (const char* heavy :
         {"<rocksdb/", "<httplib.h", "<CLI/", "<nlohmann/json.hpp", "<simdjson.h", "<boost/", "<unicode/"}) {
      if (include.target.starts_with(heavy)) heavy_headers.emplace(include.file, heavy);
    }
  }
  for (const Include& include : includes) {
    const std::string path = include.target.substr(1, include.target.size() - 2);
    if (fs::path(path).parent_path() == include.folder) continue;
    const auto [first, last] = heavy_headers.equal_range(path);
    for (auto heavy = first; heavy != last; ++heavy) {
      EXPECT_TRUE(is_at_home(heavy->second, include.folder))
          << include.file << " includes " << path << ", which includes " << heavy->second;
    }
  }
}

struct Never {
  const char* from;
  const char* to;
};

// What no link may ever allow, whatever the CMake files say.
const Never kNever[] = {
    {"graph", "extract"},
    {"graph", "api"},
    {"graph", "cli"},
    {"graph/model", "graph/store"},
    {"graph/model", "graph/query"},
    {"graph/store", "graph/query"},
    {"graph/store", "graph/analysis"},
    {"graph/store", "graph/decisions"},
    {"graph/query", "graph/analysis"},
    {"graph/query", "graph/decisions"},
    {"extract", "api"},
    {"extract", "cli"},
    {"extract", "graph/store"},
    {"extract", "graph/query"},
    {"extract", "graph/analysis"},
    {"api", "cli"},
    {"api/service", "api/http"},
    {"api/service", "api/client"},
    {"api/client", "api/http"},
    {"api/http", "api/client"},
    {"api/http", "api/maintenance"},
};

TEST(Arrows, RunOneWay) {
  for (const Include& include : includes_below(kProductRooms)) {
    if (include.target.front() != '"') continue;
    const std::string path = include.target.substr(1, include.target.size() - 2);
    for (const Never& never : kNever) {
      EXPECT_FALSE(is_in(include.folder, never.from) &&
                   is_in(fs::path(path).parent_path().string(), never.to))
          << include.file << " includes " << path;
    }
  }
}

}  // namespace
}  // namespace notegraph
