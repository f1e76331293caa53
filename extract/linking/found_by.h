#ifndef NOTEGRAPH_EXTRACT_LINKING_FOUND_BY_H_
#define NOTEGRAPH_EXTRACT_LINKING_FOUND_BY_H_

#include <string>

#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_candidate.h"
#include "extract/linking/entity_finder.h"

namespace notegraph::extract {

/// What shows that `entity` is one, the strongest sign first (NoteEntity::found_by):
///   glossary      a glossary of the user has its name
///   lexicon       the lexicon has it
///   misspelling   the lexicon has what its name is a slip of the pen for
///   abbreviation  the note gives a name and, in brackets, its abbreviation or translation
///   emphasis      the note sets its name in bold or italics
///   heading       a heading names it
///   digits        its name holds letters and digits: "YOLOv5"
///   head_noun     its name ends in a word that says what it is: "…模型", "… algorithm"
///   tagger        the learnt model alone takes the words around for those of a name
std::string found_by(const NoteView& note, const Lexicon& lexicon, const LinkedEntity& entity);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_FOUND_BY_H_
