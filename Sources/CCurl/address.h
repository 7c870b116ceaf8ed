#ifndef SAYSO_ADDRESS_H
#define SAYSO_ADDRESS_H
#include <sys/socket.h>
#include <stddef.h>
#include <stdint.h>

int sayso_is_public_address(const struct sockaddr *address, int allows_loopback);
#endif
