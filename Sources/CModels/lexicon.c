#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/lexicon.bin"
};

const uint8_t *sayso_model_lexicon(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
