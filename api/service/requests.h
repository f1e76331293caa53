#ifndef NOTEGRAPH_API_SERVICE_REQUESTS_H_
#define NOTEGRAPH_API_SERVICE_REQUESTS_H_

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "api/exchange/graph_format.h"
#include "graph/model/entity.h"
#include "graph/model/ontology.h"
#include "graph/model/relation.h"
#include "graph/query/name_index.h"
#include "graph/query/query.h"
#include "graph/store/graph_store.h"

// What the facade is asked and what it answers: plain values, so that the command line and HTTP only
// translate. A `reference` is what a person types for an entity: a name, an alias, or `type:name` where a
// name means several.
namespace notegraph::service {

/// An entity as answers name it.
struct EntityBrief {
  EntityId id;
  std::string type;
  std::string label;
};

/// One step of an answer, with everything that speaks for it.
struct HopReply {
  EntityBrief from;
  EntityBrief to;
  std::string relation;
  bool forward = true;  ///< The relation's head is `from`.
  double confidence = 0;
  std::vector<Evidence> evidence;  ///< Best first, at most `max_evidence` of the request.
};

inline constexpr std::size_t kDefaultEvidence = 3;

// --- ingest
// -----------------------------------------------------------------------------------------------------

/// How far a long call has come. `total` is 0 while it is not known.
struct Progress {
  std::size_t done = 0;
  std::size_t total = 0;
  std::string_view what;  ///< "notes", "relations" ...
};
using ProgressFunction = std::function<void(const Progress&)>;

struct IngestOptions {
  bool force = false;    ///< Read unchanged notes too.
  bool prune = false;    ///< Remove notes below the given folders whose files are gone.
  unsigned threads = 0;  ///< 0: one for each core.
  double min_confidence = 0.4;
  bool related_to = false;
  ProgressFunction progress = {};  ///< Called from the calling thread.
};

struct IngestReport {
  std::size_t added = 0, changed = 0, unchanged = 0, removed = 0;
  /// Old and new id of notes that went and came with the same bytes; not among the added and the removed.
  std::vector<std::pair<std::string, std::string>> renamed;
  std::int64_t entities_gained = 0, entities_lost = 0, relations_gained = 0, relations_lost = 0;
  std::vector<std::pair<std::string, std::string>> failed;    ///< Note, reason.
  std::vector<std::pair<std::string, std::string>> warnings;  ///< Note, what was replaced or cut.
};

struct RemoveReport {
  std::vector<std::string> removed;  ///< Ids of notes.
  std::int64_t entities_lost = 0, relations_lost = 0;
};

// --- questions
// --------------------------------------------------------------------------------------------------

struct SearchRequest {
  std::string text;
  std::vector<std::string> entity_types;  ///< Empty: all.
  std::size_t limit = 20;
};

struct SearchHit {
  EntityBrief entity;
  std::string surface;  ///< The name or alias that matched.
  query::MatchKind kind = query::MatchKind::exact;
  double score = 0;
  std::uint32_t mention_count = 0;
  std::uint32_t note_count = 0;
};

struct SearchReply {
  std::vector<SearchHit> hits;
};

struct ShowRequest {
  std::string reference;
  std::size_t max_relations = 50;
  std::size_t max_mentions = 10;
  std::size_t max_evidence = 1;
};

/// Everything about one entity: a flash card.
struct EntityCard {
  Entity entity;
  std::vector<HopReply> relations;  ///< `from` is the entity. By type, direction, confidence descending.
  std::size_t relation_count = 0;   ///< Of all, also those cut off.
  std::vector<store::LocatedMention> mentions;
  std::vector<std::string>
      questions;  ///< Headings of the notes that ask about it; not among entity.attributes.
};

struct NeighborsRequest {
  std::string reference;
  std::uint32_t max_hops = 1;
  query::Filter filter;
  query::Limits limits;
  std::size_t offset = 0;  ///< So many neighbors, the first ones, are left out: for the next page.
  std::size_t max_evidence = kDefaultEvidence;
};

struct NeighborReply {
  EntityBrief entity;
  std::uint32_t hops = 1;
  HopReply via;
};

struct NeighborsReply {
  EntityBrief seed;
  std::vector<NeighborReply> neighbors;
  query::Truncation truncated = query::Truncation::none;  ///< By results or bytes: ask for the next page.
};

struct PathsRequest {
  std::string from;
  std::string to;
  std::size_t k = 1;
  std::uint32_t max_hops = 6;
  query::PathOrder order = query::PathOrder::hops;
  query::Filter filter;  ///< `avoid` is filled from the references below.
  std::vector<std::string> avoid;
  query::Limits limits;
  std::size_t max_evidence = kDefaultEvidence;
};

struct PathReply {
  std::vector<EntityBrief> entities;
  std::vector<HopReply> hops;
  double confidence = 1;
};

struct PathsReply {
  EntityBrief from;
  EntityBrief to;
  std::vector<PathReply> paths;  ///< Empty: there is none.
  std::string no_path_reason;
  std::vector<EntityBrief> nearest;  ///< How far the search came, when there is none.
  query::Truncation truncated = query::Truncation::none;
};

struct StatsReply {
  store::StoreCounts counts;
  store::StoreSize size;
  std::uint64_t beside_bytes = 0;  ///< Of the files beside the store that searches use, made from it.
  std::uint64_t sequence = 0;
  std::vector<std::pair<std::string, std::uint64_t>> entities_by_type;   ///< Most frequent first.
  std::vector<std::pair<std::string, std::uint64_t>> relations_by_type;  ///< Most frequent first.
  std::vector<EntityBrief> most_connected;
};

// --- verification
// -----------------------------------------------------------------------------------------------

/// A quote that does not stand where the graph says.
struct StrayEvidence {
  std::string statement;  ///< What it is given for: "LoRA --solves--> 灾难性遗忘", "definition of LoRA".
  Evidence evidence;
  std::uint32_t line_now = 0;  ///< Where the note holds it now; 0: nowhere.
};

/// How the graph's evidence compares with the files of the notes as they are now.
struct VerifyReport {
  std::size_t notes = 0;  ///< Looked at; notes that are no files here (imports) are not.
  std::size_t evidence = 0, standing = 0, moved = 0, lost = 0;  ///< That of gone notes is lost.
  std::vector<std::string> changed;                             ///< Notes whose files have other bytes now.
  std::vector<std::string> gone;                                ///< Notes whose files are not there.
  std::vector<std::pair<std::string, std::string>>
      unreadable;                    ///< Note, reason; its evidence is not counted.
  std::vector<StrayEvidence> stray;  ///< Moved or lost, but for gone notes.

