#ifndef NOTEGRAPH_EXTRACT_LINKING_NOTE_ENTITY_WRITER_H_
#define NOTEGRAPH_EXTRACT_LINKING_NOTE_ENTITY_WRITER_H_

#include "extract/lexicon/lexicon.h"
#include "extract/linking/entity_finder.h"
#include "graph/model/note.h"

namespace notegraph::extract {

/// What the note contributes to the graph about `entity`. Its canonical name is the lexicon's, else the form
/// that the note uses most. A name with a head noun that adds nothing also brings the name without.
NoteEntity write_entity(const NoteView& note, const Lexicon& lexicon, const LinkedEntity& entity);

/// Puts entities of one type and one name key together, and their relations; a relation that would join an
/// entity to itself goes.
void make_distinct(NoteFacts& facts);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_LINKING_NOTE_ENTITY_WRITER_H_
