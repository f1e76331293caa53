#include "api/service/evidence_verifier.h"

#include <cstdlib>
#include <functional>
#include <optional>

#include <fmt/format.h>

#include "extract/reading/source_text.h"

namespace notegraph::service {
namespace {

/// Calls visit(evidence, statement) for all evidence of `facts`; `statement` gives the words for it.
template <typename Visit>
void for_each_evidence(const NoteFacts& facts, Visit visit) {
  for (const NoteEntity& entity : facts.entities) {
    for (const Attribute& attribute : entity.attributes) {
      visit(attribute.evidence, [&] { return fmt::format("{} of {}", attribute.key, entity.name); });
    }
  }
  for (const NoteRelation& relation : facts.relations) {
    for (const Evidence& evidence : relation.evidence) {
      visit(evidence, [&] {
        return fmt::format("{} --{}--> {}", facts.entities[relation.head].name, relation.type,
                           facts.entities[relation.tail].name);
      });
    }
  }
}

/// Where a file holds a quote.
struct Place {
  bool as_stated = false;
  std::uint32_t line = 0;
};

std::optional<Place> find_quote(const Evidence& evidence, const formats::NoteText& note,
                                const extract::SourceText& source) {
  if (evidence.quote.empty()) return std::nullopt;
  std::optional<Place> nearest;
  const auto distance = [&](std::uint32_t line) {
    return std::abs(static_cast<std::int64_t>(line) - static_cast<std::int64_t>(evidence.line));
  };
  const std::string_view text = source.utf8();
  for (auto at = text.find(evidence.quote); at != std::string_view::npos;
       at = text.find(evidence.quote, at + 1)) {
    const auto place =
        note.place_in_file({source.original_range({at, at + evidence.quote.size()}), source.line_of(at)});
    if (place.range == evidence.range) return Place{true, evidence.line};
    if (!nearest || distance(place.line) < distance(nearest->line)) nearest = Place{false, place.line};
  }
  return nearest;
}

}  // namespace

void verify_evidence(const NoteFacts& facts, const formats::NoteText& note, VerifyReport& report) {
  const extract::SourceText source = extract::SourceText::decode(note.text());
  for_each_evidence(facts, [&](const Evidence& evidence, const auto& statement) {
    ++report.evidence;
    const std::optional<Place> place = find_quote(evidence, note, source);
    if (place && place->as_stated) {
      ++report.standing;
      return;
    }
    ++(place ? report.moved : report.lost);
    report.stray.push_back({statement(), evidence, place ? place->line : 0});
  });
}

std::size_t count_evidence(const NoteFacts& facts) {
  std::size_t count = 0;
  for_each_evidence(facts, [&](const Evidence&, const auto&) { ++count; });
  return count;
}

}  // namespace notegraph::service
