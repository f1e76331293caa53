#ifndef NOTEGRAPH_API_MAINTENANCE_DIRECTORY_SWAP_H_
#define NOTEGRAPH_API_MAINTENANCE_DIRECTORY_SWAP_H_

#include <filesystem>
#include <string_view>

#include "graph/model/status.h"

namespace notegraph::maintenance {

/// A name beside `place` that nothing has yet: `place.word`, or `place.word-2` and so on.
std::filesystem::path unused_name_beside(const std::filesystem::path& place, std::string_view word);

/// Puts the directory `fresh`, which lies beside `place`, in its place, in one step: at every moment, also
/// after a power cut, `place` is the old directory or the new one. What was there is kept under `aside`, a
/// name that nothing has yet. An empty or missing `place` is simply replaced, and `aside` stays unused.
/// Answers whether something was kept. Source: renameat2(2), RENAME_EXCHANGE. Errors: io_error, also where
/// the file system cannot exchange names; nothing is changed then.
Result<bool> swap_in(const std::filesystem::path& fresh, const std::filesystem::path& place,
                     const std::filesystem::path& aside);

}  // namespace notegraph::maintenance

#endif  // NOTEGRAPH_API_MAINTENANCE_DIRECTORY_SWAP_H_
