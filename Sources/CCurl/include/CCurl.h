#ifndef SAYSO_CURL_H
#define SAYSO_CURL_H
#include <stddef.h>

/// One request, without redirects.
struct sayso_request {
  const char *url;
  /// "Name: value" each, the last NULL.
  const char *const *headers;
  int seconds;
  /// Most bytes of a body.
  size_t most;
  /// Whether addresses of this machine (127.0.0.0/8, ::1) may be connected to: for tests.
  int allows_loopback;
};

enum sayso_answer_end {
  SAYSO_ANSWER_DONE = 0,
  SAYSO_ANSWER_NO_LIBRARY = 1,  ///< libcurl is not installed
  SAYSO_ANSWER_PRIVATE = 2,     ///< the name leads to an address that is not public
  SAYSO_ANSWER_TOO_LARGE = 3,
  SAYSO_ANSWER_TIME = 4,
  SAYSO_ANSWER_FAILED = 5       ///< `reason` has libcurl's words
};

struct sayso_answer {
  enum sayso_answer_end end;
  int status;
  /// Status line and header as they came, up to the blank line; to be freed.
  unsigned char *header;
  size_t header_count;
  unsigned char *body;
  size_t body_count;
  /// The address that was connected to.
  char address[64];
  char reason[256];
};

/// Fetches over http or https. libcurl is loaded at the first call, not linked: it draws in thirty
/// libraries, which would cost every other command its start.
struct sayso_answer sayso_get(const struct sayso_request *request);

/// Whether an address, as text, is one of the public internet; for tests.
int sayso_is_public(const char *address);

/// Undoes dots, cases and relative parts: `reference` as seen from `base` (RFC 3986), http and
/// https only, without a fragment; to be freed, NULL where it is none.
char *sayso_resolve(const char *base, const char *reference);

/// The host of an address in lower case, with the port where it is not the usual one; to be freed.
char *sayso_host(const char *url);
#endif
