#include "api/service/decision_maker.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "api/service/entity_resolver.h"
#include "graph/decisions/kept_apart.h"
#include "graph/model/surface.h"

namespace notegraph::service {
namespace {

Status refuse(std::string reason) {
  return {StatusCode::invalid_argument, std::move(reason)};
}

/// Which fields a kind of decision has beside `entity`, `author` and `reason`.
struct Fields {
  bool other = false, relation = false, value = false, aliases = false, notes = false;
};

Fields fields_of(DecisionKind kind) {
  switch (kind) {
    case DecisionKind::accept_relation:
    case DecisionKind::reject_relation:
    case DecisionKind::add_relation: return {.other = true, .relation = true};
    case DecisionKind::accept_entity:
    case DecisionKind::reject_entity: return {};
    case DecisionKind::accept_alias:
    case DecisionKind::reject_alias: return {.aliases = true};
    case DecisionKind::merge:
    case DecisionKind::keep_apart: return {.other = true};
    case DecisionKind::split: return {.value = true, .aliases = true, .notes = true};
    case DecisionKind::rename:
    case DecisionKind::retype: return {.value = true};
    case DecisionKind::rename_note: break;  // Refused before.
  }
  std::abort();  // Not an enumerator: a bug in the caller.
}

/// Checks what can be checked without the graph.
Status check_fields(const DecisionRequest& request) {
  if (request.kind == DecisionKind::rename_note) {
    return refuse(
        "that a note was renamed is recorded by itself, when its file is ingested under the new name");
  }
  const Fields fields = fields_of(request.kind);
  const bool is_split = request.kind == DecisionKind::split;
  const struct {
    const char* name;
    bool given, allowed, needed;
  } rules[] = {
      {"entity", !request.entity.empty(), true, true},
      {"author", !request.author.empty(), true, true},
      {"reason", !request.reason.empty(), true, request.kind == DecisionKind::add_relation},
      {"other", !request.other.empty(), fields.other, fields.other},
      {"relation", !request.relation.empty(), fields.relation, fields.relation},
      {"value", !request.value.empty(), fields.value, fields.value && !is_split},
      {"aliases", !request.aliases.empty(), fields.aliases, fields.aliases && !is_split},
      {"notes", !request.notes.empty(), fields.notes, false},
  };
  for (const auto& rule : rules) {
    if (rule.given && !rule.allowed) {
      return refuse(fmt::format("a decision to {} has no \"{}\"", to_string(request.kind), rule.name));
    }
    if (!rule.given && rule.needed) {
      return refuse(fmt::format("a decision to {} needs \"{}\"", to_string(request.kind), rule.name));
    }
  }
  if (is_split && request.aliases.empty() && request.notes.empty()) {
    return refuse("say what to split off: aliases or notes");
  }
  if (is_split && request.aliases.empty() && request.value.empty()) {
    return refuse("say what the entity that is split off is called");
  }
  return {};
}

EntityRef to_ref(const query::NamedEntity& entity) {
  return {entity.id, std::string(entity.type), std::string(entity.name)};
}

/// Builds one decision; each step may refuse.
class DecisionMaker {
 public:
  DecisionMaker(const DecisionRequest& request, const Question& question)
      : request_(request), question_(question) {
    decision_.kind = request.kind;
    decision_.author = request.author;
    decision_.reason = request.reason;
    decision_.relation = request.relation;
    decision_.aliases = request.aliases;
  }

  Result<Decision> make() {
    if (Status status = check_fields(request_); !status) return status;
    const auto entity = question_.resolve(request_.entity);
    if (!entity) return entity.status();
    entity_ = *entity;
    decision_.entity = to_ref(entity_);
    if (Status status = make_rest(); !status) return status;
    return std::move(decision_);
  }

 private:
  Status make_rest() {
    switch (request_.kind) {
      case DecisionKind::accept_relation:
      case DecisionKind::reject_relation: return judge_relation();
      case DecisionKind::add_relation: return add_relation();
      case DecisionKind::accept_entity:
      case DecisionKind::reject_entity: return {};
      case DecisionKind::accept_alias: return accept_alias();
      case DecisionKind::reject_alias: return check_aliases();
      case DecisionKind::merge:
      case DecisionKind::keep_apart: return decide_on_pair();
      case DecisionKind::split: return split();
      case DecisionKind::rename: return rename();
      case DecisionKind::retype: return retype();
      case DecisionKind::rename_note: break;  // Refused by check_fields().
    }
    std::abort();  // Not an enumerator: a bug in the caller.
  }

  Result<query::NamedEntity> resolve_other() {
    const auto other = question_.resolve(request_.other);
    if (other) decision_.other = to_ref(*other);
    return other;
  }

  Status check_relation_type() const {
    query::Filter filter;
    filter.relation_types = {request_.relation};
    return question_.check(filter);
  }

  Status judge_relation() {
    if (Status status = check_relation_type(); !status) return status;
    const auto other = resolve_other();
    if (!other) return other.status();
    const auto relation = question_.snapshot().find_relation({entity_.id, request_.relation, other->id});
    if (relation) return {};
    if (relation.status().code() != StatusCode::not_found) return relation.status();
    const std::string statement =
        fmt::format("{} {} {}", to_reference(entity_), request_.relation, to_reference(*other));
    const auto made = question_.snapshot().decisions();
    if (!made) return made.status();
    const auto rejection = std::find_if(made->rbegin(), made->rend(), [&](const Decision& decision) {
      return decision.kind == DecisionKind::reject_relation && !decision.undone &&
             decision.entity.id == entity_.id && decision.relation == request_.relation &&
             decision.other.id == other->id;
    });
    if (rejection != made->rend()) {
      return {StatusCode::not_found, fmt::format("decision {} rejected {} already; `undo` takes it back",
                                                 rejection->number, statement)};
    }
    return {StatusCode::not_found,
            fmt::format("the graph does not say that {}; to say so yourself, add it", statement)};
  }

