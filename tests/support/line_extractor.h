#ifndef NOTEGRAPH_TESTS_SUPPORT_LINE_EXTRACTOR_H_
#define NOTEGRAPH_TESTS_SUPPORT_LINE_EXTRACTOR_H_

#include <cstdint>
#include <map>
#include <memory>
#include <sstream>
#include <string>

#include "extract/extractor.h"

namespace notegraph::test {

/// Stands in for the real extractor where a test is about something else. It reads lines "type:head relation
/// type:tail" as facts of confidence 0.9, and passes over every other line.
class LineExtractor final : public extract::Extractor {
 public:
  explicit LineExtractor(std::string version = "lines") : version_(std::move(version)) {}

  Extraction extract(const extract::Document& document,
                     const extract::ExtractOptions& options) const override {
    Extraction extraction;
    NoteFacts& facts = extraction.facts;
    facts.note = {document.id, document.id, document.bytes, content_hash(document.bytes), version(options)};
    std::map<std::string, std::uint32_t> index;
    std::istringstream in(document.bytes);
    std::string line;
    std::uint64_t offset = 0;
    for (std::uint32_t number = 1; std::getline(in, line); offset += line.size() + 1, ++number) {
      std::istringstream words(line);
      std::string head, relation, tail, rest;
      if (!(words >> head >> relation >> tail) || words >> rest || head.find(':') == std::string::npos ||
          tail.find(':') == std::string::npos) {
        continue;
      }
      const auto entity = [&](const std::string& reference) {
        const auto [at, is_new] =
            index.try_emplace(reference, static_cast<std::uint32_t>(facts.entities.size()));
        if (is_new) {
          NoteEntity fresh;
          fresh.type = reference.substr(0, reference.find(':'));
          fresh.name = reference.substr(reference.find(':') + 1);
          fresh.found_by = "line";
          facts.entities.push_back(std::move(fresh));
        }
        NoteEntity& known = facts.entities[at->second];
        const std::uint64_t begin = offset + line.find(reference) + known.type.size() + 1;
        known.mentions.push_back({known.name, {begin, begin + known.name.size()}, number});
        return at->second;
      };
      const std::uint32_t head_index = entity(head);
      const std::uint32_t tail_index = entity(tail);
      Evidence evidence{document.id, {offset, offset + line.size()}, number, {}, line, "line", 0.9};
      facts.relations.push_back({head_index, relation, tail_index, {std::move(evidence)}});
    }
    return extraction;
  }

  bool has_learnt_from(std::uint64_t) const override { return false; }

  std::string version(const extract::ExtractOptions& options) const override {
    return version_ + "-" + std::to_string(options.min_confidence) + (options.related_to ? "-related" : "");
  }

 private:
  std::string version_;
};

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_LINE_EXTRACTOR_H_
