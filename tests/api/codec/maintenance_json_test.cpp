#include "api/codec/maintenance_json.h"

#include <gtest/gtest.h>

namespace notegraph::codec {
namespace {

TEST(MaintenanceJson, WritesACheck) {
  store::CheckReport report;
  report.counts = {1, 2, 3, 4, 5};
  report.records = 6;
  EXPECT_EQ(to_json(report, Layout::compact),
            R"({"sound":true,"records":6,"notes":1,"entities":2,"relations":3,"evidence":4,"mentions":5,)"
            R"("finding_count":0,"findings":[]})");
  report.findings = {{"name 'bert'", "is missing"}};
  report.finding_count = 7;
  const std::string json = to_json(report, Layout::compact);
  EXPECT_NE(json.find(R"("sound":false)"), std::string::npos);
  EXPECT_NE(json.find(R"("finding_count":7,"findings":[{"where":"name 'bert'","what":"is missing"}])"),
            std::string::npos);
}

TEST(MaintenanceJson, WritesARepair) {
  const maintenance::RepairReport report{{{1, 2, 3, 4, 5}, {{{"a.md", "is damaged"}}, true, 2, false}, 7},
                                         "/g.damaged"};
  EXPECT_EQ(to_json(report, Layout::compact),
            R"({"notes":1,"entities":2,"relations":3,"evidence":4,"mentions":5,)"
            R"("lost":[{"note":"a.md","reason":"is damaged"}],"lost_unnamed_notes":true,)"
            R"("lost_decisions":2,"lost_types":false,"lost_writes":7,"damaged":"/g.damaged"})");
}

TEST(MaintenanceJson, WritesARestore) {
  maintenance::RestoreReport report{{7, 0, 0}, {1, 2, 3, 4, 5}, "/g.replaced"};
  EXPECT_EQ(
      to_json(report, Layout::compact),
      R"({"backup":7,"notes":1,"entities":2,"relations":3,"evidence":4,"mentions":5,"replaced":"/g.replaced"})");
  report.replaced.clear();
  EXPECT_NE(to_json(report, Layout::compact).find(R"("replaced":null)"), std::string::npos);
}

}  // namespace
}  // namespace notegraph::codec
