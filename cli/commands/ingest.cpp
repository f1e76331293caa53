#include <string>
#include <vector>

#include <fmt/format.h>

#include "api/formats/note_format.h"
#include "api/watch/note_follower.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/replying.h"
#include "cli/commands/updates.h"
#include "cli/input_file.h"
#include "cli/output/progress_bar.h"
#include "cli/stop_on_signal.h"

namespace notegraph::cli {
namespace {

struct IngestCommand {
  std::vector<std::string> paths;
  service::IngestOptions options;
  bool watch = false;
};

class StoppableFollower final : public Stoppable {
 public:
  explicit StoppableFollower(watch::NoteFollower& follower) : follower_(follower) {}
  void stop() noexcept override { follower_.stop(); }

 private:
  watch::NoteFollower& follower_;
};

Result<ExitCode> follow(const IngestCommand& command, Session& session) {
  const auto service = session.open_service(GraphUse::change);
  if (!service) return service.status();
  auto follower =
      watch::NoteFollower::open(**service, {command.paths.begin(), command.paths.end()}, command.options);
  if (!follower) return follower.status();
  StoppableFollower stoppable(*follower);
  const StopOnSignal stop_on_signal(stoppable);
  const Status status =
      follower->run([&](const service::IngestReport& report) { write_update(report, session.console); });
  if (!status) return status;
  return ExitCode::done;
}

Result<ExitCode> ingest_once(const IngestCommand& command, Session& session) {
  const auto graph = session.open_graph(GraphUse::change);
  if (!graph) return graph.status();
  ProgressBar bar(session.console);
  service::IngestOptions options = command.options;
  options.progress = bar.function();
  const auto report = (*graph)->ingest({command.paths.begin(), command.paths.end()}, options);
  bar.finish();
  if (!report) return report.status();
  write_reply(*report, session.console, print_ingest_report);
  return report->failed.empty() ? ExitCode::done : ExitCode::bad_data;
}

Result<ExitCode> run_ingest(const IngestCommand& command, Session& session) {
  if (Status status = check_exists(command.paths); !status) return status;
  return command.watch ? follow(command, session) : ingest_once(command, session);
}

}  // namespace

void declare_ingest(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<IngestCommand>();
  service::IngestOptions& options = command->options;
  Subcommand ingest(app, "ingest", "Read notes, or folders of notes, into the graph");
  ingest.arguments("PATH", command->paths,
                   fmt::format("Notes ({}) and folders of notes", formats::list_endings()));
  ingest.flag("--force", options.force, "Read unchanged notes again");
  ingest.flag("--prune", options.prune, "Remove notes below the given folders whose files are gone");
  ingest.flag(
      "--watch", command->watch,
      "Go on: read what is saved, remove what is deleted, until Ctrl-C (to ask meanwhile: serve --watch)");
  ingest.number("--threads", options.threads, 0, 1024,
                "How many notes to read at once; 0: one for each core");
  ingest.share("--min-confidence", options.min_confidence, "Leave out what is less sure");
  ingest.flag("--related-to", options.related_to, "Also relate what only stands close together");
  run_when_named(ingest, chosen, command, run_ingest);
}

}  // namespace notegraph::cli
