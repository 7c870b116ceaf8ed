#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/lemmas.bin"
};

const uint8_t *sayso_model_lemmas(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
