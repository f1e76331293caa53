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

std::string_view attribute_of_name(std::string_view label) {
  const std::string key = surface_key(label);
  if (key.ends_with("公式")) return "formula";  // 更新公式, 损失公式.
  const auto found = std::find_if(kLabels.begin(), kLabels.end(),
                                  [&](const AttributeLabel& known) { return known.key == key; });
  return found == kLabels.end() ? std::string_view() : found->attribute;
}

// What may stand around the name of an attribute. The longer of two that begin or end alike comes first.
constexpr std::array<std::string_view, 22> kOpenings = {
    "what are ", "what is ", "quels sont ", "quelles sont ", "quel est ", "quelle est ", "the ", "its ",
    "their ",    "main ",    "les ",        "ses ",          "son ",      "sa ",         "la ",  "le ",
    "l'",        "leurs ",   "principaux ", "principales ",  "主要",      "其"};
constexpr std::array<std::string_view, 15> kEndings = {"?",      "？",     " ",      "如下所示", "如下",
                                                       "是什么", "有什么", "有哪些", "包括",     "在于",
                                                       "是啥",   "分别",   "为",     "是",       "有"};
constexpr std::array<std::string_view, 6> kOwners = {" of ", " de ", " d'", " du ", " des ", " for "};

bool starts_with_letters(std::string_view text, std::string_view opening) {
  return text.size() >= opening.size() &&
         std::equal(opening.begin(), opening.end(), text.begin(), [](char wanted, char c) {
           return wanted == (c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
         });
}

// The name alone: without its owner and what asks for it.
std::string_view bare_name(std::string_view label) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view ending : kEndings) {
      if (!label.ends_with(ending)) continue;
      label.remove_suffix(ending.size());
      again = true;
    }
  }
  constexpr std::string_view kOf = "的";
  if (const std::size_t of = label.rfind(kOf); of != std::string_view::npos) {
    label.remove_prefix(of + kOf.size());
  }
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view opening : kOpenings) {
      if (!starts_with_letters(label, opening)) continue;
      label.remove_prefix(opening.size());
      again = true;
    }
  }
  for (const std::string_view owner : kOwners) label = label.substr(0, label.find(owner));
  return label;
}

}  // namespace

std::string_view attribute_of_label(std::string_view label) {
  const std::string_view attribute = attribute_of_name(label);
  return attribute.empty() ? attribute_of_name(bare_name(label)) : attribute;
}

}  // namespace notegraph::extract
