#include "cli/graph_access.h"

#include <chrono>
#include <iostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "api/client/remote_knowledge_graph.h"
#include "api/rendezvous/service_file.h"
#include "cli/output/progress_bar.h"
#include "cli/places.h"
#include "graph/store/deferred_graph_store.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/store_holder.h"

namespace notegraph::cli {
namespace {

namespace fs = std::filesystem;
using std::chrono::milliseconds;

constexpr milliseconds kPatience{
    1000};  // Another command has the store for a moment; a service, until it listens.
constexpr milliseconds kBetweenTries{20};

/// Our data first, then the folders of the user, whose entries win.
Result<std::vector<fs::path>> data_directories(const GlobalOptions& options) {
  std::error_code unreadable;
  const auto ours = own_data_directory(fs::read_symlink("/proc/self/exe", unreadable), NOTEGRAPH_SOURCE_DATA,
                                       process_environment);
  if (!ours) return ours.status();
  if (Status status = check_data_directories(options.data); !status) return status;
  std::vector<fs::path> directories{*ours};
  directories.insert(directories.end(), options.data.begin(), options.data.end());
  return directories;
}

/// Ours, extended by those of the user's folders that hold one.
Result<Ontology> read_ontology(const std::vector<fs::path>& directories) {
  auto ontology = Ontology::read(directories.front() / "ontology");
  for (auto directory = directories.begin() + 1; ontology && directory != directories.end(); ++directory) {
    if (!fs::exists(*directory / "ontology")) continue;  // It holds a lexicon alone.
    if (Status status = ontology->extend(*directory / "ontology"); !status) return status;
  }
  return ontology;
}

Result<std::unique_ptr<store::GraphStore>> open_store(const fs::path& directory, GraphUse use) {
  store::RocksDbOptions making;
  making.create_if_missing = true;
  store::RocksDbOptions finding;
  finding.create_if_missing = false;
  auto store = store::open_rocksdb_graph_store(directory, use == GraphUse::change ? making : finding);
  if (!store && use == GraphUse::import && store.status().code() == StatusCode::not_found) {
    return store::make_deferred_graph_store(
        [=] { return store::open_rocksdb_graph_store(directory, making); });
  }
  if (!store && store.status().code() == StatusCode::not_found) {
    return Status(
        StatusCode::not_found,
        fmt::format("there is no graph in {} yet; make one: notegraph ingest PATH...", directory.string()));
  }
  return store;
}

/// In the directory of the store, with which it goes when that is moved or removed.
service::GraphKeeping keep_graph_in(const fs::path& directory, const Console& console) {
  service::GraphKeeping keeping;
  keeping.directory = directory;
  keeping.warn = [](const std::string& message) { std::cerr << "notegraph: " << message << '\n'; };
  const auto bar = std::make_shared<ProgressBar>(console);
  if (const auto draw = bar->function()) {
    keeping.progress = [bar, draw](const service::Progress& progress) {
      draw(progress);
      if (progress.done == progress.total) bar->finish();
    };
  }
  return keeping;
}

}  // namespace

Result<fs::path> GraphAccess::directory() const {
  return database_directory(options_.database, process_environment);
}

Result<fs::path> GraphAccess::locate_store() const {
  if (options_.server.empty()) return directory();
  return Status(
      StatusCode::invalid_argument,
      "this command needs the graph's own directory; leave out --server and run it on that machine");
}

Result<std::unique_ptr<service::KnowledgeService>> GraphAccess::try_to_open(GraphUse use) const {
  const auto directories = data_directories(options_);
  if (!directories) return directories.status();
  const auto ontology = read_ontology(*directories);
  if (!ontology) return ontology.status();
  std::unique_ptr<store::GraphStore> store = store::make_memory_graph_store();
  service::GraphKeeping keeping;
  if (use != GraphUse::none) {
    const auto directory = locate_store();
    if (!directory) return directory.status();
    auto opened = open_store(*directory, use);
    if (!opened) return opened.status();
    store = *std::move(opened);
    keeping = keep_graph_in(*directory, console_);
  }
  return std::make_unique<service::KnowledgeService>(
      std::move(store), *ontology,
      [directories = *directories, ontology = *ontology] {
        return extract::Extractor::open(directories, ontology);
      },
      std::move(keeping));
}

Result<std::unique_ptr<service::KnowledgeGraph>> GraphAccess::open_graph(GraphUse use) const {
  if (!options_.server.empty()) return find_named_service();
  auto service = open_service(use);
  if (service) return std::unique_ptr<service::KnowledgeGraph>(*std::move(service));
  if (service.status().code() != StatusCode::busy) return service.status();
  auto running = find_running_service();
  if (running) return running;
  return service.status();
}

Result<std::unique_ptr<service::KnowledgeService>> GraphAccess::open_service(GraphUse use) const {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  for (;;) {
    auto service = try_to_open(use);
    if (service || service.status().code() != StatusCode::busy) return service;
    if (find_running_service() || std::chrono::steady_clock::now() > until) return service.status();
    std::this_thread::sleep_for(kBetweenTries);
  }
}

Result<std::unique_ptr<service::KnowledgeGraph>> GraphAccess::find_service() const {
  return options_.server.empty() ? find_running_service() : find_named_service();
}

Result<std::unique_ptr<service::KnowledgeGraph>> GraphAccess::find_named_service() const {
  const auto url = client::parse_service_url(options_.server);
  if (!url) return url.status();
  return std::unique_ptr<service::KnowledgeGraph>(std::make_unique<client::RemoteKnowledgeGraph>(*url));
}

/// The service that has the store open, if that is what has it: a file of one that crashed names another
/// process.
Result<std::unique_ptr<service::KnowledgeGraph>> GraphAccess::find_running_service() const {
  const auto place = directory();
  if (!place) return place.status();
  const auto address = rendezvous::read_service_file(*place);
  if (!address) return address.status();
  const auto holder = store::find_store_holder(*place);
  if (!holder || holder->pid != address->pid) {
    return Status(StatusCode::not_found, "the service that wrote the file is gone");
  }
  return std::unique_ptr<service::KnowledgeGraph>(
      std::make_unique<client::RemoteKnowledgeGraph>(address->url, address->token));
}

Status GraphAccess::name_holder(const Status& status) const {
  if (status.code() != StatusCode::busy || !options_.server.empty()) return status;
  const auto place = directory();
  const auto holder = place ? store::find_store_holder(*place) : std::nullopt;
  if (!holder) return status;
  return {StatusCode::busy,
          fmt::format("the graph in {} is in use by process {} ({}); this command needs it to "
                      "itself: end that process first",
                      place->string(), holder->pid, holder->command)};
}

}  // namespace notegraph::cli
