#ifndef NOTEGRAPH_API_HTTP_PAGE_FILES_H_
#define NOTEGRAPH_API_HTTP_PAGE_FILES_H_

// The files of page/ as text; CMake makes the definitions from page/page_files.cpp.in.
namespace notegraph::http {

extern const char* const kPageHtml;
extern const char* const kPageStyle;
extern const char* const kPageScript;

}  // namespace notegraph::http

#endif  // NOTEGRAPH_API_HTTP_PAGE_FILES_H_
