#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/furniture.tsv"
};

const uint8_t *sayso_table_furniture(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
