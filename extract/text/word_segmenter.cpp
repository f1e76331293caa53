#include "extract/text/word_segmenter.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace notegraph::extract {
namespace {

constexpr std::uint32_t kLongestRun = 4096;  ///< Tokens that ICU divides at once: bounds its memory.

class WordSegmenter {
 public:
  explicit WordSegmenter(const TokenizedNote& note) : note_(note) {
    words_.reserve(note.tokens.size());
    for (std::uint32_t t = 0; t < note.tokens.size(); ++t) words_.push_back({t, t + 1});
  }

  std::vector<TokenSpan> segment() {
    const auto tokens = static_cast<std::uint32_t>(note_.tokens.size());
    for (std::uint32_t begin = 0; begin < tokens;) {
      std::uint32_t end = begin + 1;
      if (is_ideograph(begin)) {
        while (end < tokens && end - begin < kLongestRun && is_ideograph(end) &&
               note_.tokens[end].gap == Gap::none)
          ++end;
        if (end - begin > 1) divide({begin, end});
      }
      begin = end;
    }
    return std::move(words_);
  }

 private:
  bool is_ideograph(std::uint32_t token) const { return note_.tokens[token].kind == TokenKind::ideograph; }

  void divide(TokenSpan run) {
    if (!breaks_) breaks_ = word_breaks();
    text_.remove();
    token_at_.clear();
    for (std::uint32_t t = run.begin; t < run.end; ++t) {
      const std::string_view form = note_.folded(t);
      text_.append(icu::UnicodeString::fromUTF8({form.data(), static_cast<std::int32_t>(form.size())}));
      token_at_.resize(static_cast<std::size_t>(text_.length()), t);
    }
    token_at_.push_back(run.end);
    breaks_->setText(text_);
    std::uint32_t begin = run.begin;
    for (std::int32_t at = breaks_->next(); at != icu::BreakIterator::DONE; at = breaks_->next()) {
      const std::uint32_t end = token_at_[static_cast<std::size_t>(at)];
      std::fill(words_.begin() + begin, words_.begin() + end, TokenSpan{begin, end});
      begin = end;
    }
  }

  static std::unique_ptr<icu::BreakIterator> word_breaks() {
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> breaks(
        icu::BreakIterator::createWordInstance(icu::Locale::getChinese(), error));
    if (U_FAILURE(error)) throw std::runtime_error(std::string("ICU: ") + u_errorName(error));
    return breaks;
  }

  const TokenizedNote& note_;
  std::vector<TokenSpan> words_;
  std::unique_ptr<icu::BreakIterator> breaks_;  ///< Null until it is needed.
  icu::UnicodeString text_;                     ///< Of the run that is divided.
  std::vector<std::uint32_t> token_at_;         ///< Per code unit of text_, and behind the last.
};

}  // namespace

std::vector<TokenSpan> segment_words(const TokenizedNote& note) {
  return WordSegmenter(note).segment();
}

}  // namespace notegraph::extract
