#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/claim_contents.bin" if_empty(0)
};

const uint8_t *sayso_model_claim_contents(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
