// accept, reject and add: is it true?

#include <memory>
#include <string>
#include <vector>

#include "cli/commands/commands.h"
#include "cli/commands/deciding.h"
#include "cli/commands/declaring.h"

namespace notegraph::cli {
namespace {

struct JudgeCommand {
  const char* name;
  DecisionKind relation, entity, alias;
  std::vector<std::string> subject;  ///< REF, or HEAD RELATION TAIL.
  service::DecisionRequest request;
};

Result<ExitCode> run_judge(const JudgeCommand& command, Session& session) {
  service::DecisionRequest request = command.request;
  request.entity = command.subject.front();
  if (command.subject.size() == 3) {
    request.kind = command.relation;
    request.relation = command.subject[1];
    request.other = command.subject[2];
  } else if (command.subject.size() == 1) {
    request.kind = request.aliases.empty() ? command.entity : command.alias;
  } else {
    return Status(StatusCode::invalid_argument,
                  std::string("name an entity, or a relation by its three parts: notegraph ") + command.name +
                      " HEAD RELATION TAIL");
  }
  return decide(std::move(request), session);
}

void declare_judge(CLI::App& app, Action& chosen, const char* help, const JudgeCommand& kinds) {
  const auto command = std::make_shared<JudgeCommand>(kinds);
  Subcommand judge(app, kinds.name, help);
  judge.arguments("SUBJECT", command->subject, "An entity, or a relation: HEAD RELATION TAIL");
  judge.texts("--alias", "NAME", command->request.aliases, "This name of the entity; may be repeated");
  declare_reason(judge, command->request.reason);
  declare_author(judge, command->request.author);
  run_when_named(judge, chosen, command, run_judge);
}

struct AddCommand {
  service::DecisionRequest request;
};

Result<ExitCode> run_add(const AddCommand& command, Session& session) {
  return decide(command.request, session);
}

}  // namespace

void declare_accept(CLI::App& app, Action& chosen) {
  declare_judge(app, chosen, "Say that a relation, an entity or a name of it is right",
                {"accept",
                 DecisionKind::accept_relation,
                 DecisionKind::accept_entity,
                 DecisionKind::accept_alias,
                 {},
                 {}});
}

void declare_reject(CLI::App& app, Action& chosen) {
  declare_judge(app, chosen,
                "Say that a relation, an entity or a name of it is wrong, whatever the notes say",
                {"reject",
                 DecisionKind::reject_relation,
                 DecisionKind::reject_entity,
                 DecisionKind::reject_alias,
                 {},
                 {}});
}

void declare_add(CLI::App& app, Action& chosen) {
  const auto command = std::make_shared<AddCommand>();
  command->request.kind = DecisionKind::add_relation;
  Subcommand add(app, "add", "Add a relation that no note states");
  add.argument("HEAD", command->request.entity, "Where it leads from: a name, or type:name");
  add.argument("RELATION", command->request.relation, "A relation type");
  add.argument("TAIL", command->request.other, "Where it leads to");
  add.required_text("--reason", "TEXT", command->request.reason, "Why; it is the evidence of the relation");
  declare_author(add, command->request.author);
  run_when_named(add, chosen, command, run_add);
}

}  // namespace notegraph::cli
