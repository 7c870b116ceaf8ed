// HTTP by libcurl, whose functions take any number of arguments, which Swift cannot call.
#define _GNU_SOURCE
#include "address.h"
#include "include/CCurl.h"
#include <arpa/inet.h>
#include <ctype.h>
#include <curl/curl.h>
#include <dlfcn.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct {
  __typeof__(&curl_global_init) global_init;
  __typeof__(&curl_easy_init) easy_init;
  CURLcode (*easy_setopt)(CURL *, CURLoption, ...);
  __typeof__(&curl_easy_perform) easy_perform;
  CURLcode (*easy_getinfo)(CURL *, CURLINFO, ...);
  __typeof__(&curl_easy_cleanup) easy_cleanup;
  __typeof__(&curl_easy_strerror) easy_strerror;
  __typeof__(&curl_slist_append) slist_append;
  __typeof__(&curl_slist_free_all) slist_free_all;
  __typeof__(&curl_url) url;
  __typeof__(&curl_url_set) url_set;
  __typeof__(&curl_url_get) url_get;
  __typeof__(&curl_url_cleanup) url_cleanup;
  __typeof__(&curl_free) free;
  int is_loaded;
} curl;

// SAYSO_STATIC: in a binary without a dynamic linker, loading a library would load a second C
// library; such a binary does not fetch.
static void load(void) {
#ifndef SAYSO_STATIC
  static const char *const names[] = {"libcurl.so.4", "libcurl-gnutls.so.4", "libcurl.4.dylib"};
  void *library = NULL;
  for (size_t i = 0; i < sizeof names / sizeof names[0] && !library; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (!library) return;
#define FIND(name)                                              \
  do {                                                          \
    void *found = dlsym(library, "curl_" #name);                \
    if (!found) return;                                         \
    memcpy(&curl.name, &found, sizeof found);                   \
  } while (0)
  FIND(global_init);
  FIND(easy_init);
  FIND(easy_setopt);
  FIND(easy_perform);
  FIND(easy_getinfo);
  FIND(easy_cleanup);
  FIND(easy_strerror);
  FIND(slist_append);
  FIND(slist_free_all);
  FIND(url);
  FIND(url_set);
  FIND(url_get);
  FIND(url_cleanup);
  FIND(free);
  signal(SIGPIPE, SIG_IGN);  // a server that goes away is an error, not the end
  curl.is_loaded = curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
#endif
}

static int is_loaded(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return curl.is_loaded;
}

struct exchange {
  const struct sayso_request *request;
  struct sayso_answer *answer;
  size_t header_room, body_room;
  int is_private;
  int is_too_large;
};

// Appends to bytes of which `room` are allocated; 0 where there is no memory.
static int append(unsigned char **bytes, size_t *count, size_t *room, const char *more, size_t length) {
  if (length > *room - *count) {
    size_t wanted = (*count + length) * 2;
    unsigned char *larger = realloc(*bytes, wanted);
    if (!larger) return 0;
    *bytes = larger;
    *room = wanted;
  }
  memcpy(*bytes + *count, more, length);
  *count += length;
  return 1;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *place) {
  struct exchange *exchange = place;
  struct sayso_answer *answer = exchange->answer;
  // an answer of 1xx is followed by another
  if (count > 5 && memcmp(bytes, "HTTP/", 5) == 0) answer->header_count = 0;
  if (answer->header_count + size * count > 1 << 20) return 0;
  return append(&answer->header, &answer->header_count, &exchange->header_room, bytes, size * count)
             ? size * count
             : 0;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *place) {
  struct exchange *exchange = place;
  struct sayso_answer *answer = exchange->answer;
  if (answer->body_count + size * count > exchange->request->most) {
    exchange->is_too_large = 1;
    return 0;
  }
  return append(&answer->body, &answer->body_count, &exchange->body_room, bytes, size * count)
             ? size * count
             : 0;
}

// Called with the very address that will be connected to, after the name was looked up.
static curl_socket_t open_socket(void *place, curlsocktype purpose, struct curl_sockaddr *address) {
  struct exchange *exchange = place;
  if (purpose != CURLSOCKTYPE_IPCXN) return CURL_SOCKET_BAD;
  if (!sayso_is_public_address(&address->addr, exchange->request->allows_loopback)) {
    exchange->is_private = 1;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static struct curl_slist *prepare(CURL *handle, struct exchange *exchange) {
  const struct sayso_request *request = exchange->request;
  struct curl_slist *headers = NULL;
  for (const char *const *line = request->headers; *line; line++)
    headers = curl.slist_append(headers, *line);
  curl.easy_setopt(handle, CURLOPT_URL, request->url);
  curl.easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl.easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
  curl.easy_setopt(handle, CURLOPT_PROXY, "");
  curl.easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl.easy_setopt(handle, CURLOPT_HTTP_VERSION, (long)CURL_HTTP_VERSION_1_1);
  curl.easy_setopt(handle, CURLOPT_TIMEOUT, (long)request->seconds);
  curl.easy_setopt(handle, CURLOPT_CONNECTTIMEOUT, (long)(request->seconds < 10 ? request->seconds : 10));
  curl.easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
  curl.easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl.easy_setopt(handle, CURLOPT_OPENSOCKETDATA, exchange);
  curl.easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_header);
  curl.easy_setopt(handle, CURLOPT_HEADERDATA, exchange);
  curl.easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl.easy_setopt(handle, CURLOPT_WRITEDATA, exchange);
  return headers;
}

struct sayso_answer sayso_get(const struct sayso_request *request) {
  struct sayso_answer answer = {SAYSO_ANSWER_NO_LIBRARY, 0, NULL, 0, NULL, 0, "", ""};
  CURL *handle = is_loaded() ? curl.easy_init() : NULL;
  if (!handle) return answer;
  struct exchange exchange = {request, &answer, 0, 0, 0, 0};
  struct curl_slist *headers = prepare(handle, &exchange);
  CURLcode code = curl.easy_perform(handle);
  long status = 0;
  char *address = NULL;
  curl.easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  curl.easy_getinfo(handle, CURLINFO_PRIMARY_IP, &address);
  answer.status = (int)status;
  if (address) snprintf(answer.address, sizeof answer.address, "%s", address);
  if (code == CURLE_OK)
    answer.end = SAYSO_ANSWER_DONE;
  else if (exchange.is_too_large)
    answer.end = SAYSO_ANSWER_TOO_LARGE;
  else if (exchange.is_private)
    answer.end = SAYSO_ANSWER_PRIVATE;
  else
    answer.end = code == CURLE_OPERATION_TIMEDOUT ? SAYSO_ANSWER_TIME : SAYSO_ANSWER_FAILED;
  snprintf(answer.reason, sizeof answer.reason, "%s", curl.easy_strerror(code));
  curl.easy_cleanup(handle);
  curl.slist_free_all(headers);
  return answer;
}

int sayso_is_public(const char *text) {
  struct sockaddr_in four = {.sin_family = AF_INET};
  struct sockaddr_in6 six = {.sin6_family = AF_INET6};
  if (inet_pton(AF_INET, text, &four.sin_addr) == 1)
    return sayso_is_public_address((struct sockaddr *)&four, 0);
  if (inet_pton(AF_INET6, text, &six.sin6_addr) == 1)
    return sayso_is_public_address((struct sockaddr *)&six, 0);
  return 0;
}

// A part of an address, copied.
static char *part(CURLU *url, CURLUPart what, unsigned flags) {
  char *found = NULL;
  if (curl.url_get(url, what, &found, flags) != CURLUE_OK) return NULL;
  char *copy = strdup(found);
  curl.free(found);
  return copy;
}

static int is_web(CURLU *url) {
  char *scheme = part(url, CURLUPART_SCHEME, 0);
  int is_one = scheme && (strcmp(scheme, "http") == 0 || strcmp(scheme, "https") == 0);
  free(scheme);
  return is_one;
}

char *sayso_resolve(const char *base, const char *reference) {
  if (!is_loaded()) return NULL;
  CURLU *url = curl.url();
  char *found = NULL;
  if (url && (!base || curl.url_set(url, CURLUPART_URL, base, 0) == CURLUE_OK) &&
      curl.url_set(url, CURLUPART_URL, reference, CURLU_URLENCODE) == CURLUE_OK && is_web(url)) {
    curl.url_set(url, CURLUPART_FRAGMENT, NULL, 0);
    curl.url_set(url, CURLUPART_USER, NULL, 0);
    curl.url_set(url, CURLUPART_PASSWORD, NULL, 0);
    found = part(url, CURLUPART_URL, 0);
  }
  if (url) curl.url_cleanup(url);
  return found;
}

char *sayso_host(const char *text) {
  if (!is_loaded()) return NULL;
  CURLU *url = curl.url();
  char *found = NULL;
  if (url && curl.url_set(url, CURLUPART_URL, text, 0) == CURLUE_OK) {
    char *host = part(url, CURLUPART_HOST, 0);
    char *port = part(url, CURLUPART_PORT, CURLU_NO_DEFAULT_PORT);
    if (host && asprintf(&found, "%s%s%s", host, port ? ":" : "", port ? port : "") < 0) found = NULL;
    for (char *letter = found; letter && *letter; letter++) *letter = (char)tolower(*letter);
    free(host);
    free(port);
  }
  if (url) curl.url_cleanup(url);
  return found;
}
