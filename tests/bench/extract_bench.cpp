// The extractor at work, on one thread, beside the bare automaton over the same lexicon.
//   notegraph_bench_extract [FOLDER] [MEGABYTES]
// The Markdown notes below FOLDER (data/notes) are read over and over until MEGABYTES (20) have gone through.
// "Automaton" is the least that a reader with a lexicon does: it folds nothing, splits nothing, and walks the
// trie of the lexicon's forms from each character of the text, the longest form first.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "extract/extractor.h"
#include "extract/lexicon/lexicon.h"
#include "extract/lexicon/surface_trie.h"
#include "extract/text/character_folding.h"

namespace notegraph {
namespace {

namespace fs = std::filesystem;

const fs::path kData = fs::path(NOTEGRAPH_SOURCE_DIR) / "data";
constexpr double kMegabyte = 1e6;

/// Of the processor: other programs on the machine do not count.
template <typename Call>
double seconds_of(Call call) {
  const std::clock_t start = std::clock();
  call();
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

template <typename T>
T require(Result<T> result) {
  if (!result) throw std::runtime_error(result.status().message());
  return *std::move(result);
}

double peak_mebibytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

class Notes {
 public:
  explicit Notes(const fs::path& folder) {
    for (const auto& file : fs::recursive_directory_iterator(folder)) {
      if (file.path().extension() != ".md") continue;
      std::ifstream in(file.path(), std::ios::binary);
      notes_.push_back({file.path().string(), std::string(std::istreambuf_iterator<char>(in), {})});
      bytes_ += notes_.back().bytes.size();
    }
    if (bytes_ == 0) throw std::runtime_error(fmt::format("{} holds no note", folder.string()));
  }

  std::size_t size() const { return notes_.size(); }
  std::size_t bytes() const { return bytes_; }

  /// Calls `use` with one note after the other until `bytes` have been seen. Returns how many were.
  template <typename Use>
  std::size_t repeat(std::size_t bytes, Use use) const {
    std::size_t seen = 0;
    for (std::size_t i = 0; seen < bytes; i = (i + 1) % notes_.size()) {
      use(notes_[i]);
      seen += notes_[i].bytes.size();
    }
    return seen;
  }

 private:
  std::vector<extract::Document> notes_;
  std::size_t bytes_ = 0;
};

class Automaton {
 public:
  explicit Automaton(const extract::Lexicon& lexicon) {
    std::map<std::string, std::uint32_t> forms;
    for (const extract::LexiconConcept& known : lexicon.concepts()) {
      for (const std::string_view form : known.forms)
        forms.try_emplace(extract::fold_text(form), static_cast<std::uint32_t>(forms.size()));
    }
    trie_ = extract::SurfaceTrie({forms.begin(), forms.end()});
    size_ = forms.size();
  }

  std::size_t size() const { return size_; }

  /// The leftmost longest forms of `text`.
  std::size_t count(std::string_view text) const {
    std::size_t found = 0;
    for (std::size_t begin = 0; begin < text.size();) {
      std::size_t longest = 0;
      auto node = extract::SurfaceTrie::kRoot;
      for (std::size_t end = begin; end < text.size(); ++end) {
        node = trie_.walk(node, text.substr(end, 1));
        if (node == extract::SurfaceTrie::kNone) break;
        if (trie_.value(node) >= 0) longest = end + 1 - begin;
      }
      if (longest > 0) ++found;
      begin += longest > 0 ? longest : 1;
    }
    return found;
  }

 private:
  extract::SurfaceTrie trie_;
  std::size_t size_ = 0;
};

double measure_automaton(const Notes& notes, const Automaton& automaton, std::size_t bytes) {
  std::size_t found = 0, seen = 0;
  const double seconds = seconds_of([&] {
    seen = notes.repeat(bytes, [&](const extract::Document& note) { found += automaton.count(note.bytes); });
  });
  const double speed = static_cast<double>(seen) / kMegabyte / seconds;
  fmt::print("automaton, {} forms: {:.1f} MB/s, {} forms found\n", automaton.size(), speed, found);
  return speed;
}

/// Reads `bytes` of notes and prints a row.
double measure_extractor(const Notes& notes, const extract::Extractor& extractor, std::size_t bytes) {
  std::size_t relations = 0, seen = 0;
  const double seconds = seconds_of([&] {
    seen = notes.repeat(bytes, [&](const extract::Document& note) {
      relations += extractor.extract(note).facts.relations.size();
    });
  });
  const double speed = static_cast<double>(seen) / kMegabyte / seconds;
  fmt::print("{:>12.1f} {:>12.2f} {:>12.2f} {:>12} {:>12.0f}\n", static_cast<double>(seen) / kMegabyte,
             seconds, speed, relations, peak_mebibytes());
  return speed;
}

void run(const fs::path& folder, double megabytes) {
  const Ontology ontology = require(Ontology::read(kData / "ontology"));
  const Notes notes(folder);
  fmt::print("{} notes, {:.3f} MB, over and over\n", notes.size(),
             static_cast<double>(notes.bytes()) / kMegabyte);
  const auto bytes = static_cast<std::size_t>(megabytes * kMegabyte);

  std::unique_ptr<const extract::Extractor> extractor;
  const double opening =
      seconds_of([&] { extractor = require(extract::Extractor::open({kData}, ontology)); });
  fmt::print("opening: {:.0f} ms of processor\n", opening * 1000);
  fmt::print("{:>12} {:>12} {:>12} {:>12} {:>12}\n", "MB", "s", "MB/s", "relations", "peak MiB");
  for (const std::size_t part : {4, 2}) measure_extractor(notes, *extractor, bytes / part);
  const double speed = measure_extractor(notes, *extractor, bytes);
  const Automaton automaton(require(extract::Lexicon::read({kData}, ontology)));
  const double bare = measure_automaton(notes, automaton, bytes);
  fmt::print("extractor / automaton: {:.3f}\n", speed / bare);
}

}  // namespace
}  // namespace notegraph

int main(int argc, char** argv) {
  try {
    const double megabytes = argc > 2 ? std::strtod(argv[2], nullptr) : 20;
    if (argc > 3 || !(megabytes > 0))
      throw std::runtime_error("usage: notegraph_bench_extract [FOLDER] [MEGABYTES]");
    notegraph::run(argc > 1 ? std::filesystem::path(argv[1]) : notegraph::kData / "notes", megabytes);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
