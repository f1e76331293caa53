#include "graph/analysis/gaps.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/analysis/deadline.h"

namespace notegraph::analysis {
namespace {

constexpr std::size_t kRowsAPage = 1024;
constexpr std::string_view kDefinitionAttribute = "definition";

bool is_among(const std::string& type, const std::vector<std::string>& types) {
  return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
}

/// Takes note of what `entity` lacks, and of every question about it.
void look_at(const Entity& entity, const GapsRequest& request, Gaps& gaps) {
  bool defined = false;
  for (const Attribute& attribute : entity.attributes) {
    defined = defined || attribute.key == kDefinitionAttribute;
    if (attribute.key != kQuestionAttribute) continue;
    gaps.unanswered.push_back({entity.id, attribute.value, attribute.evidence});
  }
  if (defined || entity.mention_count < request.min_mentions) return;
  gaps.undefined.push_back({entity.id, entity.mention_count, entity.note_count});
}

Status look_at_all(const store::Snapshot& snapshot, const GapsRequest& request, const Deadline& deadline,
                   Gaps& gaps) {
  std::optional<EntityId> after;
  do {
    const auto page = snapshot.scan_entities(after, kRowsAPage);
    if (!page) return page.status();
    for (const Entity& entity : page->rows) {
      if (is_among(entity.type, request.entity_types)) look_at(entity, request, gaps);
    }
    after = page->next;
  } while (after && !deadline());
  return {};
}

Status drop_answered(const IsAnswered& is_answered, const Deadline& deadline, Gaps& gaps) {
  std::vector<UnansweredQuestion> open;
  for (UnansweredQuestion& question : gaps.unanswered) {
    if (deadline()) break;
    const Result<bool> answered = is_answered(question.evidence);
    if (!answered) return answered.status();
    if (!*answered) open.push_back(std::move(question));
  }
  gaps.unanswered = std::move(open);
  return {};
}

void sort(Gaps& gaps) {
  std::sort(gaps.undefined.begin(), gaps.undefined.end(),
            [](const UndefinedEntity& a, const UndefinedEntity& b) {
              return std::tie(b.mention_count, a.entity) < std::tie(a.mention_count, b.entity);
            });
  std::sort(gaps.unanswered.begin(), gaps.unanswered.end(),
            [](const UnansweredQuestion& a, const UnansweredQuestion& b) {
              return std::tie(a.evidence.note, a.evidence.range, a.entity) <
                     std::tie(b.evidence.note, b.evidence.range, b.entity);
            });
}

}  // namespace

Result<Gaps> find_gaps(const store::Snapshot& snapshot, const GapsRequest& request,
                       const IsAnswered& is_answered) {
  const Deadline deadline(request.limits);
  Gaps gaps;
  if (Status status = look_at_all(snapshot, request, deadline, gaps); !status) return status;
  if (Status status = drop_answered(is_answered, deadline, gaps); !status) return status;
  sort(gaps);
  gaps.undefined_total = gaps.undefined.size();
  gaps.unanswered_total = gaps.unanswered.size();
  const std::size_t most = request.limits.max_results;
  gaps.truncated = deadline.truncation(std::max(gaps.undefined_total, gaps.unanswered_total) > most);
  if (gaps.undefined.size() > most) gaps.undefined.resize(most);
  if (gaps.unanswered.size() > most) gaps.unanswered.resize(most);
  return gaps;
}

}  // namespace notegraph::analysis