  /// The graph says what the notes say.
  bool holds() const { return changed.empty() && gone.empty() && unreadable.empty() && stray.empty(); }
};

// --- diagrams
// ---------------------------------------------------------------------------------------------------

/// What to draw: a path if `to` is given, the surroundings of `reference` if that is, else the whole graph.
struct DiagramRequest {
  std::string reference;
  std::string to;
  std::uint32_t max_hops = 1;
  std::size_t k = 1;  ///< Paths.
  std::size_t max_entities = 60;
  query::Filter filter;
  query::Limits limits;
  std::string language = "en";  ///< Of the labels of relations and of the legend: en, zh or fr.
};

/// A diagram as GraphViz source, and what it could not show.
struct DiagramReply {
  std::string dot;
  std::size_t entities = 0, relations = 0;
  std::size_t left_out = 0;  ///< Entities beyond max_entities.
};

// --- exchange
// ---------------------------------------------------------------------------------------------------

struct ImportOptions {
  std::optional<exchange::GraphFormat> format;  ///< None: by the ending of the file's name.
  std::string name;  ///< Of the source in the graph; empty: the file's name. A second import replaces it.
  bool skip_bad_lines = false;     ///< Else the first bad line refuses the whole file.
  std::size_t max_reported = 100;  ///< So many skipped lines are told one by one.
  /// About so much is used, however large the file; what is more goes through the graph's disk. N-Triples and
  /// Turtle are held in memory until they are read. At least 1.
  std::size_t memory_mebibytes = 256;
  ProgressFunction progress;
};

struct ImportReport {
  std::string source;
  std::size_t entities = 0, relations = 0;
  std::vector<std::string> skipped;  ///< "line 17: no name", the first max_reported.
  std::size_t skipped_count = 0;
};

struct ExportReport {
  std::size_t entities = 0, relations = 0;
};

}  // namespace notegraph::service

#endif  // NOTEGRAPH_API_SERVICE_REQUESTS_H_
