#ifndef NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_LABELS_H_
#define NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_LABELS_H_

#include <string_view>

namespace notegraph::extract {

/// The attribute that a label such as "定义", "Advantages" or "Cas d'usage" announces: definition, formula,
/// advantages, disadvantages or applies_when. Empty: none. Case and white space do not matter, nor do whose
/// attribute it is and that it is asked for: "LoRA 的优点有哪些？", "The advantages of LoRA".
std::string_view attribute_of_label(std::string_view label);

}  // namespace notegraph::extract

#endif  // NOTEGRAPH_EXTRACT_ATTRIBUTES_ATTRIBUTE_LABELS_H_
