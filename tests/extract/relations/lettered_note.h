#ifndef NOTEGRAPH_TESTS_EXTRACT_RELATIONS_LETTERED_NOTE_H_
#define NOTEGRAPH_TESTS_EXTRACT_RELATIONS_LETTERED_NOTE_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "extract/linking/entity_candidate.h"
#include "extract/reading/markdown_reader.h"
#include "extract/reading/source_text.h"
#include "extract/relations/found_entity.h"
#include "extract/text/tokenizer.h"

namespace notegraph::extract {

/// A note in which each of the words A, B, C ... is a mention of an entity of its own: entity 0, 1, 2 ...
struct LetteredNote {
  explicit LetteredNote(std::string_view text)
      : source(SourceText::decode(text)),
        structure(read_markdown(source)),
        tokens(tokenize(source.utf8(), structure)),
        entities('H' - 'A' + 1) {
    for (std::uint32_t t = 0; t < tokens.tokens.size(); ++t) {
      const std::string_view word = source.slice(tokens.tokens[t].range);
      if (word.size() != 1 || word[0] < 'A' || word[0] > 'H') continue;
      const auto entity = static_cast<std::size_t>(word[0] - 'A');
      mentions.push_back({{t, t + 1}, entity});
      entities[entity].mentions.push_back({t, t + 1});
    }
  }

  NoteView view() const { return {source, structure, tokens}; }

  SourceText source;
  StructuredNote structure;
  TokenizedNote tokens;
  std::vector<EntityMention> mentions;
  std::vector<FoundEntity> entities;
};

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_TESTS_EXTRACT_RELATIONS_LETTERED_NOTE_H_
