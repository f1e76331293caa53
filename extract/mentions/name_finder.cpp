#include "extract/mentions/name_finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kMaxRun = 2048;  ///< Tokens.
constexpr std::uint32_t kMaxNameTokens = 16;

// Folded, without spaces.
constexpr std::array<std::string_view, 36> kRequests = {
    "解释下",   "解释一", "介绍下", "介绍一", "简述",  "简要",  "简单说",   "简单介绍",  "讲一下",
    "讲讲",     "讲下",   "说一下", "说说",   "说下",  "谈谈",  "聊聊",     "阐述",      "请问",
    "什么",     "为什么", "为何",   "如何",   "怎么",  "怎样",  "whatis",   "whatare",   "explain",
    "describe", "howdo",  "howto",  "howis",  "whydo", "whyis", "qu'estce", "expliquez", "pourquoi"};

/// Whether the words ask for something instead of naming it: "解释下模型蒸馏" holds a name, but is none.
bool opens_with_request(const TokenizedNote& tokens, TokenSpan span) {
  constexpr std::uint32_t kLongestRequest = 4;  // Tokens.
  std::string opening;
  for (std::uint32_t t = span.begin; t < std::min(span.end, span.begin + kLongestRequest); ++t) {
    opening += tokens.folded(t);
  }
  return std::any_of(kRequests.begin(), kRequests.end(),
                     [&](std::string_view request) { return opening.starts_with(request); });
}

// Folded. Of 73,000 names that annotators marked none begins with one of these. What is an acronym or an
// operator, too, is not among them: "its", "like".
constexpr std::array<std::string_view, 27> kConnectives = {
    "although",  "because", "but",   "compared",      "however", "instead", "our",    "since",   "their",
    "therefore", "these",   "this",  "those",         "though",  "thus",    "unlike", "whereas", "alors",
    "cependant", "cette",   "comme", "contrairement", "donc",    "lorsque", "parce",  "puisque", "quand"};

/// Whether the first word joins what is said instead of naming it: "Unlike pruning".
bool opens_with_connective(const TokenizedNote& tokens, TokenSpan span) {
  return std::find(kConnectives.begin(), kConnectives.end(), tokens.folded(span.begin)) != kConnectives.end();
}

/// Names of one run that the model finds likely enough.
void add_likely_names(const TagLattice& lattice, std::uint32_t run_begin, std::vector<NameCandidate>& names) {
  const auto size = static_cast<std::uint32_t>(lattice.size());
  for (std::uint32_t begin = 0; begin < size; ++begin) {
    const float single = lattice.tag_probability(begin, Tag::single);
    if (single >= kMinNameProbability)
      names.push_back({{run_begin + begin, run_begin + begin + 1}, single, {}});
    if (lattice.tag_probability(begin, Tag::begin) < kMinNameProbability) continue;
    for (std::uint32_t end = begin + 2; end <= std::min(size, begin + kMaxNameTokens); ++end) {
      const float probability = lattice.name_probability(begin, end);
      if (probability >= kMinNameProbability)
        names.push_back({{run_begin + begin, run_begin + end}, probability, {}});
      if (lattice.tag_probability(end - 1, Tag::inside) < kMinNameProbability) break;
    }
  }
}

/// Adds the known names of the run, or says of those already there what the lexicon knows.
void add_known_names(const TagLattice& lattice, TokenSpan run, const std::vector<LexiconMatch>& matches,
                     std::vector<NameCandidate>& names, std::size_t first_of_run) {
  const auto begin = std::partition_point(matches.begin(), matches.end(),
                                          [&](const LexiconMatch& m) { return m.span.begin < run.begin; });
  for (auto match = begin; match != matches.end() && match->span.begin < run.end; ++match) {
    if (match->span.end > run.end) continue;  // Across the end of an overlong run.
    const auto known = std::find_if(names.begin() + static_cast<std::ptrdiff_t>(first_of_run), names.end(),
                                    [&](const NameCandidate& name) { return name.span == match->span; });
    if (known != names.end()) {
      known->concept_index = match->concept_index;
    } else {
      const float probability =
          lattice.name_probability(match->span.begin - run.begin, match->span.end - run.begin);
      names.push_back({match->span, probability, match->concept_index});
    }
  }
}

}  // namespace

std::vector<TokenSpan> tagging_runs(const TokenizedNote& tokens) {
  std::vector<TokenSpan> runs;
  for (std::uint32_t t = 0; t < tokens.tokens.size(); ++t) {
    if (runs.empty() || tokens.tokens[t].gap == Gap::cut || runs.back().size() == kMaxRun)
      runs.push_back({t, t});
    runs.back().end = t + 1;
  }
  return runs;
}

std::vector<NameCandidate> find_names(const TagModel& model, const TaggingFeatures& features,
                                      const TokenizedNote& tokens, const std::vector<LexiconMatch>& matches) {
  std::vector<NameCandidate> names;
  Features of_token;
  std::vector<TagLattice::Scores> scores;
  TagLattice lattice(model);
  for (const TokenSpan run : tagging_runs(tokens)) {
    scores.assign(run.size(), {});
    for (std::uint32_t t = run.begin; t < run.end; ++t) {
      features.of(t, of_token);
      model.emission.add_scores(of_token, scores[t - run.begin]);
    }
    lattice.weigh(scores);
    const std::size_t first_of_run = names.size();
    add_likely_names(lattice, run.begin, names);
    add_known_names(lattice, run, matches, names, first_of_run);
  }
  std::erase_if(names, [&](const NameCandidate& name) {
    return !name.concept_index &&
           (opens_with_request(tokens, name.span) || opens_with_connective(tokens, name.span));
  });
  std::sort(names.begin(), names.end(),
            [](const NameCandidate& a, const NameCandidate& b) { return a.span < b.span; });
  return names;
}

}  // namespace notegraph::extract
