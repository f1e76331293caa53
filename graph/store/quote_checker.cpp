#include "graph/store/quote_checker.h"

#include <string_view>

#include <fmt/format.h>

namespace notegraph::store {
namespace {

class QuoteChecker {
 public:
  explicit QuoteChecker(const Note& note)
      : text_(note.text), ranges_fit_(content_hash(note.text) == note.content_hash) {}

  bool holds(std::string_view quote, ByteRange range) const {
    if (!ranges_fit_) return text_.find(quote) != std::string_view::npos;
    return range.begin <= range.end && range.end <= text_.size() &&
           text_.substr(range.begin, range.end - range.begin) == quote;
  }

 private:
  std::string_view text_;
  bool ranges_fit_;
};

std::string place(const std::string& note, std::uint32_t line) {
  return fmt::format("line {} of note '{}'", line, note);
}

}  // namespace

std::vector<Finding> check_quotes(const NoteFacts& facts) {
  std::vector<Finding> findings;
  if (facts.note.text.empty()) return findings;
  const QuoteChecker text(facts.note);
  const auto check = [&](const Evidence& evidence, const std::string& statement) {
    if (text.holds(evidence.quote, evidence.range)) return;
    findings.push_back({fmt::format("evidence for {} at {}", statement, place(facts.note.id, evidence.line)),
                        "quotes what the note's text does not hold there"});
  };
  for (const NoteEntity& entity : facts.entities) {
    const std::string name = fmt::format("{}:{}", entity.type, entity.name);
    for (const Mention& mention : entity.mentions) {
      if (text.holds(mention.surface, mention.range)) continue;
      findings.push_back({fmt::format("mention of {} at {}", name, place(facts.note.id, mention.line)),
                          "is not what the note's text holds there"});
    }
    for (const Attribute& attribute : entity.attributes) {
      check(attribute.evidence, fmt::format("{} of {}", attribute.key, name));
    }
  }
  for (const NoteRelation& relation : facts.relations) {
    const std::string statement = fmt::format("{} --{}--> {}", facts.entities[relation.head].name,
                                              relation.type, facts.entities[relation.tail].name);
    for (const Evidence& evidence : relation.evidence) check(evidence, statement);
  }
  return findings;
}

}  // namespace notegraph::store
