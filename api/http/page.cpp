#include "api/http/page.h"

#include "api/http/page_files.h"

namespace notegraph::http {
namespace {

constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

Response page_file(const char* content_type, const char* text) {
  return {200,
          content_type,
          text,
          {{"Content-Security-Policy", kPolicy},
           {"Referrer-Policy", "no-referrer"},
           {"Cache-Control", "no-cache"}}};
}

}  // namespace

Response get_page(const Backend&, const Call&) {
  return page_file("text/html; charset=utf-8", kPageHtml);
}

Response get_page_style(const Backend&, const Call&) {
  return page_file("text/css; charset=utf-8", kPageStyle);
}

Response get_page_script(const Backend&, const Call&) {
  return page_file("text/javascript; charset=utf-8", kPageScript);
}

}  // namespace notegraph::http