  Status add_relation() {
    if (Status status = check_relation_type(); !status) return status;
    const auto other = resolve_other();
    if (!other) return other.status();
    if (other->id == entity_.id) return refuse("an entity is not related to itself");
    if (question_.ontology().allows(entity_.type, request_.relation, other->type)) return {};
    return refuse(fmt::format("by the ontology, {} does not lead from {} to {}", request_.relation,
                              entity_.type, other->type));
  }

  Status accept_alias() {
    for (const std::string& alias : request_.aliases) {
      if (surface_key(alias).empty()) return refuse("an alias is empty");
    }
    return {};
  }

  /// The aliases must be names of the entity, other than its canonical one.
  Status check_aliases() const {
    for (const std::string& alias : request_.aliases) {
      const std::string key = surface_key(alias);
      if (key == surface_key(entity_.name)) {
        return refuse(
            fmt::format("\"{}\" is its own name, not an alias; rename the entity first, or split "
                        "by notes",
                        alias));
      }
      const auto ids = question_.snapshot().find_by_name(key);
      if (!ids) return ids.status();
      if (std::find(ids->begin(), ids->end(), entity_.id) == ids->end()) {
        const auto entity = question_.snapshot().find_entity(entity_.id);
        if (!entity) return entity.status();
        return {StatusCode::not_found, fmt::format("{} is not called \"{}\"", to_reference(entity_), alias),
                entity->aliases};
      }
    }
    return {};
  }

  /// Whether two entities are one may be decided once: not of what is one, or kept apart, already.
  Status decide_on_pair() {
    const auto other = resolve_other();
    if (!other) return other.status();
    if (other->id == entity_.id) {
      return refuse(fmt::format("both names mean {} already; undo and split part what was merged",
                                to_reference(entity_)));
    }
    const auto kept_apart_by = find_keeping_apart(other->id);
    if (!kept_apart_by) return kept_apart_by.status();
    if (!*kept_apart_by) return {};
    return refuse(fmt::format("decision {} keeps {} and {} apart already; to decide anew, undo it",
                              **kept_apart_by, to_reference(entity_), to_reference(*other)));
  }

  /// The number of the decision in force that keeps the entity and `other` apart, if there is one.
  Result<std::optional<std::uint64_t>> find_keeping_apart(EntityId other) const {
    const auto made = question_.snapshot().decisions();
    if (!made) return made.status();
    return decisions::KeptApart(*made).find(entity_.id, other);
  }

  Status split() {
    if (Status status = check_aliases(); !status) return status;
    for (const std::string& note : request_.notes) {
      auto id = find_note(note);
      if (!id) return id.status();
      decision_.notes.push_back(*std::move(id));
    }
    const std::string& name = request_.value.empty() ? request_.aliases.front() : request_.value;
    if (surface_key(name).empty()) return refuse("the name of an entity is empty");
    if (surface_key(name) == surface_key(entity_.name)) {
      return refuse(fmt::format("what is split off needs another name than \"{}\"", entity_.name));
    }
    decision_.other = {make_entity_id(entity_.type, name), std::string(entity_.type), name};
    return {};
  }

  Status rename() {
    if (surface_key(request_.value).empty()) return refuse("the name of an entity is empty");
    if (request_.value == entity_.name && request_.value == entity_.label) {
      return refuse(fmt::format("it is called \"{}\" already", entity_.name));
    }
    decision_.value = request_.value;
    return check_free(entity_.type, request_.value);
  }

  Status retype() {
    query::Filter filter;
    filter.entity_types = {request_.value};
    if (Status status = question_.check(filter); !status) return status;
    if (request_.value == entity_.type) {
      return refuse(fmt::format("{} is of that type already", to_reference(entity_)));
    }
    decision_.value = request_.value;
    return check_free(request_.value, entity_.name);
  }

  /// No other entity must have this type and name.
  Status check_free(std::string_view type, std::string_view name) const {
    const std::string key = surface_key(name);
    const auto ids = question_.snapshot().find_by_name(key);
    if (!ids) return ids.status();
    for (const EntityId id : *ids) {
      const auto other = question_.names().find(id);
      if (!other || id == entity_.id || other->type != type || surface_key(other->name) != key) continue;
      return refuse(
          fmt::format("there is another {}; if they are the same, merge them", to_reference(*other)));
    }
    return {};
  }

  /// The id of a note: as listed, or the path of a file from which the id was made.
  Result<std::string> find_note(const std::string& note) const {
    std::error_code ignored;
    for (const std::string& id : {note, std::filesystem::weakly_canonical(note, ignored).string()}) {
      const auto found = question_.snapshot().find_note(id);
      if (found) return id;
      if (found.status().code() != StatusCode::not_found) return found.status();
    }
    return Status(StatusCode::not_found, fmt::format("no note \"{}\" is in the graph", note));
  }

  const DecisionRequest& request_;
  const Question& question_;
  query::NamedEntity entity_;
  Decision decision_;
};

}  // namespace

Result<Decision> make_decision(const DecisionRequest& request, const Question& question) {
  return DecisionMaker(request, question).make();
}

}  // namespace notegraph::service
