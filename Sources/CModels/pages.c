#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/pages.tsv"
};

const uint8_t *sayso_table_pages(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
