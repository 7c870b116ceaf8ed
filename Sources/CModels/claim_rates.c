#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/claim_rates.tsv"
};

const uint8_t *sayso_table_claim_rates(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
