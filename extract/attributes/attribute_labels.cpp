#include "extract/attributes/attribute_labels.h"

#include <algorithm>
#include <array>

#include "graph/model/surface.h"

namespace notegraph::extract {
namespace {

struct AttributeLabel {
  std::string_view key;  // As surface_key() writes the label.
  std::string_view attribute;
};

constexpr std::array<AttributeLabel, 59> kLabels{{
    {"定义", "definition"},
    {"概念", "definition"},
    {"含义", "definition"},
    {"基本定义", "definition"},
    {"简介", "definition"},
    {"definition", "definition"},
    {"meaning", "definition"},
    {"définition", "definition"},
    {"公式", "formula"},
    {"数学公式", "formula"},
    {"计算公式", "formula"},
    {"公式表达式", "formula"},
    {"formula", "formula"},
    {"formule", "formula"},
    {"优点", "advantages"},
    {"优势", "advantages"},
    {"好处", "advantages"},
    {"主要优点", "advantages"},
    {"advantage", "advantages"},
    {"advantages", "advantages"},
    {"pros", "advantages"},
    {"strengths", "advantages"},
    {"benefits", "advantages"},
    {"avantage", "advantages"},
    {"avantages", "advantages"},
    {"pointsforts", "advantages"},
    {"缺点", "disadvantages"},
    {"劣势", "disadvantages"},
    {"不足", "disadvantages"},
    {"不足之处", "disadvantages"},
    {"局限", "disadvantages"},
    {"局限性", "disadvantages"},
    {"主要缺点", "disadvantages"},
    {"disadvantage", "disadvantages"},
    {"disadvantages", "disadvantages"},
    {"cons", "disadvantages"},
    {"drawbacks", "disadvantages"},
    {"weaknesses", "disadvantages"},
    {"limitations", "disadvantages"},
    {"limits", "disadvantages"},
    {"inconvénient", "disadvantages"},
    {"inconvénients", "disadvantages"},
    {"limites", "disadvantages"},
    {"pointsfaibles", "disadvantages"},
    {"适用场景", "applies_when"},
    {"适用于", "applies_when"},
    {"适用情况", "applies_when"},
    {"使用场景", "applies_when"},
    {"应用场景", "applies_when"},
    {"适合场景", "applies_when"},
    {"whentouse", "applies_when"},
    {"usewhen", "applies_when"},
    {"usecase", "applies_when"},
    {"usecases", "applies_when"},
    {"suitablefor", "applies_when"},
    {"casdusage", "applies_when"},
    {"quandlutiliser", "applies_when"},
    {"àutiliserquand", "applies_when"},
    {"domainesdapplication", "applies_when"},
}};

}  // namespace

std::string_view attribute_of_label(std::string_view label) {
  const std::string key = surface_key(label);
  const auto found = std::find_if(kLabels.begin(), kLabels.end(),
                                  [&](const AttributeLabel& known) { return known.key == key; });
  return found == kLabels.end() ? std::string_view() : found->attribute;
}

}  // namespace notegraph::extract
