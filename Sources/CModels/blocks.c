#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/blocks.bin"
};

const uint8_t *sayso_table_blocks(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
