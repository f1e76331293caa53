// The extractor over degenerate notes of full size, each in a process of its own with bounds on time and
// memory.
//   notegraph_soak_extract [MEGABYTES]        100 unless told; exits with 1 if a note breaks the bounds
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <stdexcept>
#include <string>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "extract/extractor.h"
#include "tests/extract/degenerate_notes.h"

namespace notegraph {
namespace {

constexpr rlim_t kMaxSeconds = 300;
constexpr rlim_t kMaxBytes = rlim_t{8} << 30;

void bound(int resource, rlim_t limit) {
  const rlimit both{limit, limit};
  if (setrlimit(resource, &both) != 0) throw std::runtime_error("the bounds cannot be set");
}

int extract_bounded(const extract::Extractor& extractor, const test::DegenerateNote& kind,
                    std::size_t bytes) {
  bound(RLIMIT_CPU, kMaxSeconds);
  bound(RLIMIT_AS, kMaxBytes);
  const auto extraction = extractor.extract({"note.md", kind.note(bytes)});
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  fmt::print("{:<28} {:>6} s {:>6} MiB {:>9} entities {:>9} relations\n", kind.name, usage.ru_utime.tv_sec,
             usage.ru_maxrss / 1024, extraction.facts.entities.size(), extraction.facts.relations.size());
  for (const std::string& warning : extraction.warnings) fmt::print("    {}\n", warning);
  return std::fflush(stdout) == 0 ? 0 : 1;
}

/// Whether the note was read within the bounds.
bool survives(const extract::Extractor& extractor, const test::DegenerateNote& kind, std::size_t bytes) {
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("there can be no more processes");
  if (child == 0) {
    try {
      std::_Exit(extract_bounded(extractor, kind, bytes));
    } catch (const std::exception& error) {
      fmt::print(stderr, "{}: {}\n", kind.name, error.what());
      std::_Exit(1);
    }
  }
  int status = 0;
  waitpid(child, &status, 0);
  const bool survived = WIFEXITED(status) && WEXITSTATUS(status) == 0;
  if (!survived)
    fmt::print("{:<28} broke the bounds of {} s and {} GiB\n", kind.name, kMaxSeconds, kMaxBytes >> 30);
  return survived;
}

bool run(std::size_t bytes) {
  const std::filesystem::path data = std::filesystem::path(NOTEGRAPH_SOURCE_DIR) / "data";
  const auto ontology = Ontology::read(data / "ontology");
  if (!ontology) throw std::runtime_error(ontology.status().message());
  const auto extractor = extract::Extractor::open({data}, *ontology);
  if (!extractor) throw std::runtime_error(extractor.status().message());
  bool all = true;
  for (const test::DegenerateNote& kind : test::kDegenerateNotes)
    all = survives(**extractor, kind, bytes) && all;
  return all;
}

}  // namespace
}  // namespace notegraph

int main(int argc, char** argv) {
  try {
    const double megabytes = argc > 1 ? std::strtod(argv[1], nullptr) : 100;
    if (argc > 2 || !(megabytes > 0)) throw std::runtime_error("usage: notegraph_soak_extract [MEGABYTES]");
    return notegraph::run(static_cast<std::size_t>(megabytes * 1e6)) ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
