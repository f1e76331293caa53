#include "api/formats/cell_dates.h"

#include <gtest/gtest.h>

#include "tests/support/case_name.h"

namespace notegraph::formats {
namespace {

struct FormatCase {
  const char* name;
  const char* code;
  bool is_date;
};

const FormatCase kFormatCases[] = {
    {"Iso", "yyyy\\-mm\\-dd", true},
    {"TimeOfDay", "hh:mm AM/PM", true},
    {"Locale", "[$-409]d\\-mmm\\-yy;@", true},
    {"Chinese", "yyyy\"年\"m\"月\"d\"日\"", true},
    {"General", "General", false},
    {"Decimal", "#,##0.00", false},
    {"Colour", "[Red]0.0", false},
    {"Unit", "0 \"days\"", false},
    {"EscapedLetter", "0\\d", false},
    {"Elapsed", "[h]:mm", false},
    {"SecondSectionAlone", "0;yyyy", false},
    {"NeverClosed", "0\"d", false},
};

class DateFormatTest : public testing::TestWithParam<FormatCase> {};

TEST_P(DateFormatTest, IsKnown) {
  EXPECT_EQ(is_date_format(GetParam().code), GetParam().is_date);
}

INSTANTIATE_TEST_SUITE_P(Cases, DateFormatTest, testing::ValuesIn(kFormatCases), test::case_name<FormatCase>);

struct SerialCase {
  const char* name;
  const char* serial;
  DateSystem system;
  const char* text;  // Null: none.
};

const SerialCase kSerialCases[] = {
    {"Day", "46348", DateSystem::since_1900, "2026-11-22"},
    {"Minute", "46348.395833333336", DateSystem::since_1900, "2026-11-22T09:30"},
    {"Second", "46348.39589120371", DateSystem::since_1900, "2026-11-22T09:30:05"},
    {"RoundedToTheNextDay", "46347.999999999", DateSystem::since_1900, "2026-11-22"},
    {"TimeAlone", "0.5", DateSystem::since_1900, "12:00"},
    {"First", "1", DateSystem::since_1900, "1900-01-01"},
    {"BeforeTheDayThatWasNone", "59", DateSystem::since_1900, "1900-02-28"},
    {"TheDayThatWasNone", "60", DateSystem::since_1900, nullptr},
    {"AfterIt", "61", DateSystem::since_1900, "1900-03-01"},
    {"LeapDay", "45351", DateSystem::since_1900, "2024-02-29"},
    {"Last", "2958465", DateSystem::since_1900, "9999-12-31"},
    {"BeyondTheLast", "2958466", DateSystem::since_1900, nullptr},
    {"OfMacintosh", "44886", DateSystem::since_1904, "2026-11-22"},
    {"FirstOfMacintosh", "0", DateSystem::since_1904, "1904-01-01"},
    {"Negative", "-1", DateSystem::since_1900, nullptr},
    {"NoNumber", "soon", DateSystem::since_1900, nullptr},
    {"Nan", "nan", DateSystem::since_1900, nullptr},
    {"Huge", "1e300", DateSystem::since_1900, nullptr},
    {"Nothing", "", DateSystem::since_1900, nullptr},
};

class DateTextTest : public testing::TestWithParam<SerialCase> {};

TEST_P(DateTextTest, IsWritten) {
  const auto text = date_text(GetParam().serial, GetParam().system);
  ASSERT_EQ(text.has_value(), GetParam().text != nullptr) << text.value_or("");
  if (text) {
    EXPECT_EQ(*text, GetParam().text);
  }
}

INSTANTIATE_TEST_SUITE_P(Cases, DateTextTest, testing::ValuesIn(kSerialCases), test::case_name<SerialCase>);

}  // namespace
}  // namespace notegraph::formats
