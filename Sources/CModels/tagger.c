#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/tagger.bin"
};

const uint8_t *sayso_model_tagger(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
