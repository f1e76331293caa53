#include "extract/training/prepared_note.h"

#include <utility>

#include "extract/learning/feature_hash.h"
#include "extract/reading/markdown_reader.h"
#include "extract/text/tokenizer.h"

namespace notegraph::extract {

void Corpus::mark_name(Features& features) const {
  if (!name.empty()) features.push_back(FeatureHash("corpus").add(name).value());
}

void Corpus::mark_relation(Features& features) const {
  if (!is_target) mark_name(features);
}

PreparedNote::PreparedNote(AnnotatedNote note, const Lexicon& lexicon, const LexiconEndings& endings,
                           Corpus corpus)
    : annotated_(std::move(note)),
      source_(SourceText::decode(annotated_.bytes)),
      structure_(read_markdown(source_)),
      tokens_(tokenize(source_.utf8(), structure_)),
      matches_(match_lexicon(lexicon, source_.utf8(), structure_, tokens_)),
      features_(lexicon, endings, source_.utf8(), structure_, tokens_, matches_),
      mentions_(align(annotated_.gold, source_.utf8(), tokens_)),
      corpus_(std::move(corpus)) {
  const std::vector<Tag> tags = tags_of(mentions_, tokens_.tokens.size());
  for (const TokenSpan run : tagging_runs(tokens_)) {
    TaggedRun& tagged = runs_.emplace_back();
    tagged.is_target = corpus_.is_target;
    for (std::uint32_t t = run.begin; t < run.end; ++t) {
      features_.of(t, tagged.features.emplace_back());
      corpus_.mark_name(tagged.features.back());
      tagged.tags.push_back(tags[t]);
    }
  }
}

}  // namespace notegraph::extract
