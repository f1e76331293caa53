// Records damaged on purpose: what check_store() says of each, and that rebuild_store() mends it.
#include "graph/store/store_checker.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "graph/store/key_codec.h"
#include "graph/store/memory_graph_store.h"
#include "graph/store/meta_codec.h"
#include "graph/store/record_codec.h"
#include "graph/store/rocksdb_graph_store.h"
#include "graph/store/store_rebuild.h"
#include "tests/graph/store/fact_list.h"
#include "tests/graph/store/facts_builder.h"
#include "tests/graph/store/raw_database.h"
#include "tests/graph/store/store_content.h"
#include "tests/graph/store/store_fixture.h"
#include "tests/support/case_name.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::store {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

const EntityId kBert = make_entity_id("model", "BERT");
const EntityId kAttention = make_entity_id("method", "注意力");
const RelationKey kUses{kBert, "uses", kAttention};
const std::string kNote = "notes/0.md";

MATCHER_P2(IsFinding, where, what, "") {
  return arg.where.find(where) != std::string::npos && arg.what.find(what) != std::string::npos;
}

class StoreCheckerTest : public testing::Test {
 protected:
  StoreCheckerTest() {
    const auto store = *open_rocksdb_graph_store(path_);
    EXPECT_TRUE(store->write(test::fixture_batch()));
    EXPECT_TRUE(store->write({{test::worked_example()}, {"notes/1.md"}, {}}));
    EXPECT_TRUE(model_->write(test::fixture_batch()));
    EXPECT_TRUE(model_->write({{test::worked_example()}, {"notes/1.md"}, {}}));
  }

  CheckReport check(const CheckOptions& options = {}) const {
    const Result<CheckReport> report = check_store(path_, directory_.path() / "scratch", options);
    EXPECT_TRUE(report) << report.status().message();
    EXPECT_FALSE(fs::exists(directory_.path() / "scratch"));
    return report ? *report : CheckReport();
  }

  test::TemporaryDirectory directory_;
  fs::path path_ = directory_.path() / "store";
  std::unique_ptr<GraphStore> model_ = make_memory_graph_store();
};

TEST_F(StoreCheckerTest, FindsNothingInASoundStore) {
  const CheckReport report = check();
  EXPECT_TRUE(report.sound()) << report.findings[0].where << " " << report.findings[0].what;
  EXPECT_THAT(report.findings, IsEmpty());
  EXPECT_EQ(report.counts, *model_->snapshot()->counts());
  EXPECT_GT(report.records, report.counts.entities + report.counts.relations);
}

struct DamageCase {
  const char* name;
  void (*damage)(rocksdb::DB& db);
  const char* where;
  const char* what;
  bool loses_note;  ///< What a note says is damaged itself.
};

void put(rocksdb::DB& db, const std::string& key, const std::string& value) {
  ASSERT_TRUE(db.Put({}, key, value).ok());
}
void erase(rocksdb::DB& db, const std::string& key) {
  std::string value;
  ASSERT_TRUE(db.Get({}, key, &value).ok()) << "the record to be damaged is not there";
  ASSERT_TRUE(db.Delete({}, key).ok());
}

