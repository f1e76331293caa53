#include <optional>
#include <ostream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <unistd.h>

#include <fmt/ostream.h>

#include "api/http/http_server.h"
#include "api/rendezvous/service_file.h"
#include "api/watch/note_follower.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"
#include "cli/commands/updates.h"
#include "cli/input_file.h"
#include "cli/stop_on_signal.h"

namespace notegraph::cli {
namespace {

struct ServeCommand {
  std::string host = "127.0.0.1";
  int port = 8080;
  std::vector<std::string> watched;
};

class StoppableServer final : public Stoppable {
 public:
  explicit StoppableServer(http::HttpServer& server) : server_(server) {}
  void stop() noexcept override { server_.stop(); }

 private:
  http::HttpServer& server_;
};

/// Follows folders on a thread of its own until the end of the scope. What changes is told on `err`, for
/// `out` has the address alone; a failure, too: the service goes on without.
class BackgroundFollower {
 public:
  BackgroundFollower(watch::NoteFollower follower, const Console& console)
      : follower_(std::move(follower)), console_{console.err, console.err, console.format, Style(false)} {
    console_.current_directory = console.current_directory;
    thread_ = std::thread([this, quiet = console.quiet] { run(quiet); });
  }
  ~BackgroundFollower() {
    follower_.stop();
    thread_.join();
  }
  BackgroundFollower(const BackgroundFollower&) = delete;
  BackgroundFollower& operator=(const BackgroundFollower&) = delete;

 private:
  void run(bool quiet) {
    const Status status = follower_.run([&](const service::IngestReport& report) {
      if (!quiet) write_update(report, console_);
    });
    if (!status) fmt::print(console_.err, "notegraph: no longer watching: {}\n", status.message());
  }

  watch::NoteFollower follower_;
  Console console_;
  std::thread thread_;
};

/// As it stands in a URL: an IPv6 address goes between brackets.
std::string url_host(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

std::string url_of(const std::string& host, int port) {
  return fmt::format("http://{}:{}", url_host(host), port);
}

/// Where a program on this machine reaches a service that listens at `host`.
std::string local_host(const std::string& host) {
  if (host == "0.0.0.0") return "127.0.0.1";
  if (host == "::") return "::1";
  return host;
}

Result<ExitCode> run_serve(const ServeCommand& command, Session& session) {
  if (Status status = check_exists(command.watched); !status) return status;
  const auto place = session.locate_store();
  if (!place) return place.status();
  const auto service = session.open_service(GraphUse::change);
  if (!service) return service.status();
  if (Status status = (*service)->keep_evidence(); !status) return status;
  std::ostream& err = session.console.err;
  const std::string token = rendezvous::make_token();
  http::HttpServer server(
      **service, [&err](const std::string& line) { err << "notegraph: " + line + "\n"; }, {}, token);
  if (Status status = server.bind(command.host, command.port); !status) return status;
  const auto service_file = rendezvous::ServiceFile::write(
      *place, {getpid(), url_of(local_host(command.host), server.port()), token});
  if (!service_file) return service_file.status();

  std::optional<BackgroundFollower> background;
  if (!command.watched.empty()) {
    auto follower =
        watch::NoteFollower::open(**service, {command.watched.begin(), command.watched.end()}, {});
    if (!follower) return follower.status();
    background.emplace(*std::move(follower), session.console);
  }
  StoppableServer stoppable(server);
  const StopOnSignal stop_on_signal(stoppable);
  fmt::print(session.console.out, "{}/\n", url_of(command.host, server.port()));
  session.console.out.flush();  // Somebody may be waiting for this line.
  server.serve();
  return ExitCode::done;
}

}  // namespace

void declare_serve(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<ServeCommand>();
  Subcommand serve(app, "serve", "Answer over HTTP until Ctrl-C; other commands ask it meanwhile");
  serve.text("--host", "ADDRESS", command->host,
             "The address to listen at (else 127.0.0.1: this machine only)");
  serve.number("--port", command->port, 0, 65535, "0: any free one");
  serve.texts("--watch", "PATH", command->watched,
              "Keep the graph up to date with this folder of notes; may be repeated");
  run_when_named(serve, chosen, command, run_serve);
}

}  // namespace notegraph::cli
