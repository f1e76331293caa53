#ifndef NOTEGRAPH_TESTS_SUPPORT_CASE_NAME_H_
#define NOTEGRAPH_TESTS_SUPPORT_CASE_NAME_H_

#include <string>

#include <gtest/gtest.h>

namespace notegraph::test {

/// Names a parameterised case by the `name` of its row: the last argument of INSTANTIATE_TEST_SUITE_P.
template <typename Case>
std::string case_name(const testing::TestParamInfo<Case>& row) {
  return row.param.name;
}

}  // namespace notegraph::test

#endif  // NOTEGRAPH_TESTS_SUPPORT_CASE_NAME_H_
