#include "extract/reading/markdown_reader.h"

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/extract/reading/note_invariants.h"
#include "tests/support/case_name.h"

namespace notegraph::extract {
namespace {

std::string index_name(std::int32_t block) {
  return block == kNoBlock ? "-" : std::to_string(block);
}

// One line per block: its kind with level ("H2", "P", "I1", "T0,1" with row and column, "C"), "?" if it asks,
// heading/lead (and /column header), [label] and text with "|" for line ends.
std::string outline(const SourceText& source, const StructuredNote& note) {
  std::ostringstream lines;
  for (const Block& block : note.blocks) {
    switch (block.kind) {
      case BlockKind::heading: lines << "H" << int{block.level}; break;
      case BlockKind::paragraph: lines << "P"; break;
      case BlockKind::list_item: lines << "I" << int{block.level}; break;
      case BlockKind::table_cell: lines << "T" << block.row << "," << block.column; break;
      case BlockKind::code: lines << "C"; break;
    }
    lines << (block.question ? "? " : " ") << index_name(block.heading) << "/" << index_name(block.lead);
    if (block.column_header != kNoBlock) lines << "/" << block.column_header;
    if (block.label.begin < block.label.end) lines << " [" << source.slice(block.label) << "]";
    std::string text(source.slice(block.range));
    std::replace(text.begin(), text.end(), '\n', '|');
    lines << " " << text << "\n";
  }
  return lines.str();
}

struct OutlineCase {
  const char* name;
  const char* note;
  const char* outline;
};

constexpr OutlineCase kCases[] = {
    {"HeadingsNest", "# 甲\n## 乙\n文\n# 丙\n", "H1 -/- 甲\nH2 0/- 乙\nP 1/- 文\nH1 -/- 丙\n"},
    {"HeadingWithoutNumber", "### 2.归一化的作用\n#### Q1：为什么要它\n",
     "H3 -/- 归一化的作用\nH4? 0/- 为什么要它\n"},
    {"UnderlinedHeading", "Title\n=====\n\ntext\n", "H1 -/- Title\nP 0/- text\n"},
    {"SentencesAboveDashes", "先读。\n再写。\n---\n", "P -/- 先读。\nP -/- 再写。\n"},
    {"BoldLineServesAsHeading", "# A\n**Stockage**\n\nOn écrit.\n",
     "H1 -/- A\nH7 0/- Stockage\nP 1/- On écrit.\n"},
    {"HanNumberServesAsHeading", "一、指标\n损失要小\n二、数据\n先洗净\n",
     "H7 -/- 指标\nP 0/- 损失要小\nH7 -/- 数据\nP 2/- 先洗净\n"},
    {"OuterServingHeadingIsTheFirst", "一、甲\n（一）乙\n丁\n二、丙\n戊\n",
     "H7 -/- 甲\nH7 0/- 乙\nP 1/- 丁\nH7 -/- 丙\nP 3/- 戊\n"},
    {"NumberedQuestionServesAsHeading", "1. 怎么缓存？\n\n用内存。\n\n2. 怎么落盘？\n\n用日志。\n",
     "H7? -/- 怎么缓存？\nP 0/- 用内存。\nH7? -/- 怎么落盘？\nP 2/- 用日志。\n"},
    {"NumberedQuestionsInAListAreItems", "1. 怎么缓存？\n2. 怎么落盘？\n",
     "I1? -/- 怎么缓存？\nI1? -/- 怎么落盘？\n"},
    {"AnswerInTheItem", "1. Why?\n\n   Because.\n\n2. How?\n\n   So.\n",
     "I1? -/- Why?\nP -/0 Because.\nI1? -/- How?\nP -/2 So.\n"},
    {"ListBelowColon", "方法有：\n\n- 甲\n- 乙\n\n此外不用。\n",
     "P -/- [方法有] 方法有：\nI1 -/0 甲\nI1 -/0 乙\nP -/- 此外不用。\n"},
    {"ListBelowQuestion", "Which ones?\n\n- a\n- b\n", "P -/- Which ones?\nI1 -/0 a\nI1 -/0 b\n"},
    {"NestedItems", "- a\n  - b\n    - c\n- d\n", "I1 -/- a\nI2 -/0 b\nI3 -/1 c\nI1 -/- d\n"},
    {"FurtherParagraphOfItem", "- a\n\n  more\n- b\n", "I1 -/- a\nP -/0 more\nI1 -/- b\n"},
    {"PlainNumbers", "步骤如下：\n1、读\n2、写\n（1）记日志\n（2）落盘\n3、完\n",
     "P -/- [步骤如下] 步骤如下：\nI1 -/0 读\nI1 -/0 写\nI2 -/2 记日志\nI2 -/2 落盘\nI1 -/0 完\n"},
    {"TaskList", "- [x] done\n- [ ] open\n", "I1 -/- done\nI1 -/- open\n"},
    {"Labels", "定义：快的表\n优点：\n读得快\n写得快\n缺点：\n占内存\n适用场景：缓存\n",
     "P -/- [定义] 定义：快的表\nP -/- [优点] 优点：\nP -/1 读得快\nP -/1 写得快\n"
     "P -/- [缺点] 缺点：\nP -/4 占内存\nP -/- [适用场景] 适用场景：缓存\n"},
    {"LabelledLinesBelowTitle", "B-tree\nDefinition: a tree\nAdvantages:\nshallow\n",
     "H7 -/- B-tree\nP 0/- [Definition] Definition: a tree\nP 0/- [Advantages] Advantages:\nP 0/2 shallow\n"},
    {"NumberedAspects",
     "三种树：\n1. 甲树\n定义：矮\n优点：\n快：读得快\n2. 乙树\n定义：高\n总结\n都是树。\n",
     "P -/- [三种树] 三种树：\nI1 -/0 甲树\nP -/1 [定义] 定义：矮\nP -/1 [优点] 优点：\nP -/3 [快] "
     "快：读得快\n"
     "I1 -/0 乙树\nP -/5 [定义] 定义：高\nP -/- 总结\nP -/- 都是树。\n"},
    {"BoldLabel", "**Avantages** : rapide\n", "P -/- [Avantages] **Avantages** : rapide\n"},
    {"BoldTermKeepsBothParts", "**Heap** is a tree.\n\n- **堆**是一种树\n\nUse `push`\n",
     "P -/- **Heap** is a tree.\nI1 -/- **堆**是一种树\nP -/- Use `push`\n"},
    {"BoldThroughout", "- **堆**\n- *tree*\n", "I1 -/- 堆\nI1 -/- tree\n"},
    {"LinksAtBothEnds", "[堆](a.md) 优于[[栈|后进先出]]\n", "P -/- [堆](a.md) 优于[[栈|后进先出]]\n"},
    {"NumberInBoldType", "**1. 堆** 是一种树。\n", "I1 -/- **1. 堆** 是一种树。\n"},
    {"BoldWithinLabel", "- **Heap** in place: no copy\n",
     "I1 -/- [**Heap** in place] **Heap** in place: no copy\n"},
    {"ClauseIsNoLabel", "Heaps and search trees differ in order: one is partial.\n",
     "P -/- Heaps and search trees differ in order: one is partial.\n"},
    {"TitleWithoutMarkup", "# 树\n\n常见的用法\n\n堆用来排序，字典树用来查前缀。\n\n实现的方法\n\n- 数组\n",
     "H1 -/- 树\nH7 0/- 常见的用法\nP 1/- 堆用来排序，字典树用来查前缀。\nH7 0/- 实现的方法\nI1 3/- 数组\n"},
    {"TitleRightBelowHeading", "一、树\n\n平衡的办法\n\n旋转一个节点：\n",
     "H7 -/- 树\nH7 0/- 平衡的办法\nP 1/- [旋转一个节点] 旋转一个节点：\n"},
    {"LatinTitleWithoutMarkup", "Balanced trees\n\nThey keep their height small.\n",
     "H7 -/- Balanced trees\nP 0/- They keep their height small.\n"},
    {"ShortLinesInARowAreNoTitles", "甲树\n\n乙树\n\n丙树\n", "P -/- 甲树\nP -/- 乙树\nP -/- 丙树\n"},
    {"PartsBelowColonAreNoTitles", "分为：\n\n内部节点\n\n它们有子节点，所以不是叶子。\n",
     "P -/- [分为] 分为：\nP -/0 内部节点\nP -/- 它们有子节点，所以不是叶子。\n"},
    {"OpeningOfSentenceIsNoTitle", "否则\n\n先排序，再查找。\n", "P -/- 否则\nP -/- 先排序，再查找。\n"},
    {"BoldLabelThatMarkdownMisses", "**定义：**快\n", "P -/- [定义] **定义：**快\n"},
    {"IndentedBelowLabel", "输入：\n    文本\n    图片\n输出：\n    标签\n",
     "P -/- [输入] 输入：\nP -/0 文本\nP -/0 图片\nP -/- [输出] 输出：\nP -/3 标签\n"},
    {"DefinitionList", "Heap\n: a tree in an array\n\nTas\n: un arbre dans un tableau\n",
     "P -/- Heap\nP -/0 a tree in an array\nP -/- Tas\nP -/2 un arbre dans un tableau\n"},
    {"ProseFence", "#### 什么是堆？\n\n```\n答：堆是一种树。\n它很快。\n```\n",
     "H4? -/- 什么是堆？\nP 0/- [答] 答：堆是一种树。\nP 0/- 它很快。\n"},
    {"CodeFence", "用法：\n\n```python\nimport heapq\n```\n", "P -/- [用法] 用法：\nC -/0 import heapq\n"},
    {"CodeInsideProseFence", "```\n先装好：\n```bash\n$ make all\n```\n再运行。\n```\n尾\n",
     "P -/- [先装好] 先装好：\nC -/0 $ make all\nP -/- 再运行。\nP -/- 尾\n"},
    {"FenceThatNobodyClosed", "```\n答：甲很快。\n\n## 乙\n\n```\n答：乙很慢。\n```\n",
     "P -/- [答] 答：甲很快。\nH2 -/- 乙\nP 1/- [答] 答：乙很慢。\n"},
    {"FenceInItem", "1. 怎么做？\n\n    ```\n    先读数据。\n    ```\n2. 何时做？\n",
     "I1? -/- 怎么做？\nP -/0 先读数据。\nI1? -/- 何时做？\n"},
    {"IndentedProse", "题目\n\n\t因为它很快。\n\n\tand it is small enough for us.\n",
     "H7 -/- 题目\nP 0/- 因为它很快。\nP 0/- and it is small enough for us.\n"},
    {"IndentedCode", "如下：\n\n    import os\n    x = os.getcwd()\n\n完。\n",
     "P -/- [如下] 如下：\nC -/0 import os|    x = os.getcwd()\nP -/- 完。\n"},
    {"MarkdownTable", "| 树 | 用途 |\n|---|---|\n| 堆 | 排序 |\n| 字典树 | 前缀 |\n",
     "T0,0 -/- 树\nT0,1 -/0 用途\nT1,0 -/-/0 堆\nT1,1 -/2/1 排序\nT2,0 -/-/0 字典树\nT2,1 -/4/1 "
     "前缀\n"},
    {"TabTable", "tree\tuse\nheap\tsort\ntrie\tprefix\n",
     "T0,0 -/- tree\nT0,1 -/0 use\nT1,0 -/-/0 heap\nT1,1 -/2/1 sort\nT2,0 -/-/0 trie\nT2,1 "
     "-/4/1 prefix\n"},
    {"TabTableWithSpanningCells",
     "序号\t问题\t答案\t\t\n1\t什么是堆\t堆是一种树。\n特点：\n快：很快\t\t\n2\t什么是栈\n\t后进"
     "先出。\n1. "
     "压入\n\n完。\t\t\n之后\n",
     "T0,0 -/- 序号\nT0,1 -/0 问题\nT0,2 -/0 答案\nH7? -/- 什么是堆\nP 3/- 堆是一种树。\nP 3/- "
     "[特点] "
     "特点：\n"
     "P 3/5 [快] 快：很快\nH7? -/- 什么是栈\nP 7/- 后进先出。\nH7 7/- 压入\nP 9/- 完。\nP -/- "
     "之后\n"},
    {"Quote", "> 引用的话。\n> 第二行。\n", "P -/- 引用的话。\nP -/- 第二行。\n"},
    {"WrappedProse",
     "The tree keeps its keys in order and every node has room for several\nof them, which "
     "makes it "
     "shallow.\n",
     "P -/- The tree keeps its keys in order and every node has room for several|of them, which "
     "makes it "
     "shallow.\n"},
    {"WrappedBeforeCapital",
     "L'arbre équilibré range ses clés dans l'ordre, et chaque recherche descend de la\nRacine vers une "
     "feuille.\n",
     "P -/- L'arbre équilibré range ses clés dans l'ordre, et chaque recherche descend de la|Racine vers une "
     "feuille.\n"},
    {"WrappedBeforeColon",
     "The tree of Bayer has a bound on its height and the heap of Williams is\nan array: both are shallow.\n",
     "P -/- The tree of Bayer has a bound on its height and the heap of Williams is|an array: both are "
     "shallow.\n"},
    {"WrappedAtMargin",
     "Every node holds up to several hundred keys, so that a tree with many\nlevels never grows. Of all "
     "trees "
     "that are kept on disk today most are\nB-trees or variants of them.\n",
     "P -/- Every node holds up to several hundred keys, so that a tree with many|levels never grows. Of all "
     "trees that are kept on disk today most are|B-trees or variants of them.\n"},
    {"SentenceEndAtMargin",
     "Every node holds up to several hundred keys, so that a tree with many\nlevels never grows, not even "
     "with "
     "a billion of keys in its leaves now.\nHeaps do.\n",
     "P -/- Every node holds up to several hundred keys, so that a tree with many|levels never grows, not "
     "even "
     "with a billion of keys in its leaves now.\nP -/- Heaps do.\n"},
    {"BrokenByHand", "GPT-4 was made by\nOpenAI.\n", "P -/- GPT-4 was made by|OpenAI.\n"},
    {"BrokenByHandHan", "ResNet 使用\n残差连接来缓解\n梯度消失。\n",
     "P -/- ResNet 使用|残差连接来缓解|梯度消失。\n"},
    {"BrokenByHandInAQuote", "> ResNet 使用\n> 残差连接。\n", "P -/- ResNet 使用|> 残差连接。\n"},
    {"ShortLinesWithoutASentence", "Redis 的使用\n持久化通过\n快照\n",
     "P -/- Redis 的使用\nP -/- 持久化通过\nP -/- 快照\n"},
    {"LetteredLines", "Which kinds of it are there and\na. one kind\nb. the other.\n",
     "P -/- Which kinds of it are there and\nP -/- a. one kind\nP -/- b. the other.\n"},
    {"ShortTitleAboveProse", "怎么训练的\n用对比学习训练。\n",
     "H7? -/- 怎么训练的\nP 0/- 用对比学习训练。\n"},
    {"WrappedHan",
     "平衡树在插入和删除之后都要调整自己的形状使得任何一片叶子到根的距离都不会\n相差太多这样查找任何一个键的"
     "代"
     "价都与键的总数的对数成正比而不会退化成为一\n条链表。\n",
     "P -/- "
     "平衡树在插入和删除之后都要调整自己的形状使得任何一片叶子到根的距离都不会|相差太多这样查找任何一个键"
     "的代价都与键的总数的对数成正比而不会退化成为一|条链表。\n"},
    {"LongLinesThatWereNotWrapped",
     "The first long line of this list says what a tree of many keys can do\nHeaps, on the other hand\n",
     "P -/- The first long line of this list says what a tree of many keys can do\nP -/- Heaps, on the other "
     "hand\n"},
    {"Comment", "a\n<!-- # not\n\nread -->\nb\n", "P -/- a\nP -/- b\n"},
    {"ImageAlone", "![pic](a.png)\n\n<br>\n\ntext\n", "P -/- text\n"},
    {"CarriageReturns", "# 甲\r\n文。\r\n- 项\r\n", "H1 -/- 甲\nP 0/- 文。\nI1 0/- 项\n"},
    {"DisplayFormula", "得到\n\n$$\na\n\n= b\n$$\n\n完\n", "P -/- 得到\nP -/- $$|a||= b|$$\nP -/- 完\n"},
    {"Nothing", "", ""},
};

class MarkdownReaderTest : public testing::TestWithParam<OutlineCase> {};

TEST_P(MarkdownReaderTest, GivesOutline) {
  const SourceText source = SourceText::decode(GetParam().note);
  const StructuredNote note = read_markdown(source);
  EXPECT_EQ(outline(source, note), GetParam().outline);
  EXPECT_TRUE(note.warnings.empty());
  test::expect_invariants(source.utf8(), note);
}

INSTANTIATE_TEST_SUITE_P(Cases, MarkdownReaderTest, testing::ValuesIn(kCases), test::case_name<OutlineCase>);

struct MarkCase {
  const char* name;
  const char* note;   // One block.
  const char* marks;  // "kind:text" with s(trong), e(mphasis), c(ode), l(ink), h(idden), o(paque), by "#".
};

constexpr MarkCase kMarkCases[] = {
    {"Strong", "a **b** c", "h:**#s:b#h:**"},
    {"Emphasis", "a *b* c", "h:*#e:b#h:*"},
    {"Code", "a `b` c", "h:`#c:b#h:`"},
    {"Link", "a [b](https://x.org) c", "h:[#l:b#h:](https://x.org)"},
    {"ReferenceLink", "a [b][r] c\n\n[r]: https://x.org", "h:[#l:b#h:][r]"},
    {"Wikilink", "a [[b]] c", "h:[[#l:b#h:]]"},
    {"WikilinkWithText", "a [[t|b]] c", "h:[[t|#l:b#h:]]"},
    {"Image", "a ![b](c.png) d", "h:![#o:b#h:](c.png)"},
    {"BareUrl", "a https://x.org/y?z 看", "o:https://x.org/y?z"},
    {"Tag", "a <b>c</b> d", "o:<b>#o:</b>"},
    {"Formula", "a $x_1*y*z$ d", "o:$x_1*y*z$"},
    {"EscapedStar", "a \\* b", "h:\\"},
    {"Nested", "a **b `c` d** e", "h:**#s:b `c` d#h:`#c:c#h:`#h:**"},
};

class MarkTest : public testing::TestWithParam<MarkCase> {};

TEST_P(MarkTest, Found) {
  const SourceText source = SourceText::decode(GetParam().note);
  const StructuredNote note = read_markdown(source);
  ASSERT_EQ(note.blocks.size(), 1u);
  std::string marks;
  for (const Mark& mark : note.blocks.front().marks) {
    if (!marks.empty()) marks += '#';
    marks += "seclho"[static_cast<int>(mark.kind)];
    marks += ':';
    marks += source.slice(mark.range);
  }
  EXPECT_EQ(marks, GetParam().marks);
  test::expect_invariants(source.utf8(), note);
}

INSTANTIATE_TEST_SUITE_P(Cases, MarkTest, testing::ValuesIn(kMarkCases), test::case_name<MarkCase>);

struct FrontMatterCase {
  const char* name;
  const char* note;
  const char* title;
  std::vector<std::string> tags;
  std::size_t blocks;
};

const FrontMatterCase kFrontMatterCases[] = {
    {"TitleAndListOfTags",
     "---\ntitle: 树的笔记\ndate: 2024-01-02\ntags:\n  - 树\n  - index\n---\n文\n",
     "树的笔记",
     {"树", "index"},
     1},
    {"InlineTags",
     "---\r\ntitle: \"My: notes\"\r\ntags: [a, 'b']\r\n---\r\ntext\r\n",
     "My: notes",
     {"a", "b"},
     1},
    {"EmptyTags", "---\ntitle: t\ntags:\n---\n", "t", {}, 0},
    {"FirstHeadingWithoutIt", "# 1. Arbres\ntexte\n", "Arbres", {}, 2},
    {"ThematicBreak", "---\nNot a key\n\nmore\n", "", {}, 2},
    {"Unclosed", "---\ntitle: t\n", "", {}, 1},
};

class FrontMatterTest : public testing::TestWithParam<FrontMatterCase> {};

TEST_P(FrontMatterTest, GivesTitleAndTags) {
  const StructuredNote note = read_markdown(SourceText::decode(GetParam().note));
  EXPECT_EQ(note.title, GetParam().title);
  EXPECT_EQ(note.tags, GetParam().tags);
  EXPECT_EQ(note.blocks.size(), GetParam().blocks);
}

INSTANTIATE_TEST_SUITE_P(Cases, FrontMatterTest, testing::ValuesIn(kFrontMatterCases),
                         test::case_name<FrontMatterCase>);

}  // namespace
}  // namespace notegraph::extract
