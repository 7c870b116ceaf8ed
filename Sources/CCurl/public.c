// Which addresses are of the public internet, by the registries of special-purpose addresses (RFC 6890
// and what IANA added since).
#include "address.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

struct block {
  uint32_t start;
  int bits;
};

static const struct block special[] = {
    {0x00000000, 8},  {0x0A000000, 8},  {0x64400000, 10}, {0x7F000000, 8},  {0xA9FE0000, 16},
    {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24}, {0xC0586300, 24}, {0xC0A80000, 16},
    {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4},  {0xF0000000, 4},
};

static int is_public_4(uint32_t address, int allows_loopback) {
  if (address >> 24 == 127) return allows_loopback;
  for (size_t i = 0; i < sizeof special / sizeof special[0]; i++)
    if ((address ^ special[i].start) >> (32 - special[i].bits) == 0) return 0;
  return 1;
}

static uint32_t word(const unsigned char *bytes) {
  return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

// Only 2000::/3 is given out; of it, what carries an IPv4 address is as public as that one.
static int is_public_6(const unsigned char *bytes, int allows_loopback) {
  static const unsigned char zeros[16];
  if (memcmp(bytes, zeros, 10) == 0 && bytes[10] == 0xFF && bytes[11] == 0xFF)
    return is_public_4(word(bytes + 12), allows_loopback);
  if (memcmp(bytes, zeros, 15) == 0 && bytes[15] == 1) return allows_loopback;
  if (bytes[0] == 0 && bytes[1] == 0x64 && bytes[2] == 0xFF && bytes[3] == 0x9B &&
      memcmp(bytes + 4, zeros, 8) == 0)
    return is_public_4(word(bytes + 12), 0);
  if (bytes[0] >> 5 != 1) return 0;
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return is_public_4(word(bytes + 2), 0);  // 6to4
  if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 2) return 0;  // 2001::/23: protocols
  if (word(bytes) == 0x20010DB8) return 0;                             // documentation
  if (bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] >> 4 == 0) return 0;
  return 1;
}

int sayso_is_public_address(const struct sockaddr *address, int allows_loopback) {
  if (address->sa_family == AF_INET)
    return is_public_4(ntohl(((const struct sockaddr_in *)address)->sin_addr.s_addr),
                       allows_loopback);
  if (address->sa_family == AF_INET6)
    return is_public_6(((const struct sockaddr_in6 *)address)->sin6_addr.s6_addr, allows_loopback);
  return 0;
}
