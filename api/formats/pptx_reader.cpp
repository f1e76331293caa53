#include "api/formats/readers.h"

#include <utility>

#include "api/formats/markdown_writer.h"
#include "api/formats/office_package.h"
#include "api/formats/office_text_handler.h"

namespace notegraph::formats {
namespace {

constexpr const char* kPresentationPart = "ppt/presentation.xml";

class SlideHandler final : public OfficeTextHandler {
 public:
  using OfficeTextHandler::OfficeTextHandler;

 private:
  void start_paragraph() override { depth_ = 0; }

  void start_other(std::string_view element, const Attributes& attributes) override {
    if (element == "sp") in_title_ = false;
    if (element == "ph") {
      const std::string_view type = attributes.find("type");
      in_title_ = type == "title" || type == "ctrTitle";
    }
    if (element == "pPr") {
      const std::string_view level = attributes.find("lvl");  // One digit, 0 to 8.
      depth_ = level.size() == 1 ? static_cast<std::size_t>(level.front() - '0') : 0;
    }
  }

  void write_paragraph(const std::string& text) override {
    if (in_title_) {
      writer().heading(1, text);
    } else {
      writer().item(depth_, text);
    }
  }

  bool in_title_ = false;
  std::size_t depth_ = 0;
};

}  // namespace

Result<NoteText> read_pptx(std::string_view bytes) {
  auto package = OfficePackage::open(bytes, kPresentationPart);
  if (!package) return package.status();
  const auto slides = package->references(kPresentationPart, "sldId");
  if (!slides) return slides.status();
  MarkdownWriter writer;
  for (const PartReference& slide : *slides) {
    SlideHandler handler(writer);
    if (Status status = package->parse(slide.part, handler); !status) return status;
  }
  return note_text_of(std::move(writer));
}

}  // namespace notegraph::formats
