#include <atomic>
#include <csignal>
#include <ostream>
#include <string>

#include <fmt/ostream.h>

#include "api/http/http_server.h"
#include "cli/commands/commands.h"
#include "cli/commands/declaring.h"

namespace notegraph::cli {
namespace {

struct ServeCommand {
  std::string host = "127.0.0.1";
  int port = 8080;
};

std::atomic<http::HttpServer*> server_to_stop{nullptr};  // A signal handler can be told nothing else.
static_assert(std::atomic<http::HttpServer*>::is_always_lock_free);

extern "C" void stop_server(int) {
  if (http::HttpServer* server = server_to_stop.load()) server->stop();
}

/// While it lives, SIGINT and SIGTERM stop `server`.
class StopOnSignal {
 public:
  explicit StopOnSignal(http::HttpServer& server) {
    server_to_stop = &server;
    struct sigaction action {};
    action.sa_handler = stop_server;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, &interrupt_before_);
    sigaction(SIGTERM, &action, &terminate_before_);
  }
  StopOnSignal(const StopOnSignal&) = delete;
  StopOnSignal& operator=(const StopOnSignal&) = delete;
  ~StopOnSignal() {
    sigaction(SIGINT, &interrupt_before_, nullptr);
    sigaction(SIGTERM, &terminate_before_, nullptr);
    server_to_stop = nullptr;
  }

 private:
  struct sigaction interrupt_before_ {};
  struct sigaction terminate_before_ {};
};

/// As it stands in a URL: an IPv6 address goes between brackets.
std::string url_host(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

Result<ExitCode> run_serve(const ServeCommand& command, Session& session) {
  const auto service = session.open_service(GraphUse::change);
  if (!service) return service.status();
  std::ostream& err = session.console.err;
  http::HttpServer server(**service, [&err](const std::string& line) { err << "notegraph: " + line + "\n"; });
  if (Status status = server.bind(command.host, command.port); !status) return status;
  const StopOnSignal stop_on_signal(server);
  fmt::print(session.console.out, "http://{}:{}/\n", url_host(command.host), server.port());
  session.console.out.flush();  // Somebody may be waiting for this line.
  server.serve();
  return ExitCode::done;
}

}  // namespace

void declare_serve(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<ServeCommand>();
  Subcommand serve(app, "serve", "Answer over HTTP until Ctrl-C");
  serve.text("--host", "ADDRESS", command->host,
             "The address to listen at (else 127.0.0.1: this machine only)");
  serve.number("--port", command->port, 0, 65535, "0: any free one");
  run_when_named(serve, chosen, command, run_serve);
}

}  // namespace notegraph::cli
