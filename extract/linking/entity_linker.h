#ifndef NOTEGRAPH_EXTRACT_LINKING_ENTITY_LINKER_H_
#define NOTEGRAPH_EXTRACT_LINKING_ENTITY_LINKER_H_

#include <string>
#include <string_view>
#include <vector>

#include "extract/extractor_steps.h"
#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_candidate.h"

namespace notegraph::extract {

/// Puts the names that mean one thing together: one concept of the lexicon, one comparison form, a misspelt
/// name and what it means (unless `steps` are without misspellings), a name and its abbreviation or
/// translation in brackets (unless without abbreviations), a name with and without a head noun that adds
/// nothing ("过采样", "过采样方法"). Two different concepts of the lexicon never meet. In order of first
/// occurrence.
std::vector<EntityCandidate> link_names(const NoteView& note, const Lexicon& lexicon,
                                        const std::vector<NameCandidate>& names,
                                        const ExtractorSteps& steps = {});

/// `key` without the head noun that ends it ("…方法", "… algorithm"); empty: there is none, or too little
/// would remain.
std::string without_head_noun(std::string_view key);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_ENTITY_LINKER_H_
