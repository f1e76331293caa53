#ifndef NOTEGRAPH_API_HTTP_PAGE_H_
#define NOTEGRAPH_API_HTTP_PAGE_H_

#include "api/http/handlers.h"

// The page at /: plain HTML, CSS and JavaScript from the folder page/, built into the program. It uses the
// public endpoints alone and nothing from outside; its Content-Security-Policy holds it to that.
namespace notegraph::http {

Response get_page(const Backend& backend, const Call& call);
Response get_page_style(const Backend& backend, const Call& call);
Response get_page_script(const Backend& backend, const Call& call);

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_PAGE_H_