const DamageCase kDamageCases[] = {
    {"EntityMissing", [](rocksdb::DB& db) { erase(db, entity_key(kBert)); }, "entity", "is missing", false},
    {"EntityNobodyNames",
     [](rocksdb::DB& db) {
       std::string value;
       ASSERT_TRUE(db.Get({}, entity_key(kBert), &value).ok());
       put(db, entity_key({7}), value);
     },
     "entity 0000000000000007", "no note says so", false},
    {"EntityMiscounted",
     [](rocksdb::DB& db) {
       std::string value;
       ASSERT_TRUE(db.Get({}, entity_key(kBert), &value).ok());
       EntityTally tally = *decode_entity_tally(value);
       ++tally.mention_count;
       put(db, entity_key(kBert), encode_entity_tally(tally));
     },
     "entity", "not what the notes make it", false},
    {"NameMissing", [](rocksdb::DB& db) { erase(db, name_key("bert", kBert)); }, "name 'bert' of entity",
     "is missing", false},
    {"NameOfNobody", [](rocksdb::DB& db) { put(db, name_key("lloyd", kBert), ""); }, "name 'lloyd'",
     "no note says so", false},
    {"RelationNotAtItsTail", [](rocksdb::DB& db) { erase(db, incoming_key(kUses)); }, "at its tail",
     "is missing", false},
    {"RelationAtItsTailOnly",
     [](rocksdb::DB& db) {
       put(db, incoming_key({kBert, "is", kAttention}), "");
     },
     "at its tail", "no note says so", false},
    {"RelationMissing", [](rocksdb::DB& db) { erase(db, relation_key(kUses)); }, "uses", "is missing", false},
    {"EvidenceNotListed", [](rocksdb::DB& db) { erase(db, evidence_key(kUses, kNote)); },
     "evidence of relation", "is missing", false},
    {"MentionsNotListed", [](rocksdb::DB& db) { erase(db, mention_key(kBert, kNote)); }, "mentions of entity",
     "is missing", false},
    {"AttributesNotListed", [](rocksdb::DB& db) { erase(db, attribute_key(kBert, kNote)); },
     "attributes of entity", "is missing", false},
    {"CountsWrong",
     [](rocksdb::DB& db) {
       std::string value;
       ASSERT_TRUE(db.Get({}, meta_key(kMetaState), &value).ok());
       StoreState state = *decode_state(value);
       ++state.counts.relations;
       put(db, meta_key(kMetaState), encode_state(state));
     },
     "counts", "not those of the notes", false},
    {"ChangeDamaged", [](rocksdb::DB& db) { put(db, change_key(1), "?"); }, "record of write 1", "damaged",
     false},
    {"WriteDamaged", [](rocksdb::DB& db) { put(db, write_key(1), "?"); }, "time and decisions of write 1",
     "damaged", false},
    {"FactChangesDamaged", [](rocksdb::DB& db) { put(db, fact_change_key(1), "?"); },
     "facts that write 1 changed", "damaged", false},
    {"KeyOfNoKind", [](rocksdb::DB& db) { put(db, "zz", ""); }, "key 7a7a", "no note says so", false},
    {"NoteMissing", [](rocksdb::DB& db) { erase(db, note_key(kNote)); }, "note 'notes/0.md'", "", true},
    {"TextMissing", [](rocksdb::DB& db) { erase(db, text_key(kNote, 0)); }, "note 'notes/0.md'",
     "lacks a part of the text", true},
    {"QuoteBehindTheText",
     [](rocksdb::DB& db) {
       Evidence evidence;
       evidence.range = {90, 94};
       evidence.quote = "here";
       put(db, note_relation_key(kNote, kUses),
           encode_note_evidence({evidence}, std::string(90000, ' ') + "here"));
     },
     "note 'notes/0.md'", "", true},
    {"SaidOfNoKnownEntity", [](rocksdb::DB& db) { erase(db, note_entity_key(kNote, kBert)); },
     "note 'notes/0.md'", "damaged", true},
    {"SaidOfAnotherEntity",
     [](rocksdb::DB& db) {
       std::string value;
       ASSERT_TRUE(db.Get({}, note_entity_key("a.md", kBert), &value).ok());
       put(db, note_entity_key("a.md", {7}), value);
     },
     "note 'a.md'", "share an id", true},
};

class DamagedStoreTest : public StoreCheckerTest, public testing::WithParamInterface<DamageCase> {};

TEST_P(DamagedStoreTest, IsFoundAndMended) {
  GetParam().damage(*test::open_raw_database(path_));
  const CheckReport report = check();
  EXPECT_FALSE(report.sound());
  EXPECT_EQ(report.finding_count, report.findings.size());
  EXPECT_THAT(report.findings, Contains(IsFinding(GetParam().where, GetParam().what)));

  const fs::path mended = directory_.path() / "mended";
  const Result<RebuildReport> rebuilt = rebuild_store(path_, mended);
  ASSERT_TRUE(rebuilt) << rebuilt.status().message();
  ASSERT_EQ(rebuilt->lost.notes.size(), GetParam().loses_note ? 1U : 0U);
  if (GetParam().loses_note) {
    ASSERT_TRUE(model_->write({{}, {rebuilt->lost.notes[0].note}, {}}));
  }
  test::expect_same_content(**open_rocksdb_graph_store(mended), *model_);
  EXPECT_EQ(rebuilt->counts, *model_->snapshot()->counts());
  path_ = mended;
  EXPECT_TRUE(check().sound());
}

INSTANTIATE_TEST_SUITE_P(Cases, DamagedStoreTest, testing::ValuesIn(kDamageCases),
                         test::case_name<DamageCase>);

