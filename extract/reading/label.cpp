#include "extract/reading/label.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "extract/reading/characters.h"
#include "extract/reading/span_markup.h"

namespace notegraph::extract {
namespace {

constexpr std::size_t kMaxWidth = 48;  // Columns, with what stands in brackets.

// A label is a few words; a clause before a colon is none. Words of an alphabet weigh as much as they say.
constexpr std::size_t kHanWeight = 2, kWordWeight = 5, kMaxWeight = 20;

constexpr std::array<std::string_view, 63> kAspects = {
    "定义",          "概念",       "含义",         "优点",          "缺点",     "优势",       "劣势",
    "不足",          "局限",       "局限性",       "特点",          "特性",     "作用",       "功能",
    "主要功能",      "用途",       "实现",         "实现方式",      "原理",     "核心思想",   "公式",
    "结构",          "输入",       "输出",         "步骤",          "流程",     "方法",       "解决方法",
    "解决方案",      "解决办法",   "原因",         "表现",          "适用场景", "应用场景",   "使用场景",
    "应用",          "场景",       "示例",         "例子",          "举例",     "改进",       "背景",
    "目的",          "definition", "advantages",   "disadvantages", "pros",     "cons",       "strengths",
    "weaknesses",    "use cases",  "when to use",  "limitations",   "formula",  "définition", "avantages",
    "inconvénients", "limites",    "applications", "formule",       "principe", "causes",     "solutions"};

constexpr std::array<std::string_view, 17> kClosings = {
    "总结",      "总之",          "综上",          "总的来说",   "总体来说",  "通过上述",
    "通过以上",  "通过这些",      "以上",          "in summary", "to sum up", "in conclusion",
    "en résumé", "en conclusion", "pour conclure", "in short",   "上述"};

constexpr std::array<std::string_view, 21> kHanQuestionWords = {
    "什么", "怎么", "如何", "怎样", "为何", "为啥",   "哪些", "哪个", "哪里", "哪种", "哪几",
    "是否", "多少", "几种", "能否", "可否", "有没有", "区别", "是啥", "几个", "异同"};
// Verbs whose object a question word may open: "决定丢弃多少" tells something.
constexpr std::array<std::string_view, 10> kHanEmbedding = {"决定", "控制", "取决", "表示", "衡量",
                                                            "反映", "判断", "看",   "预测", "指定"};
// These ask wherever they stand.
constexpr std::array<std::string_view, 4> kHanQuestionParticles = {"吗", "呢", "嘛", "咋"};
constexpr std::array<std::string_view, 16> kHanRequests = {
    "请",   "简述", "简单说", "讲一下", "讲讲", "讲解", "介绍", "说一下",
    "说说", "解释", "谈谈",   "描述",   "阐述", "比较", "对比", "列举"};
constexpr std::array<std::string_view, 34> kLatinOpenings = {
    "what ",      "what's ",    "how ",      "why ",     "when ",   "which ",
    "who ",       "where ",     "is ",       "are ",     "does ",   "do ",
    "can ",       "explain ",   "describe ", "compare ", "define ", "difference between",
    "pourquoi",   "comment ",   "quel ",     "quelle ",  "quels ",  "quelles ",
    "qu'est",     "qu’est",     "que ",      "est-ce ",  "quand ",  "où ",
    "expliquez ", "expliquer ", "décrivez ", "combien "};

template <std::size_t N>
bool opens_with_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return starts_with_ignoring_case(text, word); });
}

bool ends_label(char32_t code) {
  constexpr std::u32string_view kEnds = U"。！？；;!?，,\"“”";
  return kEnds.find(code) != std::u32string_view::npos;
}

bool opens_bracket(char32_t code) {
  return code == '(' || code == U'（';
}
bool closes_bracket(char32_t code) {
  return code == ')' || code == U'）';
}
bool is_dash(char32_t code) {
  return code == U'―' || code == U'—' || code == U'–';
}

// Whether `label` is short, not counting what it has in brackets.
bool is_short(std::string_view label) {
  std::size_t weight = 0;
  int open_brackets = 0;
  bool in_word = false;
  for (std::size_t at = 0; at < label.size();) {
    const Character character = character_at(label, at);
    at += character.bytes;
    open_brackets += opens_bracket(character.code) ? 1 : closes_bracket(character.code) ? -1 : 0;
    const bool han = is_han(character.code);
    const bool letter = !han && !is_space(character.code);
    if (open_brackets <= 0 && !closes_bracket(character.code)) {
      if (han) weight += kHanWeight;
      if (letter && !in_word) weight += kWordWeight;
    }
    in_word = letter;
  }
  return weight <= kMaxWeight;
}

bool contains(std::string_view text, std::string_view word) {
  return text.find(word) != std::string_view::npos;
}

