#ifndef NOTEGRAPH_CLI_OUTPUT_FACT_TEXT_H_
#define NOTEGRAPH_CLI_OUTPUT_FACT_TEXT_H_

#include <cstdint>
#include <filesystem>
#include <string>

#include "api/service/requests.h"
#include "cli/output/style.h"
#include "cli/output/text_table.h"
#include "graph/model/confidence.h"
#include "graph/model/evidence.h"

// How the parts of a fact are written for people.
namespace notegraph::cli {

/// From here on a fact is accepted; below it is shown as doubtful.
inline constexpr double kAccepted = kAcceptedConfidence;

/// "0.87"; "0.55?" below kAccepted.
TextTable::Cell confidence_cell(double confidence);

/// "model:BERT", the reference by which a person can ask for the entity again.
std::string entity_text(const service::EntityBrief& entity);

/// The note's id; relative to `directory` if it is the path of a file below that.
std::string note_text(const std::string& note, const std::filesystem::path& directory);

/// `note:line`, as compilers write it, so that terminals and editors can jump there; the note alone where
/// there is no line (imports).
std::string place_text(const std::string& note, std::uint32_t line, const std::filesystem::path& directory);

/// The quote on one line; before it, where one end of what it says is named above it, the headings and lines
/// that do so: `under "BF16 / Advantages": faster`.
std::string quote_text(const Evidence& evidence);

/// `note:line  "quote"` on one line, with what quote_text() puts before it.
std::string evidence_text(const Evidence& evidence, const std::filesystem::path& directory);

/// "--part_of-->", or "<--part_of--" when the relation is read against its direction.
std::string arrow_text(const std::string& relation, bool forward);

/// "3 notes", "1 note".
std::string count_text(std::uint64_t count, const std::string& singular, const std::string& plural);

/// "812 bytes", "1.2 MB": in powers of ten.
std::string bytes_text(std::uint64_t bytes);

/// "2026-11-22 09:41:06" on the clock of this machine.
std::string time_text(std::int64_t unix_time_s);

}  // namespace notegraph::cli

#endif  // NOTEGRAPH_CLI_OUTPUT_FACT_TEXT_H_
