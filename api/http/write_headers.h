#ifndef NOTEGRAPH_API_HTTP_WRITE_HEADERS_H_
#define NOTEGRAPH_API_HTTP_WRITE_HEADERS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "api/http/message.h"
#include "graph/model/status.h"
#include "graph/store/write_request.h"

// What the headers of a request make of a write.
namespace notegraph::http {

/// The ETag of a note with this content hash.
std::string etag_of(std::uint64_t content_hash);

/// What If-Match (an ETag) and If-None-Match (`*`) of RFC 9110 want the note to be; none: anything. Errors:
/// invalid_argument, they ask for something else.
Result<std::vector<store::ExpectedNote>> expected_note(const Request& request, const std::string& id);

/// The token of a request with an Idempotency-Key, as draft-ietf-httpapi-idempotency-key-header has it; the
/// request's hash is of its method, target and body. Nothing: it has no key.
std::optional<store::WriteToken> token_of(const Request& request);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_WRITE_HEADERS_H_
