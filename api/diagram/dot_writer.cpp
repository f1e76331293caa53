#include "api/diagram/dot_writer.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "graph/model/confidence.h"

namespace notegraph::diagram {
namespace {

// GraphViz picks the first family that the machine has; the later ones hold the Chinese characters.
constexpr std::string_view kFonts =
    "Helvetica,Noto Sans CJK SC,Noto Sans SC,Microsoft YaHei,PingFang SC,sans-serif";
constexpr std::size_t kLabelWidth = 22;

const EntityType kUnknownEntityType{"", "", "#d9d9d9", "ellipse", "", "", ""};
const RelationType kUnknownRelationType{"", "", "", false, false, {}, {}, "#79706e", "solid", "", "", ""};

/// `text` as a quoted GraphViz string.
std::string dot_string(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out.push_back(c);
    }
  }
  out.push_back('"');
  return out;
}

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
}

/// Breaks a long label at a space, so that nodes stay narrow.
std::string wrapped(std::string_view label) {
  std::string out;
  std::size_t column = 0;
  for (const char c : label) {
    if (c == ' ' && column >= kLabelWidth) {
      out.push_back('\n');
      column = 0;
      continue;
    }
    out.push_back(c);
    if (starts_character(c)) ++column;
  }
  return out;
}

/// Black or white, whichever reads better on `fill` ("#rrggbb"): relative luminance after ITU-R BT.709.
std::string_view text_color_on(const std::string& fill) {
  const auto channel = [&](std::size_t at) { return std::stoi(fill.substr(at, 2), nullptr, 16); };
  const double luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 140 ? "#1b1b1b" : "#ffffff";
}

template <typename Type>
std::string_view label_in(const Type& type, std::string_view language) {
  const std::string& label = language == "zh" ? type.zh : language == "fr" ? type.fr : type.en;
  return label.empty() ? std::string_view(type.name) : std::string_view(label);
}

class DotWriter {
 public:
  DotWriter(const Drawing& drawing, const Ontology& ontology, std::string_view language)
      : drawing_(drawing), ontology_(ontology), language_(language) {}

  std::string write() {
    write_head();
    for (std::size_t i = 0; i < drawing_.entities.size(); ++i) write_entity(i);
    for (const DrawnRelation& relation : drawing_.relations) write_relation(relation);
    write_legend();
    out_ += "}\n";
    return std::move(out_);
  }

 private:
  const EntityType& entity_type(const std::string& name) const {
    const EntityType* type = ontology_.find_entity_type(name);
    return type != nullptr ? *type : kUnknownEntityType;
  }

  const RelationType& relation_type(const std::string& name) const {
    const RelationType* type = ontology_.find_relation_type(name);
    return type != nullptr ? *type : kUnknownRelationType;
  }

  void write_head() {
    std::string title = drawing_.title;
    if (drawing_.left_out > 0) title += fmt::format("\n+{} more, left out", drawing_.left_out);
    out_ += "digraph notegraph {\n";
    out_ += fmt::format(
        "  graph [rankdir=LR, bgcolor=\"#ffffff\", fontname={}, fontsize=16, labelloc=t, label={}, "
        "nodesep=0.25, "
        "ranksep=0.7, splines=true, overlap=false, outputorder=edgesfirst]\n",
        dot_string(kFonts), dot_string(title));
    out_ += fmt::format(
        "  node [fontname={}, fontsize=12, style=\"filled\", color=\"#00000030\", margin=\"0.12,0.06\"]\n",
        dot_string(kFonts));
    out_ += fmt::format("  edge [fontname={}, fontsize=9, fontcolor=\"#4d4d4d\", arrowsize=0.7]\n",
                        dot_string(kFonts));
  }

  void write_entity(std::size_t index) {
    const DrawnEntity& entity = drawing_.entities[index];
    const EntityType& type = entity_type(entity.type);
    out_ += fmt::format("  e{} [label={}, shape={}, fillcolor=\"{}\", fontcolor=\"{}\", tooltip={}{}]\n",
                        index, dot_string(wrapped(entity.label)), dot_string(type.shape), type.color,
                        text_color_on(type.color), dot_string(entity.tooltip),
                        entity.emphasised ? ", penwidth=3, color=\"#1b1b1b\", fontsize=15" : "");
  }

  void write_relation(const DrawnRelation& relation) {
    const RelationType& type = relation_type(relation.type);
    const bool faint = relation.confidence < kAcceptedConfidence;
    const std::string_view label =
        type.name.empty() ? std::string_view(relation.type) : label_in(type, language_);
    out_ += fmt::format(
        "  e{} -> e{} [label={}, color=\"{}{}\", style={}, penwidth={}, tooltip={}, labeltooltip={}{}]\n",
        relation.head, relation.tail, dot_string(label), type.color, faint ? "90" : "",
        dot_string(type.style), relation.emphasised ? "2.5" : "1.2", dot_string(relation.tooltip),
        dot_string(relation.tooltip), type.symmetric ? ", dir=none" : "");
  }

  void write_legend() {
    std::set<std::string> used;
    for (const DrawnEntity& entity : drawing_.entities) used.insert(entity.type);
    if (used.size() < 2) return;
    out_ +=
        "  subgraph cluster_legend {\n    graph [label=\"\", style=\"rounded\", color=\"#cccccc\", "
        "margin=8]\n";
    out_ += "    node [fontsize=10, margin=\"0.08,0.03\", height=0.25]\n";
    std::size_t index = 0;
    for (const std::string& name : used) {
      const EntityType& type = entity_type(name);
      const std::string_view label = type.name.empty() ? std::string_view(name) : label_in(type, language_);
      out_ +=
          fmt::format("    legend{} [label={}, shape={}, fillcolor=\"{}\", fontcolor=\"{}\", tooltip={}]\n",
                      index++, dot_string(label), dot_string(type.shape), type.color,
                      text_color_on(type.color), dot_string(type.meaning));
    }
    out_ += "  }\n";
  }

  const Drawing& drawing_;
  const Ontology& ontology_;
  std::string_view language_;
  std::string out_;
};

}  // namespace

std::string to_dot(const Drawing& drawing, const Ontology& ontology, std::string_view language) {
  return DotWriter(drawing, ontology, language).write();
}

}  // namespace notegraph::diagram
