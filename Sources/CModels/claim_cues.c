#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/claim_cues.bin" if_empty(0)
};

const uint8_t *sayso_model_claim_cues(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
