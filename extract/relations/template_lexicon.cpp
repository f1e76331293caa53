#include "extract/relations/template_lexicon.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "extract/learning/feature_hash.h"
#include "extract/text/tokenizer.h"
#include "graph/model/table_file.h"

namespace notegraph::extract {
namespace {

using Element = SentenceTemplate::Element;

constexpr const char* kFile = "cues/templates.tsv";
constexpr const char* kFiller = "filler";
constexpr const char* kStop = "stop";
constexpr std::string_view kHead = "H", kTail = "T", kGap = "…", kItems = "、…", kEnd = "$";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    if (end != 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// As the tokens of a note are compared, in a row.
std::string folded(std::string_view words) {
  return tokenize(words).folded_text;
}

Element parse_element(std::string_view text) {
  if (text == kGap) return {Element::Kind::gap, false, {}, {}};
  if (text == kItems) return {Element::Kind::items, false, {}, {}};
  if (text == kEnd) return {Element::Kind::end, false, {}, {}};
  Element element;
  element.optional = text.ends_with('?');
  if (element.optional) text.remove_suffix(1);
  for (const std::string_view word : split(text, '/')) element.words.push_back(folded(word));
  return element;
}

/// Nothing: it has not one head and one tail, or no word that it needs.
std::optional<SentenceTemplate> parse_template(std::string_view relation, std::string_view text) {
  SentenceTemplate parsed;
  parsed.relation = relation;
  std::vector<std::string_view> slots;
  for (const std::string_view part : split(text, ' ')) {
    if (part == kHead || part == kTail) {
      slots.push_back(part);
    } else {
      (slots.empty()       ? parsed.before
       : slots.size() == 1 ? parsed.between
                           : parsed.after)
          .push_back(parse_element(part));
    }
  }
  if (slots.size() != 2 || slots[0] == slots[1]) return std::nullopt;
  parsed.head_first = slots[0] == kHead;
  return parsed;
}

bool is_needed(const Element& element) {
  return element.kind == Element::Kind::words && !element.optional;
}

std::size_t shortest_word(const Element& element) {
  std::size_t shortest = element.words.front().size();
  for (const std::string& word : element.words) shortest = std::min(shortest, word.size());
  return shortest;
}

}  // namespace

/// Files the template under the first tokens of the element that is likely to be rarest.
void TemplateLexicon::require(std::size_t index) {
  const SentenceTemplate& added = templates_[index];
  const Element* rarest = nullptr;
  for (const auto* part : {&added.before, &added.between, &added.after}) {
    for (const Element& element : *part) {
      if (is_needed(element) && (rarest == nullptr || shortest_word(element) > shortest_word(*rarest))) {
        rarest = &element;
      }
    }
  }
  for (const std::string& word : rarest->words) {
    std::vector<std::size_t>& filed = by_token_[std::string(tokenize(word).folded(0))];
    if (filed.empty() || filed.back() != index) filed.push_back(index);
  }
}

void TemplateLexicon::number_words() {
  const auto for_each_element = [this](const auto& visit) {
    for (SentenceTemplate& added : templates_) {
      for (auto* part : {&added.before, &added.between, &added.after})
        std::for_each(part->begin(), part->end(), visit);
    }
  };
  for_each_element([this](const Element& element) {
    words_.insert(words_.end(), element.words.begin(), element.words.end());
  });
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  for_each_element([this](Element& element) {
    for (const std::string& word : element.words) element.numbers.push_back(*find_word(word).number);
  });
}

Result<TemplateLexicon> TemplateLexicon::read(const std::vector<std::filesystem::path>& directories) {
  TemplateLexicon lexicon;
  FeatureHash fingerprint("templates");
  for (const std::filesystem::path& directory : directories) {
    if (!std::filesystem::exists(directory / kFile)) continue;
    const auto table = read_table_file(directory / kFile, {"relation", "zh", "en", "fr"});
    if (!table) return table.status();
    for (const TableFile::Row& row : table->rows) {
      const std::string_view relation = row.cells[0];
      for (std::size_t column = 1; column < row.cells.size(); ++column) {
        for (const std::string_view cell : split_cell(row.cells[column])) {
          fingerprint.add(relation).add(cell);
          if (relation == kFiller || relation == kStop) {
            (relation == kFiller ? lexicon.fillers_ : lexicon.stops_).insert(folded(cell));
            continue;
          }
          auto parsed = parse_template(relation, cell);
          const auto needs = [](const std::vector<Element>& part) {
            return std::any_of(part.begin(), part.end(), is_needed);
          };
          if (!parsed || !(needs(parsed->before) || needs(parsed->between) || needs(parsed->after))) {
            return table->error(
                row, fmt::format("\"{}\" needs one H, one T and a word that is not optional", cell));
          }
          lexicon.templates_.push_back(*std::move(parsed));
          lexicon.require(lexicon.templates_.size() - 1);
        }
      }
    }
  }
  lexicon.number_words();
  lexicon.fingerprint_ = fingerprint.value();
  return lexicon;
}

TemplateLexicon::Word TemplateLexicon::find_word(std::string_view text) const {
  const auto at = std::lower_bound(words_.begin(), words_.end(), text);
  if (at == words_.end() || !at->starts_with(text)) return {};
  Word found{std::nullopt, true};
  if (*at == text) found.number = static_cast<std::uint32_t>(at - words_.begin());
  return found;
}

const std::vector<std::size_t>& TemplateLexicon::needing(std::string_view token) const {
  static const std::vector<std::size_t> kNone;
  const auto found = by_token_.find(token);
  return found == by_token_.end() ? kNone : found->second;
}

}  // namespace notegraph::extract