/// With an import that is large enough for table files: 6,000 models in a chain.
class ImportedStoreTest : public StoreCheckerTest {
 protected:
  ImportedStoreTest() {
    const NoteFacts facts = test::chain_facts("import", 0, 6'000);
    EXPECT_TRUE(test::import_facts(**open_rocksdb_graph_store(path_), facts));
    EXPECT_TRUE(test::import_facts(*model_, facts));
  }
};

TEST_F(ImportedStoreTest, IsSoundAndRebuiltAsItIs) {
  EXPECT_TRUE(check().sound());
  const fs::path mended = directory_.path() / "mended";
  const Result<RebuildReport> rebuilt = rebuild_store(path_, mended);
  ASSERT_TRUE(rebuilt) << rebuilt.status().message();
  EXPECT_FALSE(rebuilt->lost.any());
  EXPECT_EQ(rebuilt->counts, *model_->snapshot()->counts());
}

const DamageCase kImportDamageCases[] = {
    {"EndMissing",
     [](rocksdb::DB& db) { erase(db, note_entity_key("import", make_entity_id("model", "7"))); }, "import",
     "an end of a relation, of note 'import' is damaged", true},
    {"EntityCut",
     [](rocksdb::DB& db) { put(db, note_entity_key("import", make_entity_id("model", "7")), "x"); }, "import",
     "damaged record", true},
    {"EvidenceCut",
     [](rocksdb::DB& db) {
       put(db,
           note_relation_key("import", {make_entity_id("model", "7"), "uses", make_entity_id("model", "8")}),
           "x");
     },
     "import", "damaged record", true},
};

class DamagedImportTest : public ImportedStoreTest, public testing::WithParamInterface<DamageCase> {};

TEST_P(DamagedImportTest, IsFoundAndNamedAsLost) {
  GetParam().damage(*test::open_raw_database(path_));
  EXPECT_THAT(check().findings, Contains(IsFinding(GetParam().where, GetParam().what)));
  const Result<RebuildReport> rebuilt = rebuild_store(path_, directory_.path() / "mended");
  ASSERT_TRUE(rebuilt) << rebuilt.status().message();
  ASSERT_EQ(rebuilt->lost.notes.size(), 1U);
  EXPECT_EQ(rebuilt->lost.notes[0].note, "import");
}

INSTANTIATE_TEST_SUITE_P(Cases, DamagedImportTest, testing::ValuesIn(kImportDamageCases),
                         test::case_name<DamageCase>);

TEST_F(StoreCheckerTest, FindsDamagedFiles) {
  for (const auto& file : fs::directory_iterator(path_)) {
    if (file.path().extension() != ".sst") continue;
    std::fstream stream(file.path(), std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(file.file_size() / 3));
    stream << "damaged";
  }
  EXPECT_FALSE(check().sound());
}

TEST_F(StoreCheckerTest, KnowsDecisionsAndRebuildsThemAsTheyAre) {
  std::vector<Decision> decisions;
  {
    const auto store = *open_rocksdb_graph_store(path_);
    WriteBatch batch;
    batch.decide = {test::worked_decision(), test::worked_decision()};
    ASSERT_TRUE(store->write(batch));
    batch = {};
    batch.undo.push_back({1, "ada"});
    ASSERT_TRUE(store->write(batch));
    decisions = *store->snapshot()->decisions();
  }
  EXPECT_TRUE(check().sound());
  const fs::path rebuilt = directory_.path() / "rebuilt";
  ASSERT_TRUE(rebuild_store(path_, rebuilt));
  EXPECT_EQ(*(*open_rocksdb_graph_store(rebuilt))->snapshot()->decisions(), decisions);

  put(*test::open_raw_database(path_), decision_key(2), "?");
  EXPECT_FALSE(check().sound());
}

TEST_F(StoreCheckerTest, KnowsTheTokensOfWrites) {
  {
    const auto store = *open_rocksdb_graph_store(path_);
    ASSERT_TRUE(store->write({}, {.token = WriteToken{"t", 7}}));
  }
  EXPECT_TRUE(check().sound());
  put(*test::open_raw_database(path_), token_key("t"), "?");
  const CheckReport report = check();
  ASSERT_EQ(report.findings.size(), 1U);
  EXPECT_EQ(report.findings[0].where, "the request 't'");
}

TEST_F(StoreCheckerTest, ListsNoMoreFindingsThanAskedFor) {
  {
    const auto db = test::open_raw_database(path_);
    for (const char* name : {"a", "b", "c"}) put(*db, name_key(name, kBert), "");
  }
  const CheckReport report = check({.max_findings = 2});
  EXPECT_EQ(report.findings.size(), 2U);
  EXPECT_EQ(report.finding_count, 3U);
}

TEST_F(StoreCheckerTest, RefusesWhatIsNoStoreOrNotItsOwn) {
  const fs::path scratch = directory_.path() / "scratch";
  EXPECT_EQ(check_store(directory_.path() / "nowhere", scratch).status().code(), StatusCode::not_found);
  directory_.write("letters/letter.txt", "Dear reader");
  const fs::path letters = directory_.path() / "letters";
  EXPECT_EQ(check_store(letters, scratch).status().code(), StatusCode::bad_data);
  EXPECT_EQ(check_store(path_, letters).status().code(), StatusCode::invalid_argument);
  EXPECT_EQ(rebuild_store(path_, letters).status().code(), StatusCode::invalid_argument);
  EXPECT_TRUE(fs::exists(letters / "letter.txt"));
  const auto holder = open_rocksdb_graph_store(path_);
  EXPECT_EQ(check_store(path_, scratch).status().code(), StatusCode::busy);
}

}  // namespace
}  // namespace notegraph::store
