// merge, keep-apart, split, rename and retype: what is one entity, and what is it called?

#include <memory>
#include <string>

#include "cli/commands/commands.h"
#include "cli/commands/deciding.h"
#include "cli/commands/declaring.h"

namespace notegraph::cli {
namespace {

struct ReshapeCommand {
  service::DecisionRequest request;
};

Result<ExitCode> run_reshape(const ReshapeCommand& command, Session& session) {
  return decide(command.request, session);
}

std::shared_ptr<ReshapeCommand> make_command(DecisionKind kind) {
  auto command = std::make_shared<ReshapeCommand>();
  command->request.kind = kind;
  return command;
}

void finish(Subcommand& subcommand, Action& chosen, const std::shared_ptr<ReshapeCommand>& command) {
  declare_reason(subcommand, command->request.reason);
  declare_author(subcommand, command->request.author);
  run_when_named(subcommand, chosen, command, run_reshape);
}

}  // namespace

void declare_merge(CLI::App& app, Action& chosen) {
  const auto command = make_command(DecisionKind::merge);
  Subcommand merge(app, "merge", "Say that two entities are one");
  merge.argument("KEEP", command->request.entity, "The one that stays");
  merge.argument("OTHER", command->request.other, "The one whose names, mentions and relations go to it");
  finish(merge, chosen, command);
}

void declare_keep_apart(CLI::App& app, Action& chosen) {
  const auto command = make_command(DecisionKind::keep_apart);
  Subcommand keep_apart(app, "keep-apart", "Say that two entities are not one; review proposes them no more");
  keep_apart.argument("REF", command->request.entity, "A name, or type:name");
  keep_apart.argument("OTHER", command->request.other, "The one that it is not");
  finish(keep_apart, chosen, command);
}

void declare_split(CLI::App& app, Action& chosen) {
  const auto command = make_command(DecisionKind::split);
  Subcommand split(app, "split", "Say that some names or notes of an entity are about another");
  split.argument("REF", command->request.entity, "The entity that stays");
  split.texts("--alias", "NAME", command->request.aliases, "This name goes; may be repeated");
  split.texts("--note", "NOTE", command->request.notes, "What this note says goes; may be repeated");
  split.text("--name", "NAME", command->request.value,
             "What the other entity is called (else as the first alias)");
  finish(split, chosen, command);
}

void declare_rename(CLI::App& app, Action& chosen) {
  const auto command = make_command(DecisionKind::rename);
  Subcommand rename(app, "rename", "Give an entity another name; the old ones still find it");
  rename.argument("REF", command->request.entity, "A name, or type:name");
  rename.argument("NAME", command->request.value, "The new name");
  finish(rename, chosen, command);
}

void declare_retype(CLI::App& app, Action& chosen) {
  const auto command = make_command(DecisionKind::retype);
  Subcommand retype(app, "retype", "Give an entity another type");
  retype.argument("REF", command->request.entity, "A name, or type:name");
  retype.argument("TYPE", command->request.value, "An entity type");
  finish(retype, chosen, command);
}

}  // namespace notegraph::cli
