#include "CModels.h"

static const uint8_t bytes[] = {
#embed "tables/splitter.bin"
};

const uint8_t *sayso_model_splitter(size_t *count) {
  *count = sizeof bytes;
  return bytes;
}
