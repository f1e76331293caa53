#include "graph/query/section_file.h"

#include <vector>

#include <gtest/gtest.h>

#include "tests/support/damaged_file.h"
#include "tests/support/temporary_directory.h"

namespace notegraph::query {
namespace {

constexpr SectionFileKind kKind = {{'t', 'e', 's', 't'}, 3};

TextColumn texts(std::initializer_list<const char*> all) {
  TextColumnWriter writer;
  for (const char* text : all) writer.append(text);
  return std::move(writer).finish();
}

class SectionFileTest : public testing::Test {
 protected:
  void SetUp() override {
    const Column<std::uint32_t> numbers(std::vector<std::uint32_t>{7, 8, 9});
    const Column<std::uint64_t> nothing;
    const TextColumn words = texts({"one", "", "three"});
    SectionWriter writer(kKind, "store", 42);
    writer.append(numbers);
    writer.append(nothing);
    writer.append(words);
    writer.append("free text");
    ASSERT_TRUE(writer.write(path_));
  }

  StatusCode open_code(const SectionFileKind& kind = kKind, std::string_view store_id = "store") const {
    return SectionReader::open(path_, kind, store_id).status().code();
  }

  test::TemporaryDirectory directory_;
  const std::filesystem::path path_ = directory_.path() / "file";
};

TEST_F(SectionFileTest, GivesBackWhatWasWritten) {
  auto reader = SectionReader::open(path_, kKind, "store");
  ASSERT_TRUE(reader.ok()) << reader.status().message();
  EXPECT_EQ(reader->sequence(), 42U);
  const auto numbers = reader->column<std::uint32_t>();
  EXPECT_EQ(std::vector(numbers.begin(), numbers.end()), (std::vector<std::uint32_t>{7, 8, 9}));
  EXPECT_TRUE(reader->column<std::uint64_t>().empty());
  const TextColumn words = reader->texts();
  ASSERT_EQ(words.size(), 3U);
  EXPECT_EQ(words[0], "one");
  EXPECT_EQ(words[1], "");
  EXPECT_EQ(words[2], "three");
  EXPECT_EQ(words.at(words.all().find("three")), 2U);
  EXPECT_EQ(reader->text(), "free text");
  EXPECT_TRUE(reader->ok());
  EXPECT_EQ(reader->text(), "");
  EXPECT_FALSE(reader->ok()) << "there is no such section";
}

TEST_F(SectionFileTest, SaysWhenValuesAreNotWhole) {
  auto reader = SectionReader::open(path_, kKind, "store");
  EXPECT_EQ(reader->column<std::uint64_t>().size(), 1U);
  EXPECT_FALSE(reader->ok()) << "twelve bytes hold one and a half of these";
}

TEST_F(SectionFileTest, IsOfItsKindVersionAndStoreOnly) {
  SectionFileKind newer = kKind, other = kKind;
  newer.version = 4;
  other.magic[0] = 'b';
  EXPECT_EQ(open_code(newer), StatusCode::bad_data);
  EXPECT_EQ(open_code(other), StatusCode::bad_data);
  EXPECT_EQ(open_code(kKind, "another"), StatusCode::bad_data);
  EXPECT_EQ(SectionReader::open(path_ / "none", kKind, "store").status().code(), StatusCode::io_error);
  EXPECT_EQ(SectionReader::open(directory_.path() / "none", kKind, "store").status().code(),
            StatusCode::not_found);
}

TEST_F(SectionFileTest, NoticesEveryChangedByteBehindTheMagic) {
  const auto size = static_cast<std::streamoff>(std::filesystem::file_size(path_));
  for (std::streamoff place = sizeof kKind.magic; place < size; ++place) {
    test::flip_bit(path_, place);
    EXPECT_FALSE(SectionReader::open(path_, kKind, "store").ok()) << place;
    test::flip_bit(path_, place);
  }
  EXPECT_TRUE(SectionReader::open(path_, kKind, "store").ok());
}

}  // namespace
}  // namespace notegraph::query