// Whether `word` asks at one of its places in `text`: no verb before it in its clause takes it as object.
bool asks_with(std::string_view text, std::string_view word) {
  for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
    std::size_t clause = 0;
    for (const std::string_view end : {"，", "。", "；", "：", ",", ";", ":"}) {
      const std::size_t found = text.substr(0, at).rfind(end);
      if (found != std::string_view::npos) clause = std::max(clause, found + end.size());
    }
    const std::string_view before = text.substr(clause, at - clause);
    if (std::none_of(kHanEmbedding.begin(), kHanEmbedding.end(),
                     [&](std::string_view verb) { return contains(before, verb); }))
      return true;
  }
  return false;
}

// Whether the colon at `at` stands between label and text rather than in a ratio, a time, a URL or a path.
bool separates(std::string_view line, std::size_t at) {
  if (at + 1 >= line.size()) return true;
  const char32_t next = character_at(line, at + 1).code;
  if (is_space(next) || is_han(next)) return true;
  if (at == 0) return false;
  const char32_t previous = character_before(line, at).code;
  return (is_han(previous) || previous == U'）' || previous == ')') && next != '/' && next != '\\' &&
         next != ':';
}

}  // namespace

Label find_label(std::string_view text, ByteRange line, const std::vector<Mark>& marks) {
  std::size_t next_mark = 0;
  std::uint64_t visible_begin = line.end, visible_end = line.begin;
  std::size_t width = 0;
  int open_brackets = 0;
  const std::string_view content = text.substr(0, line.end);
  for (std::uint64_t at = line.begin; at < line.end && width <= kMaxWidth;) {
    while (next_mark < marks.size() && marks[next_mark].range.end <= at) ++next_mark;
    bool hidden = false;
    for (std::size_t i = next_mark; i < marks.size() && marks[i].range.begin <= at; ++i) {
      if (marks[i].range.end <= at) continue;
      if (marks[i].kind == MarkKind::opaque || marks[i].kind == MarkKind::link) return {};
      hidden = hidden || marks[i].kind == MarkKind::hidden;
    }
    const Character character = character_at(content, at);
    const std::uint64_t after = at + character.bytes;
    if (hidden) {
      at = after;
      continue;
    }
    const bool colon = character.code == U'：' ||
                       (character.code == ':' && separates(content.substr(line.begin), at - line.begin));
    const bool dash = is_dash(character.code) && at > line.begin && after < line.end &&
                      is_space(character_before(content, at).code) &&
                      is_space(character_at(content, after).code);
    open_brackets += opens_bracket(character.code) ? 1 : closes_bracket(character.code) ? -1 : 0;
    if ((colon || dash) && open_brackets <= 0) {
      ByteRange range = trim(content, {std::min(visible_begin, visible_end), visible_end});
      // Markdown does not see bold type in "**标签：**正文": a closing mark must not stand between colon and
      // letter.
      while (range.begin < range.end && text[range.begin] == '*') ++range.begin;
      while (range.begin < range.end && text[range.end - 1] == '*') --range.end;
      if (range.begin == range.end || !is_short(text.substr(range.begin, range.end - range.begin))) return {};
      const ByteRange rest = trim(content, shown_range({after, line.end}, marks));
      return {keep_pairs_whole(range, line, marks), rest.begin < rest.end ? rest.begin : line.end};
    }
    const bool full_stop =
        character.code == '.' && after < line.end && is_space(character_at(content, after).code);
    if (full_stop || ends_label(character.code)) return {};
    width += character.bytes >= 3 ? 2 : 1;
    visible_begin = std::min(visible_begin, at);
    visible_end = after;
    at = after;
  }
  return {};
}

bool is_aspect(std::string_view label) {
  return std::any_of(kAspects.begin(), kAspects.end(), [&](std::string_view aspect) {
    return label.size() == aspect.size() && starts_with_ignoring_case(label, aspect);
  });
}

bool is_closing(std::string_view line) {
  return opens_with_one_of(line, kClosings);
}

bool is_question(std::string_view text) {
  const ByteRange range = trim(text, {0, text.size()});
  text = text.substr(range.begin, range.end - range.begin);
  if (text.empty()) return false;
  const char32_t last = character_before(text, text.size()).code;
  if (last == '?' || text.find("？") != std::string_view::npos || text.find("? ") != std::string_view::npos)
    return true;
  if (opens_with_one_of(text, kHanRequests) || opens_with_one_of(text, kLatinOpenings)) return true;
  constexpr std::size_t kMaxQuestionBytes = 300;  // A longer line that has a question word tells something.
  if (text.size() > kMaxQuestionBytes || last == U'。') return false;
  return std::any_of(kHanQuestionParticles.begin(), kHanQuestionParticles.end(),
                     [&](std::string_view particle) { return contains(text, particle); }) ||
         std::any_of(kHanQuestionWords.begin(), kHanQuestionWords.end(),
                     [&](std::string_view word) { return asks_with(text, word); });
}

}  // namespace notegraph::extract
